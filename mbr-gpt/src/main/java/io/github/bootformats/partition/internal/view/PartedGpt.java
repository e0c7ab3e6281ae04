package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How libparted reads a GPT: the primary copy if it is right, else the one at the last LBA, and
 * then all of its partitions or none.
 */
final class PartedGpt {
  private static final long MAX_REVISION = 0x0001_0200;
  private static final int MAX_ENTRIES = 8192;
  private static final long MAX_ENTRY_SIZE = 0x0FFF_FFFF;
  private static final int RESERVED_ARRAY_BYTES = 128 * 128;
  private static final long U32 = 0xFFFF_FFFFL;

  private final DiskLayout layout;
  private final LayoutBytes bytes;
  private final PartitionMap.Builder map;
  private final int sectorBytes;
  private final long diskSectors;

  PartedGpt(DiskLayout layout, LayoutBytes bytes, PartitionMap.Builder map) {
    this.layout = layout;
    this.bytes = bytes;
    this.map = map;
    this.sectorBytes = layout.sectorSize().bytes();
    this.diskSectors = layout.sectorCount();
  }

  void read() throws ToolRefusal {
    long reserved = 2L + RESERVED_ARRAY_BYTES / sectorBytes;
    if (diskSectors - reserved < reserved) {
      throw new ToolRefusal(
          "parted.crash", "parted crashes: the disk is too small for a GPT of the usual size");
    }
    GptHeader header = chooseHeader();
    checkRanges(header);
    Bytes array = arrayOf(header).orElseThrow(() -> arrayLimit(header));
    PartedSpace space = new PartedSpace(diskSectors);
    int size = (int) header.entrySize();
    for (int i = 0; i < header.entryCount(); i++) {
      GptEntry entry = GptEntry.of(array.slice(i * size, (i + 1) * size));
      if (entry.isUsed()) {
        add(i + 1, entry, space);
      }
    }
    map.table("gpt");
  }

  private GptHeader chooseHeader() throws ToolRefusal {
    Optional<GptHeader> primary = valid(GptTable.PRIMARY_LBA);
    long backupLba = primary.map(GptHeader::alternateLba).orElse(diskSectors - 1);
    long offset = bytes.offset(backupLba);
    if (bytes.available(offset, sectorBytes) < sectorBytes) {
      throw new ToolRefusal(
          "parted.backup-unreadable",
          "There is no LBA %s, where the backup header should be"
              .formatted(Long.toUnsignedString(backupLba)));
    }
    Optional<GptHeader> backup = valid(backupLba);
    if (primary.isEmpty() && backup.isEmpty()) {
      throw new ToolRefusal("parted.both-damaged", "Neither copy of the GPT is valid");
    }
    if (primary.isEmpty() || backup.isEmpty()) {
      map.note(
          warning(
              primary.isEmpty() ? "parted.primary-damaged" : "parted.backup-damaged",
              "Only the %s copy of the GPT is valid"
                  .formatted(primary.isEmpty() ? "backup" : "primary")));
    }
    return primary.or(() -> backup).orElseThrow();
  }

  /** Returns the header that lies at an LBA if libparted finds it and its array right. */
  private Optional<GptHeader> valid(long lba) throws ToolRefusal {
    Optional<GptHeader> found = layout.gptAt(bytes.offset(lba) / sectorBytes).map(GptTable::header);
    if (found.isEmpty() || !isPlausible(found.get(), lba)) {
      return Optional.empty();
    }
    GptHeader header = found.get();
    // The array is read before the rest of the header is checked.
    if (arrayBytes(header) == 0) {
      throw new ToolRefusal(
          "parted.crash",
          "parted aborts: the header at LBA %s claims an array of no bytes"
              .formatted(Long.toUnsignedString(lba)));
    }
    if (header.firstUsableLba() < 3
        || header.lastUsableLba() < header.firstUsableLba()
        || !header.headerCrcValid()) {
      return Optional.empty();
    }
    Optional<Bytes> array = arrayOf(header);
    if (array.isEmpty()) {
      if (isArrayOnDisk(header)) {
        throw arrayLimit(header);
      }
      return Optional.empty();
    }
    CRC32 crc = new CRC32();
    crc.update(array.get().asByteBuffer());
    return found.filter(h -> crc.getValue() == h.entryArrayCrc());
  }

  /** Returns whether the header is good enough to read the array; LBAs are signed numbers here. */
  private static boolean isPlausible(GptHeader header, long lba) {
    boolean primary = lba == GptTable.PRIMARY_LBA;
    return header.hasSignature()
        && header.computedHeaderCrc().isPresent()
        && header.entrySize() % 8 == 0
        && header.entrySize() >= GptEntry.BYTES
        && header.entrySize() <= MAX_ENTRY_SIZE
        && header.myLba() == lba
        && (primary || header.alternateLba() == GptTable.PRIMARY_LBA)
        && header.alternateLba() != lba;
  }

  /** The size of an array is computed with 32 bits. */
  private static long arrayBytes(GptHeader header) {
    return header.entryArrayBytes() & U32;
  }

  private boolean isArrayOnDisk(GptHeader header) {
    long sectors = (arrayBytes(header) + sectorBytes - 1) / sectorBytes;
    long offset = bytes.offset(header.entriesLba());
    return offset >= 0 && offset + sectors * sectorBytes <= diskSectors * sectorBytes;
  }

  private Optional<Bytes> arrayOf(GptHeader header) {
    if (!isArrayOnDisk(header)) {
      return Optional.empty();
    }
    long length = arrayBytes(header);
    return length > DiskLayout.MAX_ENTRY_ARRAY_BYTES.defaultValue()
        ? Optional.empty()
        : Optional.of(bytes.read(bytes.offset(header.entriesLba()), (int) length));
  }

  private static ToolRefusal arrayLimit(GptHeader header) {
    return new ToolRefusal(
        "parted.limit",
        "The array of %s bytes is larger than what is read of it here"
            .formatted(arrayBytes(header)));
  }

  private void checkRanges(GptHeader header) throws ToolRefusal {
    if (header.revision() > MAX_REVISION) {
      throw new ToolRefusal(
          "parted.revision",
          "The GPT has revision %x, which is newer than what parted knows"
              .formatted(header.revision()));
    }
    long first = header.firstUsableLba();
    long last = header.lastUsableLba();
    long arraySectors =
        (Math.max(arrayBytes(header), RESERVED_ARRAY_BYTES) + sectorBytes - 1) / sectorBytes;
    long lastPossible = diskSectors - 2 - arraySectors;
    if (last <= first || last > diskSectors || lastPossible <= first) {
      throw new ToolRefusal(
          "parted.usable-range",
          "The usable range %s to %s does not fit the disk".formatted(first, last));
    }
    if (last < lastPossible) {
      map.note(
          warning(
              "parted.not-all-used",
              "The GPT leaves space at the end of the disk; parted offers to use it"));
    }
    if (header.entryCount() > MAX_ENTRIES) {
      throw new ToolRefusal(
          "parted.crash", "parted aborts: the array has %s entries".formatted(header.entryCount()));
    }
    if (header.entryArrayBytes() > U32) {
      throw new ToolRefusal(
          "parted.crash",
          "parted reads outside of its memory: the array has %s bytes"
              .formatted(header.entryArrayBytes()));
    }
  }

  private void add(int number, GptEntry entry, PartedSpace space) throws ToolRefusal {
    long start = entry.firstLba();
    if (start < 0) {
      throw new ToolRefusal(
          "parted.crash", "parted aborts: partition %s starts below 0".formatted(number));
    }
    long sectors = entry.lastLba() - start + 1;
    if (sectors < 1) {
      throw new ToolRefusal(
          "parted.reversed", "Partition %s ends before it starts".formatted(number));
    }
    long end = start + sectors - 1;
    if (end < start) {
      throw new ToolRefusal(
          "parted.crash", "parted aborts: partition %s ends below 0".formatted(number));
    }
    space.add(start, end);
    map.add(
        Partition.builder(number, layout.sectorSize(), start, sectors)
            .type(entry.typeGuid().toString(), GptTypes.name(entry.typeGuid()).orElse(""))
            .uuid(entry.uniqueGuid().toString())
            .name(name(number, entry))
            .flags(PartedFlags.ofGpt(entry))
            .build());
  }

  /** libparted converts all 36 units from UCS-2, those behind the end too, or none. */
  private String name(int number, GptEntry entry) {
    Bytes units = entry.nameBytes();
    for (int i = 1; i < units.length(); i += 2) {
      if ((units.at(i) & 0xF8) == 0xD8) {
        map.note(
            warning(
                "parted.name", "The name of partition %s cannot be converted".formatted(number)));
        return "";
      }
    }
    return entry.name();
  }

  private static Diagnostic warning(String code, String message) {
    return Diagnostic.of(Severity.WARNING, code, message);
  }
}
