package io.github.bootformats.testkit.partition;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lists the structures of a disk, and where their fields lie. */
final class StructureFinder {
  private static final int MOST_EBRS = 100;
  private static final int MOST_ENTRIES = 200;

  /** A field of every structure of a kind; it begins so many bytes behind the structure's start. */
  private record Part(String name, DiskField.Kind kind, int at, int length) {}

  private static final List<Part> BOOT_RECORD =
      List.of(
          new Part("disk signature", DiskField.Kind.ID, 440, 4),
          new Part("boot signature", DiskField.Kind.SIGNATURE, 510, 2));

  private static final List<Part> MBR_ENTRY =
      List.of(
          new Part("boot indicator", DiskField.Kind.FLAGS, 0, 1),
          new Part("first CHS", DiskField.Kind.CHS, 1, 3),
          new Part("type", DiskField.Kind.TYPE, 4, 1),
          new Part("last CHS", DiskField.Kind.CHS, 5, 3),
          new Part("first LBA", DiskField.Kind.LBA, 8, 4),
          new Part("sectors", DiskField.Kind.COUNT, 12, 4));

  private static final List<Part> GPT_HEADER =
      List.of(
          new Part("signature", DiskField.Kind.SIGNATURE, 0, 8),
          new Part("revision", DiskField.Kind.FLAGS, 8, 4),
          new Part("header size", DiskField.Kind.SIZE, 12, 4),
          new Part("header CRC", DiskField.Kind.CRC, 16, 4),
          new Part("reserved", DiskField.Kind.FLAGS, 20, 4),
          new Part("my LBA", DiskField.Kind.LBA, 24, 8),
          new Part("alternate LBA", DiskField.Kind.LBA, 32, 8),
          new Part("first usable LBA", DiskField.Kind.LBA, 40, 8),
          new Part("last usable LBA", DiskField.Kind.LBA, 48, 8),
          new Part("disk GUID", DiskField.Kind.ID, 56, 16),
          new Part("entries LBA", DiskField.Kind.LBA, 72, 8),
          new Part("entry count", DiskField.Kind.COUNT, 80, 4),
          new Part("entry size", DiskField.Kind.SIZE, 84, 4),
          new Part("entries CRC", DiskField.Kind.CRC, 88, 4));

  private static final List<Part> GPT_ENTRY =
      List.of(
          new Part("type", DiskField.Kind.TYPE, 0, 16),
          new Part("GUID", DiskField.Kind.ID, 16, 16),
          new Part("first LBA", DiskField.Kind.LBA, 32, 8),
          new Part("last LBA", DiskField.Kind.LBA, 40, 8),
          new Part("attributes", DiskField.Kind.FLAGS, 48, 8),
          new Part("name", DiskField.Kind.NAME, 56, 72));

  private final DiskLayout disk;
  private final List<DiskStructure> found = new ArrayList<>();

  StructureFinder(DiskLayout disk) {
    this.disk = disk;
  }

  List<DiskStructure> find() {
    if (disk.sectorCount() > 0) {
      bootRecord("MBR", 0);
    }
    for (Ebr ebr : disk.ebrs().subList(0, Math.min(MOST_EBRS, disk.ebrs().size()))) {
      if (ebr.lba() > 0) {
        bootRecord("EBR at LBA " + ebr.lba(), disk.sectorSize().toBytes(ebr.lba()));
      }
    }
    for (GptTable table : disk.gptTables()) {
      String copy = table.lba() == GptTable.PRIMARY_LBA ? "primary" : "backup";
      add(
          copy + " GPT header",
          DiskStructure.Kind.GPT_HEADER,
          disk.sectorSize().toBytes(table.lba()),
          GptHeader.BYTES,
          GPT_HEADER);
      table
          .array()
          .filter(GptEntryArray::isDecodable)
          .ifPresent(
              array ->
                  entries(copy, disk.sectorSize().toBytes(table.header().entriesLba()), array));
    }
    return found;
  }

  private void bootRecord(String name, long offset) {
    add(name, DiskStructure.Kind.BOOT_RECORD, offset, 512, BOOT_RECORD);
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      add(
          name + ", entry " + (slot + 1),
          DiskStructure.Kind.MBR_ENTRY,
          offset + MbrSector.entryOffset(slot),
          MbrEntry.BYTES,
          MBR_ENTRY);
    }
  }

  private void entries(String copy, long offset, GptEntryArray array) {
    List<Integer> indexes = new ArrayList<>(array.usedIndexes());
    if (indexes.size() > MOST_ENTRIES) {
      indexes.subList(MOST_ENTRIES, indexes.size()).clear();
    }
    IntStream.range(0, array.count())
        .filter(index -> !array.entry(index).isUsed())
        .findFirst()
        .ifPresent(indexes::add);
    for (int index : indexes) {
      add(
          copy + " GPT entry " + (index + 1),
          DiskStructure.Kind.GPT_ENTRY,
          offset + (long) index * array.entrySize(),
          GptEntry.BYTES,
          GPT_ENTRY);
    }
  }

  private void add(
      String name, DiskStructure.Kind kind, long offset, int length, List<Part> parts) {
    List<DiskField> fields =
        parts.stream()
            .map(p -> new DiskField(p.name(), p.kind(), offset + p.at(), p.length()))
            .toList();
    found.add(new DiskStructure(name, kind, offset, length, fields));
  }
}
