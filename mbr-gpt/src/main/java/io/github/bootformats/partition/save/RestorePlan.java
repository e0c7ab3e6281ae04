package io.github.bootformats.partition.save;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.DiskWrite;
import io.github.bootformats.partition.WritePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The way back: the table first, as safely as any other change, then whatever is left. */
final class RestorePlan {
  private final ImageSource disk;
  private final ImageSource wanted;
  private final List<DiskWrite> writes;

  private RestorePlan(ImageSource disk, ImageSource wanted, List<DiskWrite> writes) {
    this.disk = disk;
    this.wanted = wanted;
    this.writes = writes;
  }

  static WritePlan of(ImageSource smaller, SavedSectors saved) throws IOException {
    ImageSource wanted = saved.over(smaller);
    // What a disk is extended by is zeros.
    ImageSource disk =
        new RestoredSource(smaller, Math.max(smaller.size(), saved.sizeBefore()), List.of());
    DiskLayout now = DiskLayout.read(disk, saved.sectorSize()).model();
    DiskLayout before = DiskLayout.read(wanted, saved.sectorSize()).model();
    List<DiskWrite> writes = new ArrayList<>(before.encodeOver(now).writes());
    RestorePlan plan = new RestorePlan(disk, wanted, writes);
    for (DiskWrite write : List.copyOf(writes)) {
      plan.finish(write.offset(), write.bytes().length());
    }
    for (SavedRange range : saved.ranges()) {
      plan.finish(range.offset(), range.bytes().length());
    }
    return WritePlan.of(writes);
  }

  /** What no structure covers, such as the sector that an EBR was put into. */
  private void finish(long offset, int length) throws IOException {
    int inside = (int) Math.min(length, wanted.size() - offset);
    if (inside <= 0) {
      return;
    }
    Bytes now = Bytes.of(disk.readBytes(offset, inside));
    Bytes then = Bytes.of(wanted.readBytes(offset, inside));
    if (!ReplacedRanges.written(now, offset, writes).equals(then)) {
      writes.add(new DiskWrite("saved sectors", offset, then, true));
    }
  }
}
