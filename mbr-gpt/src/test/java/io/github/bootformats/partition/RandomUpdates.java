package io.github.bootformats.partition;

import static io.github.bootformats.partition.RandomLayouts.MIB;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** Changes that are made to disks. */
final class RandomUpdates {
  private RandomUpdates() {}

  /** One of the changes that are made to a disk of which at least one copy is whole. */
  static DiskUpdate gpt(Random random) throws IOException {
    return gpt(random, new RandomLayouts(random.nextLong()).sectorSize());
  }

  /** Like {@link #gpt(Random)}, with sectors of a size. */
  static DiskUpdate gpt(Random random, SectorSize sectorSize) throws IOException {
    RandomLayouts layouts = new RandomLayouts(random.nextLong());
    long size = layouts.diskSize();
    DiskLayout old = layouts.gpt(size, sectorSize);
    MemoryImage disk = diskOf(old, random);
    switch (random.nextInt(5)) {
      case 0 -> {
        damage(disk, old, old.primaryGpt().orElseThrow(), random);
        return new DiskUpdate(disk, layouts.gpt(size, sectorSize));
      }
      case 1 -> {
        damage(disk, old, old.backupGpt().orElseThrow(), random);
        return new DiskUpdate(disk, layouts.gpt(size, sectorSize));
      }
      case 2 -> {
        long grown = size + 1 + random.nextInt(MIB);
        disk.truncate(grown);
        return new DiskUpdate(disk, layouts.gpt(grown, sectorSize));
      }
      case 3 -> {
        return new DiskUpdate(disk, edited(old, random));
      }
      default -> {
        return new DiskUpdate(disk, layouts.gpt(size, sectorSize));
      }
    }
  }

  /** A disk with a layout on it, and with junk where there may be anything. */
  private static MemoryImage diskOf(DiskLayout layout, Random random) throws IOException {
    MemoryImage disk = MemoryImage.ofSize(layout.diskSize());
    byte[] junk = new byte[1 << 16];
    random.nextBytes(junk);
    disk.write(0, ByteBuffer.wrap(junk));
    disk.write(disk.size() - junk.length, ByteBuffer.wrap(junk));
    layout.encode().applyTo(disk);
    return disk;
  }

  /** Flips a bit that a CRC covers. */
  private static void damage(MemoryImage disk, DiskLayout layout, GptTable table, Random random)
      throws IOException {
    int sector = layout.sectorSize().bytes();
    long at =
        random.nextBoolean()
            ? table.lba() * sector + random.nextInt(92)
            : table.header().entriesLba() * sector
                + random.nextInt(table.array().orElseThrow().bytes().length());
    byte[] one = disk.readBytes(at, 1);
    one[0] ^= (byte) (1 << random.nextInt(8));
    disk.write(at, ByteBuffer.wrap(one));
  }

  /** One entry renamed in both copies: what most updates are like. */
  private static DiskLayout edited(DiskLayout old, Random random) {
    GptTable primary = old.primaryGpt().orElseThrow();
    List<Integer> used = primary.array().orElseThrow().usedIndexes();
    if (used.isEmpty()) {
      return old;
    }
    int index = used.get(random.nextInt(used.size()));
    GptEntry entry =
        primary.array().orElseThrow().entry(index).toBuilder()
            .name("renamed " + random.nextInt())
            .build();
    return old.toBuilder()
        .gptTables(old.gptTables().stream().map(t -> t.withEntry(index, entry)).toList())
        .build();
  }
}
