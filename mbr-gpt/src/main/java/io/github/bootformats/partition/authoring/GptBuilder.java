package io.github.bootformats.partition.authoring;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.Checks;
import io.github.bootformats.partition.internal.GptArea;
import io.github.bootformats.partition.internal.ProtectiveMbr;
import io.github.bootformats.partition.internal.Sectors;
import io.github.bootformats.partition.internal.SeededIds;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.internal.change.FreeSpace;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a new GPT disk: protective MBR, primary and backup, aligned partitions.
 *
 * <pre>{@code
 * DiskLayout disk = GptBuilder.create(64 << 20, SectorSize.B512)
 *     .add(GptTypes.EFI_SYSTEM, 16 << 20, "ESP")
 *     .addRest(GptTypes.LINUX_FILESYSTEM, "root")
 *     .build();
 * try (ImageTarget target = ImageTarget.create(path)) {
 *   target.truncate(disk.diskSize());
 *   disk.encode().applyTo(target);
 * }
 * }</pre>
 *
 * <p><b>Places.</b> Partitions start at multiples of {@link #DEFAULT_ALIGNMENT} bytes. Each gets
 * the lowest place that is large enough, in the order in which they are added; those that say where
 * they start go first. What is added after the one that takes the rest lies behind it, at the end
 * of the disk. {@link #build} says so when something does not fit.
 *
 * <p><b>GUIDs</b> are random, given, or derived from a {@linkplain #seed seed}.
 *
 * <p>A builder can be used again; it is for one thread. The layout is immutable.
 */
public final class GptBuilder {
  /** Where partitions start unless told otherwise: at multiples of 1 MiB. */
  public static final long DEFAULT_ALIGNMENT = 1 << 20;

  /** How many entries a table has unless told otherwise. */
  public static final int DEFAULT_ENTRIES = 128;

  /** The most entries that a table can be given: an array of 4 MiB, all that Linux reads. */
  public static final int MAX_ENTRIES = 32768;

  private final long diskSize;
  private final SectorSize sectorSize;
  private final List<GptPartitionSpec> partitions = new ArrayList<>();
  private long alignment;
  private int entries = DEFAULT_ENTRIES;
  private Bytes bootCode = Bytes.empty();
  private Optional<Extent> usable = Optional.empty();
  private Optional<UUID> diskGuid = Optional.empty();
  private Optional<String> seed = Optional.empty();

  private GptBuilder(long diskSize, SectorSize sectorSize) {
    if (diskSize < 0) {
      throw new IllegalArgumentException("negative disk size: " + diskSize);
    }
    this.diskSize = diskSize;
    this.sectorSize = requireNonNull(sectorSize);
    this.alignment = Sectors.ofAlignment(DEFAULT_ALIGNMENT, sectorSize);
  }

  /**
   * Starts a disk without partitions.
   *
   * @param diskSize the size of the disk in bytes; a part of a sector at its end is not used
   * @param sectorSize the size of its sectors
   * @return a builder
   */
  public static GptBuilder create(long diskSize, SectorSize sectorSize) {
    return new GptBuilder(diskSize, sectorSize);
  }

  /**
   * Adds a partition.
   *
   * @param type the type's GUID, such as {@link
   *     io.github.bootformats.partition.gpt.GptTypes#EFI_SYSTEM}
   * @param size bytes, at least 1; rounded up to whole sectors
   * @param name at most 36 UTF-16 units; may be empty
   * @return this builder
   */
  public GptBuilder add(UUID type, long size, String name) {
    return add(GptPartitionSpec.of(type, size).name(name));
  }

  /**
   * Adds a partition that takes what the others leave: the largest free place, up to its last
   * aligned byte.
   *
   * @param type the type's GUID
   * @param name at most 36 UTF-16 units; may be empty
   * @return this builder
   */
  public GptBuilder addRest(UUID type, String name) {
    return add(GptPartitionSpec.rest(type).name(name));
  }

  /**
   * Adds a partition of which more is to be said.
   *
   * @param partition the partition
   * @return this builder
   */
  public GptBuilder add(GptPartitionSpec partition) {
    partitions.add(requireNonNull(partition));
    return this;
  }

  /**
   * Sets what the starts of partitions are multiples of.
   *
   * @param bytes a multiple of the sector size, at least one sector
   * @return this builder
   */
  public GptBuilder alignment(long bytes) {
    this.alignment = Sectors.ofAlignment(bytes, sectorSize);
    return this;
  }

  /**
   * Sets how many entries the table has. Room for at least 128 is set aside in any case.
   *
   * @param count 1 to {@link #MAX_ENTRIES}
   * @return this builder
   */
  public GptBuilder entries(int count) {
    if (count < 1 || count > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "a table has 1 to " + MAX_ENTRIES + " entries, not " + count);
    }
    this.entries = count;
    return this;
  }

  /**
   * Sets which sectors partitions may use; otherwise all between the arrays, for which room for at
   * least 128 entries is set aside.
   *
   * @param firstLba the first of them, not negative
   * @param lastLba the last of them, not less
   * @return this builder
   */
  public GptBuilder usableLbas(long firstLba, long lastLba) {
    if (firstLba < 0 || lastLba < firstLba) {
      throw new IllegalArgumentException(
          "no usable sectors: LBA %s to %s".formatted(firstLba, lastLba));
    }
    this.usable = Optional.of(new Extent(firstLba, lastLba - firstLba + 1));
    return this;
  }

  /**
   * Sets the disk's GUID; otherwise one is made.
   *
   * @param guid the GUID, not zero
   * @return this builder
   */
  public GptBuilder diskGuid(UUID guid) {
    this.diskGuid = Optional.of(Checks.guid(guid));
    return this;
  }

  /**
   * Derives all GUIDs that are not given from a seed, so that the same calls make the same bytes,
   * in this release and in all others. A GUID is the first 16 bytes of the SHA-256 of the seed, a
   * zero byte, and {@code disk} or {@code partition N}, all in UTF-8, with version 8 and variant of
   * RFC 9562 put in.
   *
   * @param text any text; give different disks different ones
   * @return this builder
   */
  public GptBuilder seed(String text) {
    this.seed = Optional.of(text);
    return this;
  }

  /**
   * Sets the boot code of the protective MBR.
   *
   * @param code at most 440 bytes
   * @return this builder
   */
  public GptBuilder bootCode(Bytes code) {
    this.bootCode = Checks.atMost(code, MbrSector.BOOT_CODE_BYTES, "boot code");
    return this;
  }

  /**
   * Makes the layout. Without a seed, GUIDs that are not given are new ones at each call.
   *
   * @return the layout
   * @throws IllegalArgumentException if the disk is too small for the table or has no such usable
   *     sectors, or a partition does not fit, overlaps another, or has a number or GUID that is
   *     taken, or a number beyond the table
   */
  public DiskLayout build() {
    long lastLba = sectorSize.sectorsIn(diskSize) - 1;
    long arrayBytes = (long) entries * GptEntry.BYTES;
    long setAside =
        usable.isPresent() ? arrayBytes : Math.max(GptArea.LEAST_ARRAY_BYTES, arrayBytes);
    long arraySectors = Sectors.holding(setAside, sectorSize);
    long leastUsable = GptTable.PRIMARY_LBA + 1 + arraySectors;
    long mostUsable = lastLba - 1 - arraySectors;
    if (mostUsable < leastUsable) {
      throw new IllegalArgumentException(
          "a disk of %s bytes is too small for a GPT of %s entries, which needs %s"
              .formatted(diskSize, entries, sectorSize.toBytes(leastUsable + arraySectors + 2)));
    }
    long firstUsable = usable.map(Extent::first).orElse(leastUsable);
    long lastUsable = usable.map(Extent::last).orElse(mostUsable);
    if (firstUsable < leastUsable || lastUsable > mostUsable) {
      throw new IllegalArgumentException(
          "the usable sectors are among LBA %s to %s, not %s to %s"
              .formatted(leastUsable, mostUsable, firstUsable, lastUsable));
    }
    SeededIds ids = new SeededIds(seed);
    GptEntryArray array = array(firstUsable, lastUsable, ids);
    GptHeader primary =
        GptHeader.builder(sectorSize)
            .myLba(GptTable.PRIMARY_LBA)
            .alternateLba(lastLba)
            .firstUsableLba(firstUsable)
            .lastUsableLba(lastUsable)
            .diskGuid(diskGuid.orElseGet(() -> ids.guid("disk")))
            .entriesLba(GptTable.PRIMARY_LBA + 1)
            .build();
    GptHeader backup =
        primary.toBuilder()
            .myLba(lastLba)
            .alternateLba(GptTable.PRIMARY_LBA)
            .entriesLba(mostUsable + 1)
            .build();
    MbrSector boot = MbrSector.builder(sectorSize).bootCode(bootCode).build();
    return DiskLayout.builder(diskSize, sectorSize)
        .mbr(ProtectiveMbr.of(boot, lastLba))
        .gptTables(
            List.of(
                GptTable.of(GptTable.PRIMARY_LBA, primary, array).sealed(),
                GptTable.of(lastLba, backup, array).sealed()))
        .build();
  }

  private GptEntryArray array(long firstUsable, long lastUsable, SeededIds ids) {
    List<Integer> numbers =
        PartitionNumbers.assign(
            partitions.stream().map(GptPartitionSpec::number).toList(), entries);
    List<Placer.Request> requests = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      requests.add(partitions.get(i).request(numbers.get(i)));
    }
    FreeSpace free = new FreeSpace(firstUsable, lastUsable + 1, alignment);
    List<Extent> places = Placer.place(free, sectorSize, requests);
    byte[] bytes = new byte[entries * GptEntry.BYTES];
    Set<UUID> taken = new HashSet<>();
    for (int i = 0; i < partitions.size(); i++) {
      int number = numbers.get(i);
      GptEntry entry = entry(partitions.get(i), places.get(i), number, ids);
      if (!taken.add(entry.uniqueGuid())) {
        throw new IllegalArgumentException(
            "partition %s has the GUID %s of another one".formatted(number, entry.uniqueGuid()));
      }
      entry.bytes().asByteBuffer().get(bytes, (number - 1) * GptEntry.BYTES, GptEntry.BYTES);
    }
    return GptEntryArray.of(Bytes.of(bytes), GptEntry.BYTES);
  }

  private static GptEntry entry(
      GptPartitionSpec partition, Extent place, int number, SeededIds ids) {
    UUID guid = partition.guid().orElseGet(() -> ids.guid("partition " + number));
    return GptEntry.builder(partition.type(), guid)
        .firstLba(place.first())
        .lastLba(place.last())
        .attributes(partition.attributes())
        .name(partition.name())
        .build();
  }
}
