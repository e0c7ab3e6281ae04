package io.github.bootformats.partition.internal.change;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.GptArea;
import io.github.bootformats.partition.internal.change.GptCopies.Content;
import java.util.ArrayList;
import java.util.List;

/** Puts the backup GPT at the end of a disk that has got another size. */
public final class GptEnd {
  private GptEnd() {}

  /** Moves a backup that the primary copy does not expect there to the end of the disk. */
  public static LayoutChange move(DiskLayout layout) throws MalformedFormatException {
    return GptCopies.wholePrimary(layout).header().alternateLba() == layout.lastLba()
        ? LayoutChange.of(layout, layout, List.of())
        : moveTo(layout, layout.diskSize());
  }

  /**
   * Moves the backup to the end of a disk of a size, and the last usable LBA and the protective
   * partition with it.
   *
   * @throws MalformedFormatException if the primary copy is not whole, or partitions are in the way
   */
  public static LayoutChange moveTo(DiskLayout layout, long diskSize)
      throws MalformedFormatException {
    Content primary = GptCopies.wholePrimary(layout);
    DiskLayout resized = ProtectiveEntry.resized(layout, diskSize);
    long last = resized.lastLba();
    List<String> steps = new ArrayList<>();
    if (!resized.mbr().equals(layout.mbr())) {
      steps.add("protective partition made to reach to LBA " + last);
    }
    if (isInPlace(layout, primary, last)) {
      return LayoutChange.of(layout, resized, steps);
    }
    long lastUsable = lastUsable(layout, primary, last);
    if (lastUsable < lastNeeded(primary)) {
      throw new MalformedFormatException(
          "gpt",
          "gpt.no-room",
          GptCopies.offset(layout, primary.header().entriesLba()),
          "partitions reach to LBA %s, so that the disk must have %s bytes at least, not %s"
              .formatted(lastNeeded(primary), smallestSize(layout, primary), diskSize));
    }
    GptHeader header =
        primary.header().toBuilder().alternateLba(last).lastUsableLba(lastUsable).build();
    GptHeader backup =
        header.toBuilder()
            .myLba(last)
            .alternateLba(GptTable.PRIMARY_LBA)
            .entriesLba(lastUsable + 1)
            .build();
    DiskLayout after =
        GptCopies.with(
            resized,
            List.of(
                GptTable.of(GptTable.PRIMARY_LBA, header, primary.array()),
                GptTable.of(last, backup, primary.array())));
    steps.add(
        "backup GPT put at LBA %s; it was to be at LBA %s"
            .formatted(last, Long.toUnsignedString(primary.header().alternateLba())));
    if (header.lastUsableLba() != primary.header().lastUsableLba()) {
      steps.add(
          "last usable LBA %s instead of %s"
              .formatted(lastUsable, Long.toUnsignedString(primary.header().lastUsableLba())));
    }
    return LayoutChange.of(layout, after, steps);
  }

  /** Nothing is to be moved; even a last usable LBA that is lower than need be may be meant so. */
  private static boolean isInPlace(DiskLayout layout, Content primary, long last) {
    return primary.header().alternateLba() == last
        && layout
            .gptAt(last)
            .filter(
                t ->
                    GptCopies.isWhole(t)
                        && t.array().filter(primary.array()::equals).isPresent()
                        && t.header().alternateLba() == GptTable.PRIMARY_LBA
                        && t.header().lastUsableLba() == primary.header().lastUsableLba())
            .isPresent()
        && layout.gptTables().size() == 2;
  }

  /** The specification's room is given up where a partition lies in it. */
  private static long lastUsable(DiskLayout layout, Content primary, long last) {
    long array = primary.arraySectors(layout);
    long reserved = Math.max(array, layout.sectorSize().sectorsIn(GptArea.LEAST_ARRAY_BYTES));
    long roomy = last - 1 - reserved;
    return roomy >= lastNeeded(primary) ? roomy : last - 1 - array;
  }

  /** Returns the last sector that partitions need; there is at least one usable sector. */
  private static long lastNeeded(Content primary) {
    long last = primary.header().firstUsableLba();
    for (GptEntry entry : primary.partitions()) {
      // Linux shows one that ends before it starts, too.
      for (long lba : new long[] {entry.firstLba(), entry.lastLba()}) {
        last = Long.compareUnsigned(lba, last) > 0 ? lba : last;
      }
    }
    // Beyond every disk; keeps what follows free of overflows.
    return last < 0 || last > Long.MAX_VALUE >> 13 ? Long.MAX_VALUE >> 13 : last;
  }

  /** Returns how small a disk can be that holds the partitions and the backup. */
  public static long smallestSize(DiskLayout layout, Content primary) {
    return layout.sectorSize().toBytes(lastNeeded(primary) + primary.arraySectors(layout) + 2);
  }
}
