package io.github.bootformats.cli.change;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.WritePlan;
import java.util.List;

/**
 * A change of a disk, and the writes that make it.
 *
 * @param change what becomes of the layout; the disk gets the size that the layout after has
 * @param writes what is to be written
 * @param notes what else the user should know
 */
public record DiskEdit(LayoutChange change, WritePlan writes, List<String> notes) {
  public DiskEdit {
    notes = List.copyOf(notes);
  }

  /** Returns a change that is written as it says itself. */
  public static DiskEdit of(LayoutChange change) {
    return of(change, change.writes());
  }

  /** Returns a change that is written in a way of its own. */
  public static DiskEdit of(LayoutChange change, WritePlan writes) {
    return new DiskEdit(change, writes, List.of());
  }

  /** Returns the change with other notes. */
  public DiskEdit withNotes(List<String> others) {
    return new DiskEdit(change, writes, others);
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
