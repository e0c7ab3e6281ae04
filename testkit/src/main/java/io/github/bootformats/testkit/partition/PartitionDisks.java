package io.github.bootformats.testkit.partition;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.testkit.SeededRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes disks with partition tables, each from a seed: valid ones, nearly valid ones that break one
 * named rule, and mutants.
 *
 * <pre>{@code
 * PartitionDisks.gpt()
 *     .stream(1)
 *     .limit(10_000)
 *     .forEach(disk -> myParser.read(disk.toByteArray())); // must never crash
 * }</pre>
 *
 * <p>Disks have 256 KiB to 8 MiB and sectors of 512, 1024, 2048 or 4096 bytes. Without {@linkplain
 * #with features}, every view of {@link io.github.bootformats.partition.PartitionConsumer} sees the
 * same partitions on a valid disk, as far as it looks: UEFI knows no logical partitions, gdisk
 * shows no extended one, and Linux shows one as its first two sectors of 512 bytes, or its first
 * sector where that is larger.
 *
 * <p>Immutable, for any number of threads. The same settings and seed give the same bytes on every
 * JDK and platform; a release may change them and then says so.
 */
public final class PartitionDisks {
  /** Mostly the usual two sizes. */
  private static final List<SectorSize> SECTOR_SIZES =
      List.of(
          SectorSize.B512,
          SectorSize.B512,
          SectorSize.B512,
          SectorSize.B512,
          SectorSize.of(1024),
          SectorSize.B2048,
          SectorSize.B4096,
          SectorSize.B4096);

  private final List<TableFormat> formats;
  private final List<SectorSize> sectorSizes;
  private final Set<DiskFeature> features;

  private PartitionDisks(
      List<TableFormat> formats, List<SectorSize> sectorSizes, Set<DiskFeature> features) {
    this.formats = formats;
    this.sectorSizes = sectorSizes;
    this.features = features;
  }

  /**
   * Makes disks with a GPT.
   *
   * @return a generator
   */
  public static PartitionDisks gpt() {
    return of(List.of(TableFormat.GPT));
  }

  /**
   * Makes disks with an MBR.
   *
   * @return a generator
   */
  public static PartitionDisks mbr() {
    return of(List.of(TableFormat.MBR));
  }

  /**
   * Makes disks of both kinds.
   *
   * @return a generator
   */
  public static PartitionDisks any() {
    return of(List.of(TableFormat.values()));
  }

  private static PartitionDisks of(List<TableFormat> formats) {
    return new PartitionDisks(formats, SECTOR_SIZES, EnumSet.noneOf(DiskFeature.class));
  }

  /**
   * Restricts the sizes of sectors.
   *
   * @param sizes at least one; one that is named twice is chosen twice as often
   * @return a generator that knows only these
   */
  public PartitionDisks sectorSizes(SectorSize... sizes) {
    if (sizes.length == 0) {
      throw new IllegalArgumentException("no sector size");
    }
    return new PartitionDisks(formats, List.of(sizes), features);
  }

  /**
   * Allows valid disks, and mutants of them, to have features that not everybody reads alike. Each
   * is drawn for about one of four disks; those of the other format do not matter. Nearly valid
   * disks have none.
   *
   * @param more what to allow in addition
   * @return a generator that uses them
   */
  public PartitionDisks with(DiskFeature... more) {
    Set<DiskFeature> all = EnumSet.noneOf(DiskFeature.class);
    all.addAll(features);
    all.addAll(List.of(more));
    return new PartitionDisks(formats, sectorSizes, all);
  }

  /**
   * Makes a valid disk.
   *
   * @param seed any number
   * @return the disk of this seed
   */
  public DiskCase valid(long seed) {
    SeededRandom random = new SeededRandom(seed);
    TableFormat format = random.oneOf(formats);
    return DiskCase.of(format, seed, valid(format, random, false, features), Optional.empty());
  }

  /**
   * Makes a disk that breaks one rule.
   *
   * @param seed any number; it chooses the rule, too
   * @return the disk of this seed
   */
  public DiskCase nearlyValid(long seed) {
    SeededRandom random = new SeededRandom(SeededRandom.seedOf(seed, 1));
    return nearlyValid(random.oneOf(rules()), seed);
  }

  /**
   * Makes a disk that breaks this rule.
   *
   * @param rule the rule, of any format
   * @param seed any number
   * @return the disk of this rule and seed
   */
  public DiskCase nearlyValid(BrokenRule rule, long seed) {
    SeededRandom random = new SeededRandom(seed);
    ValidDisk disk = valid(rule.format(), random, true, EnumSet.noneOf(DiskFeature.class));
    DiskLayout broken = rule.broken(disk.layout(), random);
    return DiskCase.of(
        rule.format(), seed, new ValidDisk(broken, disk.features()), Optional.of(rule));
  }

  /**
   * Makes a mutant: a valid disk of which a {@linkplain DiskMutator#usual() usual mutator} has
   * changed one to four fields.
   *
   * @param seed any number
   * @return the disk of this seed
   */
  public DiskCase mutant(long seed) {
    return DiskMutator.usual().mutate(valid(seed), seed);
  }

  /**
   * Makes endlessly many disks: in turns a valid one, a nearly valid one, and two mutants. Nearly
   * valid disks go through the rules in the order of the catalogue, so that every rule is broken by
   * the time that four times as many disks as there are rules have been made.
   *
   * @param seed any number
   * @return the disks, made when they are asked for
   */
  public Stream<DiskCase> stream(long seed) {
    return LongStream.iterate(0, index -> index + 1).mapToObj(index -> at(seed, index));
  }

  private DiskCase at(long seed, long index) {
    long own = SeededRandom.seedOf(seed, index);
    List<BrokenRule> rules = rules();
    return switch ((int) (index % 4)) {
      case 0 -> valid(own);
      case 1 -> nearlyValid(rules.get((int) (index / 4 % rules.size())), own);
      default -> mutant(own);
    };
  }

  private List<BrokenRule> rules() {
    return formats.stream().flatMap(format -> BrokenRule.of(format).stream()).toList();
  }

  private ValidDisk valid(
      TableFormat format, SeededRandom random, boolean roomy, Set<DiskFeature> allowed) {
    DiskRecipe recipe = new DiskRecipe(random, random.oneOf(sectorSizes), roomy, allowed);
    return format == TableFormat.GPT ? ValidGpt.make(recipe) : ValidMbr.make(recipe);
  }
}
