package io.github.bootformats.cli.change;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.WritePlan;

/**
 * A change of a disk, and the writes that make it.
 *
 * @param change what becomes of the layout; the disk gets the size that the layout after has
 * @param writes what is to be written
 */
public record DiskEdit(LayoutChange change, WritePlan writes) {
  /** Returns a change that is written as it says itself. */
  public static DiskEdit of(LayoutChange change) {
    return new DiskEdit(change, change.writes());
  }

  public DiskLayout before() {
    return change.before();
  }

  public DiskLayout after() {
    return change.after();
  }

  /** Returns whether the disk stays as it is. */
  public boolean isEmpty() {
    return writes.writes().isEmpty() && before().diskSize() == after().diskSize();
  }
}
