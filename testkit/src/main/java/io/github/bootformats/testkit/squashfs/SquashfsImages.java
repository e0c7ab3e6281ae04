package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.testkit.SeededRandom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes images of SquashFS 4.0, each from a seed: valid ones, of random trees written in random
 * ways, and nearly valid ones that break one named rule or a few.
 *
 * <pre>{@code
 * SquashfsImages.standard()
 *     .stream(1)
 *     .limit(10_000)
 *     .forEach(image -> myParser.read(image.toByteArray())); // must never crash
 * }</pre>
 *
 * <p>A rule of metadata is broken where it is decompressed. Then it is compressed again, and all
 * references to what has moved thereby are corrected: a reader gets as far as the broken rule, and
 * is not stopped by a decompressor.
 *
 * <p>Images have some 10 KiB to 2 MiB. They are valid for Linux, unless lzma is asked for, which
 * Linux does not read.
 *
 * <p>Immutable, for any number of threads. The same settings and seed give the same trees, options
 * and broken rules on every JDK and platform, and the same bytes with the same encoders: that of
 * gzip is the JDK's, whose zlib differs between JDKs; those of xz, lzma and zstd are libraries. A
 * release may change them and then says so.
 */
public final class SquashfsImages {
  /** Those that need no further library, and that Linux reads. */
  private static final List<SquashfsCompression> COMPRESSIONS =
      List.of(
          SquashfsCompression.GZIP,
          SquashfsCompression.LZO,
          SquashfsCompression.XZ,
          SquashfsCompression.LZ4);

  /** Small ones, as large ones only take more time. */
  private static final List<Integer> BLOCK_SIZES = List.of(4096, 4096, 8192, 16_384);

  private final List<SquashfsCompression> compressions;
  private final List<Integer> blockSizes;

  private SquashfsImages(List<SquashfsCompression> compressions, List<Integer> blockSizes) {
    this.compressions = compressions;
    this.blockSizes = blockSizes;
  }

  /**
   * Makes images with gzip, lzo, xz and lz4, and blocks of 4 to 16 KiB.
   *
   * @return a generator
   */
  public static SquashfsImages standard() {
    return new SquashfsImages(COMPRESSIONS, BLOCK_SIZES);
  }

  /**
   * Chooses the compressions. Zstd needs zstd-jni, without which making an image ends in an {@link
   * UncheckedIOException}.
   *
   * @param some at least one; one that is named twice is chosen twice as often
   * @return a generator that knows only these
   */
  public SquashfsImages compressions(SquashfsCompression... some) {
    if (some.length == 0) {
      throw new IllegalArgumentException("no compression");
    }
    return new SquashfsImages(List.of(some), blockSizes);
  }

  /**
   * Chooses how much of a file goes into a block. Files have about four blocks each.
   *
   * @param some at least one power of two from 4 KiB to 1 MiB; one that is named twice is chosen
   *     twice as often
   * @return a generator that knows only these
   * @throws IllegalArgumentException if one is no such power
   */
  public SquashfsImages blockSizes(int... some) {
    if (some.length == 0) {
      throw new IllegalArgumentException("no block size");
    }
    IntStream.of(some).forEach(size -> SquashfsWriteOptions.builder().blockSize(size));
    return new SquashfsImages(compressions, IntStream.of(some).boxed().toList());
  }

  /**
   * Makes a valid image.
   *
   * @param seed any number
   * @return the image of this seed
   */
  public SquashfsCase valid(long seed) {
    try {
      ImageRecipe recipe = ImageRecipe.any(new SeededRandom(seed), compressions, blockSizes);
      MemoryImage image = recipe.write();
      byte[] bytes = image.readBytes(0, Math.toIntExact(image.size()));
      return new SquashfsCase(seed, recipe, bytes, List.of(), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail, but an encoder may be missing", e);
    }
  }

  /**
   * Makes an image that breaks one rule.
   *
   * @param seed any number; it chooses the rule, too
   * @return the image of this seed
   */
  public SquashfsCase nearlyValid(long seed) {
    SeededRandom random = new SeededRandom(SeededRandom.seedOf(seed, 1));
    return nearlyValid(random.oneOf(SquashfsRule.all()), seed);
  }

  /**
   * Makes an image that breaks this rule.
   *
   * @param rule the rule
   * @param seed any number
   * @return the image of this rule and seed
   */
  public SquashfsCase nearlyValid(SquashfsRule rule, long seed) {
    return nearlyValid(List.of(rule), seed);
  }

  /**
   * Makes an image that breaks several rules, one after the other; a rule may undo what one before
   * did where both change the same field.
   *
   * @param rules the rules, at least one
   * @param seed any number
   * @return the image of these rules and seed
   */
  public SquashfsCase nearlyValid(List<SquashfsRule> rules, long seed) {
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("no rule");
    }
    SeededRandom random = new SeededRandom(seed);
    try {
      ImageRecipe recipe = ImageRecipe.roomy(random, compressions, blockSizes);
      ImageDraft draft = DraftReader.read(recipe.write());
      rules.forEach(rule -> rule.breakIn(draft, random));
      StoredImage image = DraftEncoder.encode(draft);
      rules.forEach(rule -> rule.breakIn(image, random));
      return new SquashfsCase(seed, recipe, image.toByteArray(), rules, image.edits());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail, but an encoder may be missing", e);
    }
  }

  /**
   * Makes endlessly many images: in turns a valid one, and one that breaks a rule. They go through
   * the rules in the order of the catalogue, so that every rule is broken by the time that twice as
   * many images as there are rules have been made.
   *
   * @param seed any number
   * @return the images, made when they are asked for
   */
  public Stream<SquashfsCase> stream(long seed) {
    return LongStream.iterate(0, index -> index + 1).mapToObj(index -> at(seed, index));
  }

  private SquashfsCase at(long seed, long index) {
    long own = SeededRandom.seedOf(seed, index);
    List<SquashfsRule> rules = SquashfsRule.all();
    return index % 2 == 0
        ? valid(own)
        : nearlyValid(rules.get((int) (index / 2 % rules.size())), own);
  }
}
