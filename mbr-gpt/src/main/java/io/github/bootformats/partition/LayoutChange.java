package io.github.bootformats.partition;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.MalformedFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change makes of a layout: the new layout, what is different, and which findings that
 * settles.
 *
 * <p>Nothing is written: {@link #writes()} says what would be. Instances are immutable.
 */
public final class LayoutChange {
  private final DiskLayout before;
  private final DiskLayout after;
  private final List<String> steps;

  private LayoutChange(DiskLayout before, DiskLayout after, List<String> steps) {
    this.before = before;
    this.after = after;
    this.steps = steps;
  }

  /**
   * Puts a change together.
   *
   * @param before the layout as it is
   * @param after the layout as it is to be
   * @param steps what is different, one line for people each
   * @return the change
   */
  public static LayoutChange of(DiskLayout before, DiskLayout after, List<String> steps) {
    return new LayoutChange(requireNonNull(before), requireNonNull(after), List.copyOf(steps));
  }

  /**
   * Returns the layout as it is.
   *
   * @return the layout that the change starts from
   */
  public DiskLayout before() {
    return before;
  }

  /**
   * Returns the layout as it is to be.
   *
   * @return the changed layout
   */
  public DiskLayout after() {
    return after;
  }

  /**
   * Says what is different, for people.
   *
   * @return one line each, such as {@code partition 3 added: 8 MiB at LBA 2048}; safe to print on a
   *     terminal
   */
  public List<String> steps() {
    return steps;
  }

  /**
   * Returns whether nothing changes.
   *
   * @return whether both layouts are the same
   */
  public boolean isEmpty() {
    return before.equals(after);
  }

  /**
   * Returns the findings that the change settles.
   *
   * @return the findings of the layout before that the layout after does not have, wherever they
   *     were
   */
  public List<Diagnostic> resolved() {
    return without(before.findings(), after.findings());
  }

  /**
   * Returns the findings that the change brings.
   *
   * @return the findings of the layout after that the layout before did not have
   */
  public List<Diagnostic> introduced() {
    return without(after.findings(), before.findings());
  }

  /** Structures may move, so findings are told apart by what they say and not by where. */
  private static List<Diagnostic> without(List<Diagnostic> findings, List<Diagnostic> others) {
    List<String> known = new ArrayList<>(others.stream().map(LayoutChange::identity).toList());
    return findings.stream().filter(f -> !known.remove(identity(f))).toList();
  }

  private static String identity(Diagnostic finding) {
    return finding.code() + ' ' + finding.message();
  }

  /**
   * Returns the writes that make the change on the disk, in their order.
   *
   * @return {@link DiskLayout#encodeOver} of the layout before
   */
  public WritePlan writes() {
    return after.encodeOver(before);
  }

  /**
   * Makes sure that the writes lead to the layout after. They do not where structures lie on each
   * other, such as an entry array that begins at the MBR, and a change of one is damage to another.
   *
   * @return this change
   * @throws MalformedFormatException {@code layout.overlap}, if a structure would be damaged
   */
  public LayoutChange requireWritable() throws MalformedFormatException {
    Optional<DiskWrite> damaged = new LayoutStructures(after).contradicted();
    if (damaged.isPresent()) {
      throw new MalformedFormatException(
          after.gptTables().isEmpty() ? "mbr" : "gpt",
          "layout.overlap",
          damaged.get().offset(),
          "the %s lies on another structure, and would not be what it is to be"
              .formatted(damaged.get().what()));
    }
    return this;
  }

  @Override
  public String toString() {
    return steps.toString();
  }
}
