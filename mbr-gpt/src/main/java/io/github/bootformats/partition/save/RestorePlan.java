package io.github.bootformats.partition.save;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.DiskWrite;
import io.github.bootformats.partition.WritePlan;
import io.github.bootformats.partition.save.ReplacedRanges.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The way back: the table first, as safely as any other change, then whatever is left. */
final class RestorePlan {
  private final List<DiskWrite> writes;

  private RestorePlan(List<DiskWrite> table) {
    this.writes = new ArrayList<>(table);
  }

  static WritePlan of(ImageSource smaller, SavedSectors saved) throws IOException {
    ImageSource wanted = saved.over(smaller);
    // What a disk is extended by is zeros.
    ImageSource disk =
        new RestoredSource(smaller, Math.max(smaller.size(), saved.sizeBefore()), List.of());
    DiskLayout now = DiskLayout.read(disk, saved.sectorSize()).model();
    DiskLayout before = DiskLayout.read(wanted, saved.sectorSize()).model();
    RestorePlan plan = new RestorePlan(before.encodeOver(now).writes());
    ImageSource restored = plan.finishTable(disk, wanted);
    for (SavedRange range : saved.ranges()) {
      plan.finish(range.offset(), range.bytes(), read(restored, range));
    }
    return WritePlan.of(plan.writes);
  }

  private static Bytes read(ImageSource source, SavedRange range) throws IOException {
    return Bytes.read(source, range.offset(), range.bytes().length());
  }

  /** Returns the disk with everything as it was where the table is written. */
  private ImageSource finishTable(ImageSource disk, ImageSource wanted) throws IOException {
    List<DiskWrite> table = List.copyOf(writes);
    List<SavedRange> done = new ArrayList<>();
    for (Place place : ReplacedRanges.places(table, wanted.size())) {
      Bytes then = place.in(wanted);
      finish(place.begin(), then, ReplacedRanges.written(place.in(disk), place.begin(), table));
      done.add(new SavedRange(place.begin(), then, 0));
    }
    return new RestoredSource(disk, disk.size(), done);
  }

  /**
   * Adds a write of what no structure covers, such as the sector that an EBR was put into. The
   * table is whole by then, so that the order of these no longer matters.
   */
  private void finish(long offset, Bytes then, Bytes now) {
    if (!now.equals(then)) {
      writes.add(new DiskWrite("saved sectors", offset, then, false));
    }
  }
}
