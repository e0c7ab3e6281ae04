package io.github.bootformats.partition.convert;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.internal.change.DiskKind;
import io.github.bootformats.partition.internal.change.GptCopies;
import io.github.bootformats.partition.internal.change.GptEnd;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives a disk another size. */
final class DiskResize {
  private DiskResize() {}

  static LayoutChange to(DiskLayout layout, long bytes) throws FormatException {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative disk size: " + bytes);
    }
    checkTable(layout);
    long smallest = smallestMbr(layout);
    // A disk that is too small for what is on it already can still grow.
    if (bytes < layout.diskSize() && bytes < smallest) {
      throw new MalformedFormatException(
          "mbr",
          "mbr.no-room",
          0,
          "partitions reach to LBA %s, so that the disk must have %s bytes at least, not %s"
              .formatted(smallest / layout.sectorSize().bytes() - 1, smallest, bytes));
    }
    List<String> steps = new ArrayList<>();
    if (bytes != layout.diskSize()) {
      steps.add("disk of %s bytes instead of %s".formatted(bytes, layout.diskSize()));
    }
    if (DiskKind.of(layout) == DiskKind.GPT) {
      LayoutChange moved = GptEnd.moveTo(layout, bytes);
      steps.addAll(moved.steps());
      return LayoutChange.of(layout, moved.after(), steps);
    }
    return LayoutChange.of(layout, layout.toBuilder().diskSize(bytes).build(), steps);
  }

  /** Returns the fewest bytes that {@link #to} takes to make a disk smaller. */
  static long smallest(DiskLayout layout) throws FormatException {
    checkTable(layout);
    long smallest = smallestMbr(layout);
    return DiskKind.of(layout) == DiskKind.GPT
        ? Math.max(smallest, GptEnd.smallestSize(layout, GptCopies.wholePrimary(layout)))
        : smallest;
  }

  /** For a GPT, it is enough that the primary copy is whole: its backup is made anew. */
  private static void checkTable(DiskLayout layout) throws FormatException {
    Optional<Diagnostic> obstacle = DiskKind.obstacles(layout).stream().findFirst();
    if (DiskKind.of(layout) != DiskKind.GPT && obstacle.isPresent()) {
      throw MalformedFormatException.of(obstacle.get());
    }
  }

  /** An MBR, hybrid or not, has partitions that must be on the disk, logical ones too. */
  private static long smallestMbr(DiskLayout layout) throws FormatException {
    long end = 1;
    if (DiskKind.of(layout) == DiskKind.MBR) {
      for (MbrPartition partition : MbrPartition.allOf(layout)) {
        end = Math.max(end, partition.place().end());
      }
    }
    for (MbrEntry entry : layout.mbr().entries()) {
      // Linux shows one without a type, too.
      if (entry.type() != MbrEntry.TYPE_GPT_PROTECTIVE && entry.sectors() != 0) {
        end = Math.max(end, entry.firstLba() + entry.sectors());
      }
    }
    return layout.sectorSize().toBytes(end);
  }
}
