package io.github.bootformats.partition.convert;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A partition of a GPT that an MBR is to have, too.
 *
 * @param number its place in the entry array, from 1
 * @param entry its entry
 */
record GptPartition(int number, GptEntry entry) {
  /** Entries about which consumers disagree. */
  static final Set<LayoutFinding> DISAGREEMENTS =
      EnumSet.of(
          LayoutFinding.LIMIT_FINDINGS,
          LayoutFinding.GPT_PARTITION_REVERSED,
          LayoutFinding.GPT_PARTITION_OUTSIDE_DISK,
          LayoutFinding.GPT_PARTITION_OVERLAP);

  /** Sectors that the 32 bits of an MBR entry can tell. */
  private static final long SECTOR_LIMIT = 1L << 32;

  /** Lists the partitions of a GPT whose copies are whole. */
  static List<GptPartition> allOf(DiskLayout layout) {
    GptEntryArray array = layout.primaryGpt().orElseThrow().array().orElseThrow();
    return array.usedIndexes().stream()
        .map(index -> new GptPartition(index + 1, array.entry(index)))
        .toList();
  }

  Extent place() {
    return new Extent(entry.firstLba(), entry.sectors());
  }

  boolean isLegacyBoot() {
    return (entry.attributes() & GptAttributes.LEGACY_BOOT) != 0;
  }

  /** Adds what lets no MBR entry describe this partition. */
  void check(ConversionTypes types, Obstacles obstacles) {
    if (types.toMbr(number, entry.typeGuid()).isEmpty()) {
      obstacles.add(
          "type",
          "partition %s has the type %s, which no MBR type stands for; choose one for it"
              .formatted(number, entry.typeGuid()));
    }
    if (Long.compareUnsigned(entry.lastLba(), SECTOR_LIMIT) >= 0) {
      obstacles.add(
          "beyond-32-bits",
          "partition %s ends at LBA %s; an MBR has 32 bits for LBAs, up to %s"
              .formatted(number, Long.toUnsignedString(entry.lastLba()), SECTOR_LIMIT - 1));
    }
  }

  /** Makes the entry of a primary partition. */
  MbrEntry primary(ConversionTypes types) {
    return logical(types, 0);
  }

  /** Makes the entry of a logical partition, which counts from its EBR. */
  MbrEntry logical(ConversionTypes types, long ebr) {
    OptionalInt type = types.toMbr(number, entry.typeGuid());
    return MbrEntry.of(type.orElseThrow(), entry.firstLba() - ebr, entry.sectors(), ebr);
  }
}
