package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import java.util.Arrays;
import java.util.Optional;

/**
 * The GPT as libfdisk reads it: the copy at LBA 1, else the one at the last LBA. The size of an
 * entry may be anything, so that entries may overlap; a partition is one that has a type or begins
 * after LBA 0.
 */
final class LibfdiskGpt {
  /** Partitions that are listed, as many as 4 MiB of ordinary entries. */
  private static final int MAX_PARTITIONS = 1 << 15;

  /** Bytes of an entry that decide whether it is a partition: its type, GUID and first LBA. */
  private static final int USED_BYTES = 40;

  private final DiskLayout layout;
  private final PartitionMap.Builder map;
  private final Optional<GptTable> table;

  LibfdiskGpt(DiskLayout layout, PartitionMap.Builder map) {
    this.layout = layout;
    this.map = map;
    this.table = usable(GptTable.PRIMARY_LBA).or(() -> usable(layout.lastLba()));
  }

  boolean isUsable() {
    return table.isPresent();
  }

  private Optional<GptTable> usable(long lba) {
    Optional<GptTable> found = LayoutBytes.gptAt(layout, lba);
    Optional<String> fault =
        found.isPresent() ? fault(found.get(), lba) : Optional.of("there is no header");
    if (fault.isEmpty()) {
      return found;
    }
    Diagnostic finding =
        Diagnostic.of(
            Severity.WARNING,
            "libfdisk.gpt-copy",
            "The GPT copy at LBA %s is not used: %s".formatted(lba, fault.get()));
    map.note(finding.atOffset(layout.sectorSize().toBytes(lba)));
    return Optional.empty();
  }

  private Optional<String> fault(GptTable table, long lba) {
    GptHeader header = table.header();
    if (!header.hasSignature()) {
      return Optional.of("its header does not begin with EFI PART");
    }
    if (header.headerSize() < GptHeader.BYTES
        || header.headerSize() > layout.sectorSize().bytes()) {
      return Optional.of("its header has not 92 bytes to a sector");
    }
    if (!header.headerCrcValid()) {
      return Optional.of("its header's CRC is wrong");
    }
    if (array(table).isEmpty()) {
      return Optional.of("its entry array is out of reach");
    }
    if (!table.arrayCrcValid()) {
      return Optional.of("its entry array's CRC is wrong");
    }
    if (!hasSaneRange(header)) {
      return Optional.of("its usable LBAs are not a range on the disk");
    }
    return header.myLba() == lba
        ? Optional.empty()
        : Optional.of("its header says that it lies elsewhere");
  }

  private boolean hasSaneRange(GptHeader header) {
    long first = header.firstUsableLba();
    long last = header.lastUsableLba();
    return Long.compareUnsigned(first, last) <= 0
        && Long.compareUnsigned(last, layout.lastLba()) <= 0
        && (first != 0 || Long.compareUnsigned(last, GptTable.PRIMARY_LBA) <= 0);
  }

  private static Optional<GptEntryArray> array(GptTable table) {
    long bytes = table.header().entryArrayBytes();
    return table
        .array()
        .filter(a -> bytes != 0 && a.bytes().length() == bytes)
        .filter(a -> a.entrySize() == table.header().entrySize());
  }

  PartitionMap build() {
    GptTable used = table.orElseThrow();
    if (used.lba() == GptTable.PRIMARY_LBA) {
      noteBackup(used.header());
    }
    byte[] bytes = array(used).orElseThrow().bytes().toByteArray();
    int entrySize = (int) used.header().entrySize();
    if (entrySize < GptEntry.BYTES) {
      map.note(
          Diagnostic.of(
              Severity.WARNING,
              "libfdisk.reads-past-array",
              "Entries of %s bytes make libfdisk read behind the array; it may see anything there"
                  .formatted(entrySize)));
    }
    int listed = 0;
    for (int at = 0; at < bytes.length; at += entrySize) {
      if (isPartition(bytes, at)) {
        if (++listed > MAX_PARTITIONS) {
          map.note(
              Diagnostic.of(
                  Severity.WARNING,
                  "libfdisk.too-many",
                  "Partitions after the first %s are left out".formatted(MAX_PARTITIONS)));
          break;
        }
        // What libfdisk reads behind the array is taken for zeros.
        byte[] entry = Arrays.copyOfRange(bytes, at, at + Math.max(entrySize, GptEntry.BYTES));
        map.add(partition(at / entrySize + 1, GptEntry.of(Bytes.of(entry))));
      }
    }
    return map.table("gpt").build();
  }

  private void noteBackup(GptHeader primary) {
    long at = primary.alternateLba();
    boolean backup = LayoutBytes.gptAt(layout, at).map(t -> fault(t, at).isEmpty()).orElse(false);
    if (!backup) {
      map.note(
          Diagnostic.of(
              Severity.WARNING,
              "libfdisk.backup",
              "There is no usable backup at LBA %s".formatted(Long.toUnsignedString(at))));
    } else if (at != layout.lastLba()) {
      map.note(
          Diagnostic.of(
              Severity.WARNING,
              "libfdisk.backup-not-at-end",
              "The backup is not at the end of the disk"));
    }
  }

  private static boolean isPartition(byte[] array, int at) {
    int end = Math.min(at + USED_BYTES, array.length);
    for (int i = at; i < end; i++) {
      boolean decides = i < at + 16 || i >= at + 32;
      if (decides && array[i] != 0) {
        return true;
      }
    }
    return false;
  }

  private Partition partition(int number, GptEntry entry) {
    boolean reversed = Long.compareUnsigned(entry.firstLba(), entry.lastLba()) > 0;
    return Partition.builder(
            number, layout.sectorSize(), entry.firstLba(), reversed ? 0 : entry.sectors())
        .type(entry.typeGuid().toString(), GptTypes.name(entry.typeGuid()).orElse(""))
        .name(entry.name())
        .uuid(entry.uniqueGuid().toString())
        .flags(GptAttributes.names(entry.attributes() & ~GptAttributes.UNDEFINED))
        .build();
  }
}
