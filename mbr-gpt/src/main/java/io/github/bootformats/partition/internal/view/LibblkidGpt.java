package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import java.util.Optional;

/** The GPT as libblkid reads it behind a protective entry: the copy at LBA 1, else at the end. */
final class LibblkidGpt {
  private static final long MAX_ARRAY_BYTES = 0xFFFF_FFFEL;

  private final DiskLayout layout;

  LibblkidGpt(DiskLayout layout) {
    this.layout = layout;
  }

  PartitionMap build(PartitionMap.Builder map) {
    Optional<Diagnostic> primaryFault = fault(GptTable.PRIMARY_LBA);
    if (primaryFault.isEmpty()) {
      return list(GptTable.PRIMARY_LBA, map);
    }
    Optional<Diagnostic> backupFault = fault(layout.lastLba());
    if (backupFault.isEmpty()) {
      map.note(primaryFault.get());
      return list(layout.lastLba(), map);
    }
    map.note(backupFault.get());
    return map.table(LibblkidView.PROTECTIVE_MBR).refuse(primaryFault.get()).build();
  }

  private PartitionMap list(long lba, PartitionMap.Builder map) {
    GptTable table = LayoutBytes.gptAt(layout, lba).orElseThrow();
    GptHeader header = table.header();
    GptEntryArray array = table.array().orElseThrow();
    LibblkidList list = new LibblkidList(layout.sectorSize());
    long units = LibblkidList.unitsIn(layout.sectorSize());
    for (int i = 0; i < array.count(); i++) {
      GptEntry entry = array.entry(i);
      if (!entry.isUsed()) {
        list.skip();
      } else if (isOutsideUsable(entry, header)) {
        map.note(
            Diagnostic.of(
                Severity.WARNING,
                "libblkid.outside-usable",
                "Partition %s is left out: it lies outside of the usable LBAs".formatted(i + 1)));
        list.skip();
      } else {
        // A partition that ends before it begins has a size of nearly 2^64.
        list.add(
            list.next(entry.firstLba() * units, entry.sectors() * units)
                .type(entry.typeGuid().toString(), GptTypes.name(entry.typeGuid()).orElse(""))
                .name(withoutTrailingSpace(entry.name()))
                .uuid(entry.uniqueGuid().toString())
                .flags(GptAttributes.names(entry.attributes())));
      }
    }
    list.addTo(map);
    return map.table("gpt").build();
  }

  private static boolean isOutsideUsable(GptEntry entry, GptHeader header) {
    return Long.compareUnsigned(entry.firstLba(), header.firstUsableLba()) < 0
        || Long.compareUnsigned(entry.lastLba(), header.lastUsableLba()) > 0;
  }

  private static String withoutTrailingSpace(String name) {
    int end = name.length();
    while (end > 0 && " \t\n\u000B\f\r".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    return name.substring(0, end);
  }

  /** Returns what libblkid does not like about the copy at an LBA; empty if it uses it. */
  private Optional<Diagnostic> fault(long lba) {
    Optional<GptTable> found = LayoutBytes.gptAt(layout, lba);
    if (found.isEmpty()) {
      return fault(lba, "gpt-missing", "There is no GPT header");
    }
    GptTable table = found.get();
    GptHeader header = table.header();
    if (!header.hasSignature()) {
      return fault(lba, "gpt-signature", "The header does not begin with EFI PART");
    }
    if (header.headerSize() < GptHeader.BYTES
        || header.headerSize() > layout.sectorSize().bytes()) {
      return fault(lba, "gpt-header-size", "A header has 92 bytes to a sector");
    }
    if (!header.headerCrcValid()) {
      return fault(lba, "gpt-header-crc", "The header's CRC is wrong");
    }
    if (header.myLba() != lba) {
      return fault(lba, "gpt-my-lba", "The header says that it lies elsewhere");
    }
    return rangeFault(header, lba).or(() -> arrayFault(table, lba));
  }

  private Optional<Diagnostic> rangeFault(GptHeader header, long lba) {
    long first = header.firstUsableLba();
    long last = header.lastUsableLba();
    if (Long.compareUnsigned(last, first) < 0
        || Long.compareUnsigned(first, layout.lastLba()) > 0
        || Long.compareUnsigned(last, layout.lastLba()) > 0) {
      return fault(lba, "gpt-usable-range", "The usable LBAs are not a range on the disk");
    }
    if (Long.compareUnsigned(first, lba) < 0 && Long.compareUnsigned(lba, last) < 0) {
      return fault(lba, "gpt-header-in-usable", "The header lies among the usable LBAs");
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> arrayFault(GptTable table, long lba) {
    GptHeader header = table.header();
    long bytes = header.entryArrayBytes();
    if (header.entrySize() != GptEntry.BYTES
        || bytes == 0
        || Long.compareUnsigned(bytes, MAX_ARRAY_BYTES) > 0) {
      return fault(
          lba, "gpt-entry-size", "There are no entries, too many, or they have not 128 bytes");
    }
    Optional<GptEntryArray> array = table.array();
    if (array.isEmpty()
        || array.get().entrySize() != GptEntry.BYTES
        || array.get().bytes().length() != bytes) {
      return fault(lba, "gpt-array-unreadable", "The entry array is out of reach");
    }
    return table.arrayCrcValid()
        ? Optional.empty()
        : fault(lba, "gpt-array-crc", "The entry array's CRC is wrong");
  }

  private Optional<Diagnostic> fault(long lba, String code, String message) {
    Diagnostic fault =
        Diagnostic.of(
            Severity.ERROR,
            "libblkid." + code,
            "%s (the GPT copy at LBA %s)".formatted(message, lba));
    return Optional.of(lba < 0 ? fault : fault.atOffset(layout.sectorSize().toBytes(lba)));
  }
}
