package io.github.bootformats.partition.repair;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.change.GptCopies;
import io.github.bootformats.partition.internal.change.GptCopies.Content;
import java.util.List;

/** Corrects the range of LBAs that partitions may use. */
final class GptUsable {
  private GptUsable() {}

  /**
   * Makes the usable range keep off headers and arrays and, where that is possible, hold all
   * partitions. A range that is right stays as it is.
   */
  static LayoutChange repaired(DiskLayout layout) throws MalformedFormatException {
    Content content = GptCopies.agreed(layout);
    GptTable backup = layout.gptAt(content.header().alternateLba()).orElseThrow();
    long lowest = Math.max(2, endOfArray(layout, content, GptTable.PRIMARY_LBA));
    long highest = Math.min(backup.lba(), startOfArray(content, backup)) - 1;
    if (lowest > highest) {
      throw new MalformedFormatException(
          "gpt",
          "gpt.no-room",
          GptCopies.offset(layout, GptTable.PRIMARY_LBA),
          "no LBA is left between the tables of the GPT");
    }
    long first = content.header().firstUsableLba();
    long last = content.header().lastUsableLba();
    boolean isRange = first >= 0 && first <= last && first <= highest && last >= lowest;
    first = isRange ? Math.max(first, lowest) : lowest;
    last = isRange ? Math.min(last, highest) : highest;
    for (GptEntry entry : content.partitions()) {
      if (entry.firstLba() >= lowest && entry.lastLba() <= highest) {
        first = Math.min(first, entry.firstLba());
        last = Math.max(last, entry.lastLba());
      }
    }
    return changed(layout, first, last);
  }

  /** The array of the primary copy may lie anywhere; only one before the partitions is kept off. */
  private static long endOfArray(DiskLayout layout, Content content, long header) {
    long lba = content.header().entriesLba();
    return lba > header && lba < content.header().alternateLba() / 2
        ? lba + content.arraySectors(layout)
        : header + 1;
  }

  private static long startOfArray(Content content, GptTable backup) {
    long lba = backup.header().entriesLba();
    return lba > content.header().alternateLba() / 2 && lba < backup.lba() ? lba : backup.lba();
  }

  private static LayoutChange changed(DiskLayout layout, long first, long last) {
    DiskLayout after =
        GptCopies.editWhole(
            layout,
            t ->
                t.withHeader(
                    t.header().toBuilder().firstUsableLba(first).lastUsableLba(last).build()));
    return LayoutChange.of(
        layout,
        after,
        after.equals(layout)
            ? List.of()
            : List.of("usable range made LBA %s to %s".formatted(first, last)));
  }
}
