package io.github.bootformats.testkit.partition;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.testkit.SeededRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rule of partition tables that a nearly valid disk breaks: an entry of the public catalogue
 * {@link #all()}. Ids are stable; a release may add rules.
 */
public final class BrokenRule {
  /** Breaks the rule on a disk that keeps all of them. */
  @FunctionalInterface
  interface Breaker {
    DiskLayout broken(DiskLayout valid, SeededRandom random);
  }

  private final TableFormat format;
  private final String id;
  private final LayoutFinding finding;
  private final Set<LayoutFinding> consequences;
  private final String meaning;
  private final Breaker breaker;

  private BrokenRule(
      TableFormat format,
      String name,
      LayoutFinding finding,
      Set<LayoutFinding> consequences,
      String meaning,
      Breaker breaker) {
    this.format = format;
    this.id = format.id() + "." + name;
    this.finding = finding;
    this.consequences = consequences;
    this.meaning = meaning;
    this.breaker = breaker;
  }

  static BrokenRule of(
      TableFormat format, String name, LayoutFinding finding, String meaning, Breaker breaker) {
    Set<LayoutFinding> none = EnumSet.noneOf(LayoutFinding.class);
    return new BrokenRule(format, name, finding, none, meaning, breaker);
  }

  /** Names what else is found on some or all disks that break the rule. */
  BrokenRule with(LayoutFinding... more) {
    Set<LayoutFinding> all = EnumSet.copyOf(Arrays.asList(more));
    String name = id.substring(format.id().length() + 1);
    return new BrokenRule(format, name, finding, all, meaning, breaker);
  }

  /**
   * Returns the catalogue.
   *
   * @return every rule, those of GPT first
   */
  public static List<BrokenRule> all() {
    return Stream.of(TableFormat.values()).flatMap(format -> of(format).stream()).toList();
  }

  /**
   * Returns the rules of a format.
   *
   * @param format the format
   * @return its rules, in an order that stays
   */
  public static List<BrokenRule> of(TableFormat format) {
    return format == TableFormat.GPT ? GptRules.ALL : MbrRules.ALL;
  }

  /**
   * Looks a rule up.
   *
   * @param id such as {@code gpt.header-crc}
   * @return the rule, or empty
   */
  public static Optional<BrokenRule> find(String id) {
    return all().stream().filter(rule -> rule.id.equals(id)).findFirst();
  }

  /**
   * Returns a stable id.
   *
   * @return the format's id, a dot, and lower-case words with hyphens
   */
  public String id() {
    return id;
  }

  /**
   * Returns whose rule this is.
   *
   * @return the format
   */
  public TableFormat format() {
    return format;
  }

  /**
   * Returns what is wrong with a disk that breaks the rule.
   *
   * @return one sentence
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Returns what is found on every disk that breaks the rule.
   *
   * @return the finding
   */
  public LayoutFinding finding() {
    return finding;
  }

  /**
   * Returns what else may be found on such a disk, because it cannot be avoided. Nothing else is.
   *
   * @return a copy, empty for most rules
   */
  public Set<LayoutFinding> consequences() {
    return consequences.isEmpty()
        ? EnumSet.noneOf(LayoutFinding.class)
        : EnumSet.copyOf(consequences);
  }

  DiskLayout broken(DiskLayout valid, SeededRandom random) {
    return breaker.broken(valid, random);
  }

  /** Returns {@code gpt.header-crc: the header's CRC is wrong}. */
  @Override
  public String toString() {
    return id + ": " + meaning;
  }
}
