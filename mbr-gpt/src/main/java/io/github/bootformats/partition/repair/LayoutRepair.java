package io.github.bootformats.partition.repair;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.internal.change.IdSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Puts right what is wrong with a layout.
 *
 * <pre>{@code
 * LayoutChange repaired = layout.repair().all();
 * repaired.steps().forEach(System.out::println);     // primary GPT made anew from the backup at ...
 * repaired.resolved().forEach(System.out::println);  // error gpt.header-crc at byte 528: ...
 * repaired.writes().applyTo(target);
 *
 * for (LayoutRepair.Suggestion suggestion : layout.repair().suggestions()) {
 *   System.out.println(suggestion.repair().id() + " settles " + suggestion.change().resolved());
 * }
 * }</pre>
 *
 * <p>Repairs work with what the layout holds: a backup that nothing leads to, in the middle of a
 * disk that has grown, is not found. No repair moves a partition or changes where one starts or
 * ends. Instances are immutable; nothing is written.
 */
public final class LayoutRepair {
  /** How often all repairs are tried: one may make another possible. */
  private static final int ROUNDS = 3;

  private final DiskLayout layout;
  private final IdSource ids;

  private LayoutRepair(DiskLayout layout, IdSource ids) {
    this.layout = layout;
    this.ids = ids;
  }

  /**
   * Starts with a layout; the same as {@link DiskLayout#repair()}.
   *
   * @param layout the layout that something may be wrong with
   * @return its repairs
   */
  public static LayoutRepair of(DiskLayout layout) {
    return new LayoutRepair(requireNonNull(layout), IdSource.RANDOM);
  }

  /**
   * Derives new GUIDs and signatures from a seed, as {@link GptBuilder#seed} and {@link
   * MbrBuilder#seed} do; otherwise they are random.
   *
   * @param seed any text; give different disks different ones
   * @return the same repairs with another source of GUIDs
   */
  public LayoutRepair seed(String seed) {
    return new LayoutRepair(layout, IdSource.seeded(requireNonNull(seed)));
  }

  /**
   * Takes new GUIDs and signatures from a source; otherwise they are random.
   *
   * @param source asked for each GUID that is needed
   * @return the same repairs with another source of GUIDs
   */
  public LayoutRepair guids(Supplier<UUID> source) {
    return new LayoutRepair(layout, IdSource.of(requireNonNull(source)));
  }

  /**
   * Makes one repair.
   *
   * @param repair which
   * @return the change; an {@linkplain LayoutChange#isEmpty() empty} one if there is nothing to
   *     repair
   * @throws FormatException if it cannot be made: there is no whole copy of the GPT to work with
   *     ({@code gpt.none}, {@code gpt.no-whole-copy}, {@code gpt.copies-not-whole}), or partitions
   *     lie where the tables have to be ({@code gpt.no-room}), or it would damage another structure
   *     ({@code layout.overlap})
   */
  public LayoutChange apply(Repair repair) throws FormatException {
    return repair.on(layout, ids).requireWritable();
  }

  /**
   * Finds the repairs that would settle findings, each as if it were the only one. Where two settle
   * the same finding, such as {@code gpt.copies-differ}, they are alternatives.
   *
   * @return repairs that settle one {@linkplain DiskLayout#findings() finding} or more, in the
   *     order in which {@link #all()} would try them
   */
  public List<Suggestion> suggestions() {
    List<Suggestion> suggestions = new ArrayList<>();
    for (Repair repair : Repair.values()) {
      try {
        LayoutChange change = apply(repair);
        if (!change.isEmpty() && !change.resolved().isEmpty()) {
          suggestions.add(new Suggestion(repair, change, repair.isObvious(layout)));
        }
      } catch (FormatException e) {
        // What cannot be made is not suggested.
      }
    }
    return suggestions;
  }

  /**
   * Makes every repair that settles a finding, brings no new error, and needs nobody to decide
   * something: those whose suggestion is {@linkplain Suggestion#isObvious() obvious}.
   *
   * @return the changes together; an {@linkplain LayoutChange#isEmpty() empty} one if there is
   *     nothing that can be repaired
   */
  public LayoutChange all() {
    DiskLayout current = layout;
    List<String> steps = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      int before = steps.size();
      for (Repair repair : Repair.values()) {
        current = repaired(current, repair, steps);
      }
      if (steps.size() == before) {
        break;
      }
    }
    return LayoutChange.of(layout, current, steps);
  }

  private DiskLayout repaired(DiskLayout current, Repair repair, List<String> steps) {
    if (!repair.isObvious(current)) {
      return current;
    }
    try {
      LayoutChange change = repair.on(current, ids).requireWritable();
      boolean isGain =
          !change.isEmpty()
              && !change.resolved().isEmpty()
              && change.introduced().stream().noneMatch(f -> f.severity() == Severity.ERROR);
      if (!isGain) {
        return current;
      }
      steps.addAll(change.steps());
      return change.after();
    } catch (FormatException e) {
      return current;
    }
  }

  /**
   * A repair and what it would do.
   *
   * @param repair which repair
   * @param change what it would change, and which findings it would settle
   * @param isObvious whether there is only one sensible way to settle these, so that {@link #all()}
   *     makes this repair; otherwise somebody should decide
   */
  public record Suggestion(Repair repair, LayoutChange change, boolean isObvious) {
    /**
     * Creates a suggestion.
     *
     * @param repair which repair
     * @param change what it would change
     * @param isObvious whether nobody has to decide anything
     */
    public Suggestion {
      requireNonNull(repair);
      requireNonNull(change);
    }
  }
}
