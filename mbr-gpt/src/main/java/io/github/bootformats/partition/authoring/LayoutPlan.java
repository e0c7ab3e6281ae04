package io.github.bootformats.partition.authoring;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.internal.Checks;
import io.github.bootformats.partition.internal.Sectors;
import io.github.bootformats.partition.internal.SeededIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes that are to be made to the partitions of a layout. Immutable: each method returns a plan
 * with one change more. Nothing is looked up or checked before {@link #apply}.
 *
 * <pre>{@code
 * LayoutChange change = layout.plan()
 *     .remove(3)
 *     .resize(2, PartitionSize.parse("+64M"))
 *     .add(NewPartition.of("home", PartitionSize.percentOfFree(50)).name("home"))
 *     .add(NewPartition.of("swap", PartitionSize.rest()))
 *     .apply();
 * change.steps().forEach(System.out::println);
 * change.writes().applyTo(target);
 * }</pre>
 *
 * <p><b>Order.</b> Changes are made in the order of the calls, and each sees what those before it
 * did. Only additions that follow each other are placed together: first those that say where they
 * start, then the others in their order, each at the lowest aligned place that is large enough.
 * What follows the one that takes the rest goes to the end of the free space, in its order.
 *
 * <p><b>What stays.</b> Entries that a change does not name keep every byte, and contents are never
 * moved: a partition that is resized keeps its start. On an MBR, the partitions of an extended one
 * are a chain, so that a change of one also changes the link to it; when the first is removed, the
 * next is described in its place.
 *
 * <p><b>Numbers</b> are the entry's place in a GPT, the slot of a primary partition of an MBR, and
 * from 5 on places in the chain of logical ones. They are those of Linux.
 *
 * <p><b>Primary or logical.</b> Without an extended partition, new partitions of an MBR are primary
 * if there are entries for all of those that are added together; else the last free entry becomes
 * an extended partition on the largest free place, and what no entry is left for becomes logical.
 * When there is an extended partition, new ones are logical, but for those with a number up to 4 or
 * a start outside of it. {@link NewPartition#primary()} and {@link NewPartition#logical()} overrule
 * this.
 */
public final class LayoutPlan {
  /** A change; an addition waits for those that follow it. */
  private sealed interface Change {
    /** Partitions that are placed together with their neighbours. */
    record Addition(NewPartition partition) implements Change {}

    /** Anything else. */
    record Edit(Edits edit) implements Change {}
  }

  /** What a change does to the table. */
  @FunctionalInterface
  private interface Edits {
    void edit(PlanTable table) throws FormatException;
  }

  private final DiskLayout layout;
  private final List<Change> changes;
  private final long alignment;
  private final Optional<String> seed;

  private LayoutPlan(
      DiskLayout layout, List<Change> changes, long alignment, Optional<String> seed) {
    this.layout = layout;
    this.changes = changes;
    this.alignment = alignment;
    this.seed = seed;
  }

  /**
   * Starts with a layout; the same as {@link DiskLayout#plan()}.
   *
   * @param layout the layout whose partitions are to change
   * @return a plan without changes
   */
  public static LayoutPlan of(DiskLayout layout) {
    return new LayoutPlan(
        requireNonNull(layout), List.of(), GptBuilder.DEFAULT_ALIGNMENT, Optional.empty());
  }

  private LayoutPlan with(Change change) {
    List<Change> more = new ArrayList<>(changes);
    more.add(change);
    return new LayoutPlan(layout, List.copyOf(more), alignment, seed);
  }

  private LayoutPlan edit(Edits edit) {
    return with(new Change.Edit(edit));
  }

  /**
   * Sets what the starts of new partitions are multiples of, for the whole plan; 1 MiB otherwise.
   *
   * @param bytes a multiple of the sector size, at least one sector
   * @return the plan
   */
  public LayoutPlan alignment(long bytes) {
    Sectors.ofAlignment(bytes, layout.sectorSize());
    return new LayoutPlan(layout, changes, bytes, seed);
  }

  /**
   * Derives the GUIDs of new partitions from a seed, for the whole plan, as {@link GptBuilder#seed}
   * does; where that would be a GUID of the table, {@code partition N again}, {@code partition N
   * again again} and so on take the place of {@code partition N}. Otherwise they are random.
   *
   * @param text any text
   * @return the plan
   */
  public LayoutPlan seed(String text) {
    return new LayoutPlan(layout, changes, alignment, Optional.of(text));
  }

  /**
   * Adds a partition.
   *
   * @param partition the partition
   * @return the plan
   */
  public LayoutPlan add(NewPartition partition) {
    return with(new Change.Addition(requireNonNull(partition)));
  }

  /**
   * Removes a partition. An extended one takes its logical ones with it; behind a logical one, all
   * count one less.
   *
   * @param number the partition
   * @return the plan
   */
  public LayoutPlan remove(int number) {
    return edit(table -> table.remove(number));
  }

  /**
   * Gives a partition another end; its start and its contents stay where they are. What is in it
   * must fit already when it shrinks; nobody looks here.
   *
   * @param number the partition
   * @param size how large; {@link PartitionSize#rest} is everything up to the next partition
   * @return the plan
   */
  public LayoutPlan resize(int number, PartitionSize size) {
    requireNonNull(size);
    return edit(table -> table.resize(number, size));
  }

  /**
   * Gives a partition another number. Among logical partitions, those between the two numbers move
   * up or down.
   *
   * @param number the partition
   * @param newNumber a number that is free, or that of a logical partition
   * @return the plan
   */
  public LayoutPlan renumber(int number, int newNumber) {
    return edit(table -> table.renumber(number, newNumber));
  }

  /**
   * Lets two partitions change their numbers: two entries of a GPT, two primary or two logical
   * partitions.
   *
   * @param number a partition
   * @param other another one
   * @return the plan
   */
  public LayoutPlan swap(int number, int other) {
    return edit(table -> table.swap(number, other));
  }

  /**
   * Numbers all partitions anew, without gaps, in the order in which they lie on the disk; on an
   * MBR primary and logical ones each among themselves.
   *
   * @return the plan
   */
  public LayoutPlan sort() {
    return edit(PlanTable::sort);
  }

  /**
   * Gives a partition of a GPT another name.
   *
   * @param number the partition
   * @param name at most 36 UTF-16 units, without NUL
   * @return the plan
   */
  public LayoutPlan rename(int number, String name) {
    requireNonNull(name);
    return edit(table -> table.rename(number, name));
  }

  /**
   * Gives a partition another type.
   *
   * @param number the partition
   * @param type as in {@link NewPartition#of(String, PartitionSize)}
   * @return the plan
   */
  public LayoutPlan retype(int number, String type) {
    requireNonNull(type);
    return edit(table -> table.retype(number, type));
  }

  /**
   * Gives a partition of a GPT another GUID.
   *
   * @param number the partition
   * @param guid its own GUID, neither zero nor that of another one
   * @return the plan
   */
  public LayoutPlan guid(int number, UUID guid) {
    Checks.guid(guid);
    return edit(table -> table.guid(number, guid));
  }

  /**
   * Sets a flag. At most one partition of an MBR is {@code active}: another one loses the flag.
   *
   * @param number the partition
   * @param flag as in {@link NewPartition#flags}
   * @return the plan
   */
  public LayoutPlan setFlag(int number, String flag) {
    requireNonNull(flag);
    return edit(table -> table.flag(number, flag, true));
  }

  /**
   * Clears a flag.
   *
   * @param number the partition
   * @param flag as in {@link NewPartition#flags}
   * @return the plan
   */
  public LayoutPlan clearFlag(int number, String flag) {
    requireNonNull(flag);
    return edit(table -> table.flag(number, flag, false));
  }

  /**
   * Returns what is free when the changes of this plan are made. On an MBR, the sectors before the
   * first partition count as well, although boot loaders use them.
   *
   * @return the regions in ascending order
   * @throws FormatException as {@link #apply}
   * @throws IllegalArgumentException as {@link #apply}
   */
  public List<FreeRegion> freeRegions() throws FormatException {
    return table().freeRegions();
  }

  /**
   * Makes the changes; nothing is written. Without a seed, the GUIDs of new partitions are others
   * at each call.
   *
   * @return the new layout and what is different; nothing where the changes undo each other
   * @throws FormatException if the layout has no partition table, or one that is damaged: whoever
   *     changes such a table would make up what readers disagree about. Of several extended
   *     partitions, all but one must be removed before anything else is done
   * @throws IllegalArgumentException if a change cannot be made: there is no such partition, no
   *     such number or type, or not enough room; the message says what was asked and what there is
   */
  public LayoutChange apply() throws FormatException {
    PlanTable table = table();
    DiskLayout after = table.build();
    return LayoutChange.of(layout, after, after.equals(layout) ? List.of() : table.steps())
        .requireWritable();
  }

  private PlanTable table() throws FormatException {
    PlanTable table =
        PlanTable.of(
            layout, Sectors.ofAlignment(alignment, layout.sectorSize()), new SeededIds(seed));
    List<NewPartition> additions = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.Addition addition) {
        additions.add(addition.partition());
      } else if (change instanceof Change.Edit edit) {
        addAll(additions, table);
        edit.edit().edit(table);
      }
    }
    addAll(additions, table);
    return table;
  }

  private static void addAll(List<NewPartition> additions, PlanTable table) throws FormatException {
    if (!additions.isEmpty()) {
      table.add(List.copyOf(additions));
      additions.clear();
    }
  }
}
