package io.github.bootformats.partition.authoring;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.Checks;
import io.github.bootformats.partition.internal.Sectors;
import io.github.bootformats.partition.internal.SeededIds;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.internal.change.FreeSpace;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Makes a new MBR disk: primary partitions, and logical ones in an extended partition.
 *
 * <pre>{@code
 * DiskLayout disk = MbrBuilder.create(64 << 20, SectorSize.B512)
 *     .add(MbrPartitionSpec.of(MbrTypes.FAT32_LBA, 16 << 20).active())
 *     .addLogical(MbrTypes.LINUX_SWAP, 8 << 20)
 *     .addLogicalRest(MbrTypes.LINUX)
 *     .build();
 * }</pre>
 *
 * <p><b>Places</b> are found as {@link GptBuilder} finds them: aligned, the lowest that is large
 * enough, in the order in which partitions are added. Partitions end within the first
 * 2<sup>32</sup> sectors, all that an MBR can tell.
 *
 * <p><b>Logical partitions</b> lie in an extended partition that is added like any other, with one
 * of the types that {@link MbrEntry#isExtended()} knows, or else made as large as it must be, in
 * the place of the first logical one. Their EBRs are aligned as they are.
 *
 * <p><b>CHS addresses</b> are those of 255 heads and 63 sectors; what lies beyond their 8 GB is
 * {@link Chs#CLAMPED}.
 *
 * <p>A builder can be used again; it is for one thread. The layout is immutable.
 */
public final class MbrBuilder {
  /** The most logical partitions: those that Linux gives numbers to, 5 to 255. */
  public static final int MAX_LOGICAL = 251;

  private static final long SECTOR_LIMIT = 1L << 32;

  private final long diskSize;
  private final SectorSize sectorSize;
  private final List<MbrPartitionSpec> primaries = new ArrayList<>();
  private final List<MbrPartitionSpec> logicals = new ArrayList<>();
  private int primariesBeforeLogicals;
  private long alignment;
  private Bytes bootCode = Bytes.empty();
  private OptionalLong diskSignature = OptionalLong.empty();
  private Optional<String> seed = Optional.empty();

  private MbrBuilder(long diskSize, SectorSize sectorSize) {
    if (diskSize < sectorSize.bytes()) {
      throw new IllegalArgumentException(
          "a disk of %s bytes has no sector for an MBR".formatted(diskSize));
    }
    this.diskSize = diskSize;
    this.sectorSize = sectorSize;
    this.alignment = Sectors.ofAlignment(GptBuilder.DEFAULT_ALIGNMENT, sectorSize);
  }

  /**
   * Starts a disk without partitions.
   *
   * @param diskSize the size of the disk in bytes, at least one sector; a part of a sector at its
   *     end is not used
   * @param sectorSize the size of its sectors
   * @return a builder
   */
  public static MbrBuilder create(long diskSize, SectorSize sectorSize) {
    return new MbrBuilder(diskSize, requireNonNull(sectorSize));
  }

  /**
   * Adds a primary partition, or the extended one.
   *
   * @param type 1 to 255, such as {@link MbrTypes#LINUX}
   * @param size bytes, at least 1; rounded up to whole sectors
   * @return this builder
   */
  public MbrBuilder add(int type, long size) {
    return add(MbrPartitionSpec.of(type, size));
  }

  /**
   * Adds a primary partition, or the extended one, that takes what the others leave: the largest
   * free place, up to its last aligned byte.
   *
   * @param type 1 to 255
   * @return this builder
   */
  public MbrBuilder addRest(int type) {
    return add(MbrPartitionSpec.rest(type));
  }

  /**
   * Adds a primary partition, or the extended one, of which more is to be said.
   *
   * @param partition the partition
   * @return this builder
   */
  public MbrBuilder add(MbrPartitionSpec partition) {
    if (partition.isExtended() && primaries.stream().anyMatch(MbrPartitionSpec::isExtended)) {
      throw new IllegalArgumentException("there is an extended partition already");
    }
    primaries.add(partition);
    return this;
  }

  /**
   * Adds a logical partition.
   *
   * @param type 1 to 255, not that of an extended partition
   * @param size bytes, at least 1; rounded up to whole sectors
   * @return this builder
   */
  public MbrBuilder addLogical(int type, long size) {
    return addLogical(MbrPartitionSpec.of(type, size));
  }

  /**
   * Adds a logical partition that takes what the others leave of the extended partition; without
   * one, the extended partition takes what the others leave of the disk.
   *
   * @param type 1 to 255, not that of an extended partition
   * @return this builder
   */
  public MbrBuilder addLogicalRest(int type) {
    return addLogical(MbrPartitionSpec.rest(type));
  }

  /**
   * Adds a logical partition of which more is to be said. Logical partitions are numbered from 5
   * and lie in the order in which they are added.
   *
   * @param partition the partition, without a start or a number
   * @return this builder
   */
  public MbrBuilder addLogical(MbrPartitionSpec partition) {
    if (partition.isExtended()) {
      throw new IllegalArgumentException("an extended partition cannot be a logical one");
    }
    if (partition.hasPlaceOrNumber()) {
      throw new IllegalArgumentException("a logical partition can be given no start and no number");
    }
    if (logicals.size() == MAX_LOGICAL) {
      throw new IllegalArgumentException(
          "there are " + MAX_LOGICAL + " logical partitions already");
    }
    if (logicals.isEmpty()) {
      primariesBeforeLogicals = primaries.size();
    }
    logicals.add(partition);
    return this;
  }

  /**
   * Sets what the starts of partitions and the EBRs are multiples of; 1 MiB otherwise.
   *
   * @param bytes a multiple of the sector size, at least one sector
   * @return this builder
   */
  public MbrBuilder alignment(long bytes) {
    this.alignment = Sectors.ofAlignment(bytes, sectorSize);
    return this;
  }

  /**
   * Sets the disk signature; otherwise one is made.
   *
   * @param signature 0 to 2<sup>32</sup>-1
   * @return this builder
   */
  public MbrBuilder diskSignature(long signature) {
    this.diskSignature = OptionalLong.of(Checks.u32(signature, "disk signature"));
    return this;
  }

  /**
   * Derives the disk signature from a seed, so that the same calls make the same bytes, in this
   * release and in all others: the first 4 bytes of the SHA-256 of the seed, a zero byte, and
   * {@code signature}, in UTF-8, as they lie on the disk.
   *
   * @param text any text; give different disks different ones
   * @return this builder
   */
  public MbrBuilder seed(String text) {
    this.seed = Optional.of(text);
    return this;
  }

  /**
   * Sets the boot code.
   *
   * @param code at most 440 bytes
   * @return this builder
   */
  public MbrBuilder bootCode(Bytes code) {
    this.bootCode = Checks.atMost(code, MbrSector.BOOT_CODE_BYTES, "boot code");
    return this;
  }

  /**
   * Makes the layout. Without a seed, a disk signature that is not given is a new one at each call.
   *
   * @return the layout
   * @throws IllegalArgumentException if a partition does not fit or overlaps another, if there are
   *     too many, or if more than one is active
   */
  public DiskLayout build() {
    if (Stream.concat(primaries.stream(), logicals.stream())
            .filter(MbrPartitionSpec::isActive)
            .count()
        > 1) {
      throw new IllegalArgumentException("more than one partition is active");
    }
    LogicalChain chain = new LogicalChain(logicals, sectorSize, alignment);
    List<MbrPartitionSpec> entries = entries(chain);
    List<Integer> numbers =
        PartitionNumbers.assign(
            entries.stream().map(MbrPartitionSpec::number).toList(), MbrSector.ENTRIES);
    List<Extent> places = places(entries, numbers);

    MbrSector.Builder mbr =
        MbrSector.builder(sectorSize)
            .bootCode(bootCode)
            .diskSignature(diskSignature.orElseGet(new SeededIds(seed)::diskSignature));
    List<Ebr> ebrs = List.of();
    for (int i = 0; i < entries.size(); i++) {
      Extent place = places.get(i);
      mbr.entry(numbers.get(i) - 1, entry(entries.get(i), place));
      if (entries.get(i).isExtended()) {
        ebrs = chain.ebrs(place);
      }
    }
    return DiskLayout.builder(diskSize, sectorSize).mbr(mbr.build()).ebrs(ebrs).build();
  }

  /** The primary partitions, with the extended one that the logical ones need. */
  private List<MbrPartitionSpec> entries(LogicalChain chain) {
    List<MbrPartitionSpec> entries = new ArrayList<>(primaries);
    if (!logicals.isEmpty() && primaries.stream().noneMatch(MbrPartitionSpec::isExtended)) {
      long bytes = chain.bytesNeeded();
      entries.add(
          primariesBeforeLogicals,
          bytes == Placer.REST
              ? MbrPartitionSpec.rest(MbrTypes.EXTENDED_LBA)
              : MbrPartitionSpec.of(MbrTypes.EXTENDED_LBA, bytes));
    }
    return entries;
  }

  private List<Extent> places(List<MbrPartitionSpec> entries, List<Integer> numbers) {
    List<Placer.Request> requests = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      requests.add(entries.get(i).request(numbers.get(i)));
    }
    long end = Math.min(sectorSize.sectorsIn(diskSize), SECTOR_LIMIT);
    return Placer.place(new FreeSpace(1, end, alignment), sectorSize, requests);
  }

  private static MbrEntry entry(MbrPartitionSpec partition, Extent place) {
    return MbrEntry.of(partition.type(), place.first(), place.sectors())
        .withActive(partition.isActive());
  }
}
