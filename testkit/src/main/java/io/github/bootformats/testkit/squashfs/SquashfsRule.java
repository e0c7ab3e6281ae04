package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.squashfs.SquashfsFinding;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule of SquashFS that a nearly valid image breaks: an entry of the public catalogue {@link
 * #all()}. Ids are stable; a release may add rules.
 */
public final class SquashfsRule {
  /** Breaks the rule in decompressed metadata, which is compressed afterwards. */
  @FunctionalInterface
  interface DraftBreaker {
    void apply(ImageDraft draft, SeededRandom random);
  }

  /** Breaks the rule in what is stored as it is. */
  @FunctionalInterface
  interface StoredBreaker {
    void apply(StoredImage image, SeededRandom random);
  }

  private static final DraftBreaker NOTHING_IN_DRAFT = (draft, random) -> {};
  private static final StoredBreaker NOTHING_STORED = (image, random) -> {};

  private final String id;
  private final Optional<SquashfsFinding> finding;
  private final String meaning;
  private final DraftBreaker draftBreaker;
  private final StoredBreaker storedBreaker;

  private SquashfsRule(
      String name,
      Optional<SquashfsFinding> finding,
      String meaning,
      DraftBreaker draftBreaker,
      StoredBreaker storedBreaker) {
    this.id = "squashfs." + name;
    this.finding = finding;
    this.meaning = meaning;
    this.draftBreaker = draftBreaker;
    this.storedBreaker = storedBreaker;
  }

  /** Makes a rule of decompressed metadata that shows in many ways, or in none. */
  static SquashfsRule inMetadata(String name, String meaning, DraftBreaker breaker) {
    return new SquashfsRule(name, Optional.empty(), meaning, breaker, NOTHING_STORED);
  }

  static SquashfsRule inMetadata(
      String name, SquashfsFinding finding, String meaning, DraftBreaker breaker) {
    return new SquashfsRule(name, Optional.of(finding), meaning, breaker, NOTHING_STORED);
  }

  /** Makes a rule of what is stored as it is that shows in many ways, or in none. */
  static SquashfsRule inImage(String name, String meaning, StoredBreaker breaker) {
    return new SquashfsRule(name, Optional.empty(), meaning, NOTHING_IN_DRAFT, breaker);
  }

  static SquashfsRule inImage(
      String name, SquashfsFinding finding, String meaning, StoredBreaker breaker) {
    return new SquashfsRule(name, Optional.of(finding), meaning, NOTHING_IN_DRAFT, breaker);
  }

  /**
   * Returns the catalogue.
   *
   * @return every rule, in an order that stays: the superblock's first, then those of tables,
   *     inodes, files and directories
   */
  public static List<SquashfsRule> all() {
    return Catalogue.ALL;
  }

  /** Made when it is asked for, as the lists need this class. */
  private static final class Catalogue {
    static final List<SquashfsRule> ALL =
        Stream.of(
                SuperblockRules.ALL,
                TablePlaceRules.ALL,
                TableEntryRules.ALL,
                InodeRules.ALL,
                FileRules.ALL,
                DirectoryRules.ALL,
                EntryRules.ALL)
            .flatMap(List::stream)
            .toList();
  }

  /**
   * Looks a rule up.
   *
   * @param id such as {@code squashfs.directory-loop}
   * @return the rule, or empty
   */
  public static Optional<SquashfsRule> find(String id) {
    return all().stream().filter(rule -> rule.id.equals(id)).findFirst();
  }

  /**
   * Returns a stable id.
   *
   * @return {@code squashfs.} and lower-case words with hyphens
   */
  public String id() {
    return id;
  }

  /**
   * Returns what is wrong with an image that breaks the rule.
   *
   * @return one sentence
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Returns what is found on every image that breaks the rule, by opening it or by {@link
   * io.github.bootformats.squashfs.SquashfsCheck}; other things may follow from it, and be found as
   * well.
   *
   * @return the finding; empty where it depends on what else is in the image, or where nobody looks
   */
  public Optional<SquashfsFinding> finding() {
    return finding;
  }

  void breakIn(ImageDraft draft, SeededRandom random) {
    draftBreaker.apply(draft, random);
  }

  void breakIn(StoredImage image, SeededRandom random) {
    storedBreaker.apply(image, random);
  }

  /** Returns {@code squashfs.magic: the image does not begin with hsqs}. */
  @Override
  public String toString() {
    return id + ": " + meaning;
  }
}
