package io.github.bootformats.cli.partitions;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.List;
import java.util.Optional;

/**
 * The entries as they lie in the table, believed without a check: those of the primary GPT, else of
 * the backup, else of the MBR and of its EBRs in the order in which they are reached.
 *
 * <p>The only thing that is done to them: the start of a logical partition counts from the start of
 * the disk, and links to other EBRs are left out.
 */
public final class RawEntries implements PartitionConsumer {
  /** The view. */
  public static final PartitionConsumer VIEW = new RawEntries();

  private static final int FIRST_LOGICAL = 5;

  private RawEntries() {}

  @Override
  public String id() {
    return "raw";
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public PartitionMap see(DiskLayout layout) {
    PartitionMap.Builder map = PartitionMap.builder(id(), layout.sectorSize());
    Optional<GptEntryArray> array = array(layout);
    if (array.isPresent()) {
      addGpt(map, layout, array.get());
    } else if (layout.mbr().hasBootSignature()) {
      addMbr(map, layout);
    }
    return map.build();
  }

  private static Optional<GptEntryArray> array(DiskLayout layout) {
    return layout
        .primaryGpt()
        .flatMap(GptTable::array)
        .filter(GptEntryArray::isDecodable)
        .or(() -> layout.backupGpt().flatMap(GptTable::array).filter(GptEntryArray::isDecodable));
  }

  private static void addGpt(PartitionMap.Builder map, DiskLayout layout, GptEntryArray array) {
    map.table("gpt");
    for (int index : array.usedIndexes()) {
      GptEntry entry = array.entry(index);
      map.add(
          Partition.builder(index + 1, layout.sectorSize(), entry.firstLba(), entry.sectors())
              .type(entry.typeGuid().toString(), GptTypes.name(entry.typeGuid()).orElse(""))
              .name(entry.name())
              .uuid(entry.uniqueGuid().toString())
              .flags(GptAttributes.names(entry.attributes()))
              .build());
    }
  }

  private static void addMbr(PartitionMap.Builder map, DiskLayout layout) {
    map.table("mbr");
    long signature = layout.mbr().diskSignature();
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = layout.mbr().entry(slot);
      if (!entry.isEmpty()) {
        map.add(partition(slot + 1, layout, signature, entry, 0));
      }
    }
    int number = FIRST_LOGICAL;
    for (Ebr ebr : layout.ebrs()) {
      for (MbrEntry entry : ebr.sector().entries()) {
        if (!entry.isEmpty() && !entry.isExtended()) {
          map.add(partition(number++, layout, signature, entry, ebr.lba()));
        }
      }
    }
  }

  private static Partition partition(
      int number, DiskLayout layout, long signature, MbrEntry entry, long base) {
    return Partition.builder(number, layout.sectorSize(), base + entry.firstLba(), entry.sectors())
        .type("0x%02x".formatted(entry.type()), MbrTypes.name(entry.type()).orElse(""))
        .uuid("%08x-%02x".formatted(signature, number))
        .flags(entry.bootIndicator() == MbrEntry.ACTIVE ? List.of("active") : List.of())
        .build();
  }
}
