package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.GptPartitionSpec;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.authoring.MbrPartitionSpec;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Layouts as the builders make them, of random partitions. */
final class RandomLayouts {
  static final int MIB = 1 << 20;

  /** parted 3.5 refuses logical partitions in an extended one of less than 32 sectors. */
  private static final int MIN_LOGICAL = 32 * 4096;

  private static final List<UUID> GPT_TYPES =
      List.of(
          GptTypes.EFI_SYSTEM,
          GptTypes.LINUX_FILESYSTEM,
          GptTypes.LINUX_SWAP,
          GptTypes.LINUX_HOME,
          GptTypes.MICROSOFT_BASIC_DATA);
  private static final List<Integer> MBR_TYPES =
      List.of(MbrTypes.LINUX, MbrTypes.LINUX_SWAP, MbrTypes.FAT32_LBA, MbrTypes.NTFS);
  private static final List<String> NAMES =
      List.of("", "root", "EFI System", "d\u00e4ta", "\u65e5\u672c", "a\"b\\c", " x ");

  private final Random random;

  RandomLayouts(long seed) {
    this.random = new Random(seed);
  }

  /** A disk of 2 to 9 MiB, now and then with a part of a sector at its end. */
  long diskSize() {
    return (2L + random.nextInt(8)) * MIB + (random.nextInt(4) == 0 ? random.nextInt(4096) : 0);
  }

  SectorSize sectorSize() {
    return random.nextInt(3) == 0 ? SectorSize.B4096 : SectorSize.B512;
  }

  DiskLayout gpt(long diskSize, SectorSize sectorSize) {
    return gptBuilder(diskSize, sectorSize).build();
  }

  /** Partitions of up to a fifth of the disk each, as many as fit. */
  GptBuilder gptBuilder(long diskSize, SectorSize sectorSize) {
    int alignment = 4096 << random.nextInt(6);
    int entries =
        random.nextInt(4) == 0 ? 4 * (10 + random.nextInt(60)) : GptBuilder.DEFAULT_ENTRIES;
    GptBuilder builder =
        GptBuilder.create(diskSize, sectorSize)
            .seed(Long.toString(random.nextLong()))
            .alignment(alignment)
            .entries(entries);
    if (random.nextBoolean()) {
      byte[] code = new byte[random.nextInt(441)];
      random.nextBytes(code);
      builder.bootCode(Bytes.of(code));
    }
    long room = diskSize - 256 * 1024;
    int count = Math.min(entries, random.nextInt(10));
    for (int i = 0; i < count; i++) {
      long size = 1 + (long) (random.nextDouble() * Math.min(room - 2L * alignment, diskSize / 5));
      room -= size + alignment;
      if (room <= 2L * alignment) {
        break;
      }
      GptPartitionSpec partition =
          GptPartitionSpec.of(pick(GPT_TYPES), size)
              .name(pick(NAMES))
              .attributes(
                  random.nextInt(3) == 0
                      ? random.nextLong() & ~GptAttributes.UNDEFINED & ~GptAttributes.NO_BLOCK_IO
                      : 0);
      builder.add(
          random.nextInt(6) == 0 && count <= entries / 2
              ? partition.number(Math.min(entries, 255) - i)
              : partition);
    }
    if (random.nextInt(3) == 0 && count < entries) {
      builder.addRest(pick(GPT_TYPES), pick(NAMES));
    }
    return builder;
  }

  /** Up to three primary partitions and up to five logical ones. */
  MbrBuilder mbrBuilder(long diskSize, SectorSize sectorSize) {
    long alignment = 4096L << random.nextInt(4);
    MbrBuilder builder =
        MbrBuilder.create(diskSize, sectorSize)
            .seed(Long.toString(random.nextLong()))
            .alignment(alignment);
    int primaries = random.nextInt(4);
    for (int i = 0; i < primaries; i++) {
      MbrPartitionSpec partition = MbrPartitionSpec.of(pick(MBR_TYPES), size(diskSize));
      builder.add(i == 0 && random.nextBoolean() ? partition.active() : partition);
    }
    int logicals = random.nextInt(6);
    for (int i = 0; i < logicals; i++) {
      builder.addLogical(pick(MBR_TYPES), MIN_LOGICAL + size(diskSize) / 3);
    }
    if (logicals > 0 && random.nextBoolean()) {
      builder.addLogicalRest(pick(MBR_TYPES));
    } else if (primaries < 3 && random.nextBoolean()) {
      builder.addRest(pick(MBR_TYPES));
    }
    return builder;
  }

  private long size(long diskSize) {
    return 1 + (long) (random.nextDouble() * (diskSize / 12.0));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
