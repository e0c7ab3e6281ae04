package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Layouts that no disk can have: every structure may lie anywhere and contradict the others. */
final class GarbageLayouts {
  private final SplittableRandom random;
  private final SectorSize sectorSize;
  private final long diskSize;

  private GarbageLayouts(long seed) {
    this.random = new SplittableRandom(seed);
    this.sectorSize = SectorSize.of(512 << random.nextInt(4));
    this.diskSize =
        RandomDisks.oneOf(random, 0L, 511L, 4096L, 8192L, 1L << 20, 12_345_678L, Long.MAX_VALUE);
  }

  static DiskLayout of(long seed) {
    return new GarbageLayouts(seed).layout();
  }

  private DiskLayout layout() {
    DiskLayout.Builder layout = DiskLayout.builder(diskSize, sectorSize).mbr(table());
    List<Ebr> ebrs = new ArrayList<>();
    List<GptTable> tables = new ArrayList<>();
    List<NestedLabel> nested = new ArrayList<>();
    List<ForeignLabel> foreign = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      ebrs.add(new Ebr(RandomDisks.oneOf(random, 0L, 1L, 2L, 9L, Long.MAX_VALUE), table()));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      tables.add(gpt());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      nested.add(nested());
    }
    if (random.nextInt(4) == 0) {
      String id = RandomDisks.oneOf(random, "sun", "ldm", "aix", "mac", "iso9660", "nobody");
      foreign.add(new ForeignLabel(id, "label", random.nextLong(Long.MAX_VALUE)));
    }
    return layout.ebrs(ebrs).gptTables(tables).nestedLabels(nested).foreignLabels(foreign).build();
  }

  private MbrSector table() {
    if (random.nextInt(8) == 0) {
      byte[] garbage = new byte[sectorSize.bytes()];
      random.nextBytes(garbage);
      return MbrSector.of(Bytes.of(garbage));
    }
    MbrSector.Builder table = MbrSector.builder(sectorSize);
    for (int i = 0; i < MbrSector.ENTRIES; i++) {
      int type =
          RandomDisks.oneOf(random, 0, 5, 0x0F, 0x85, 0xEE, 0x83, 0xA5, 0xBF, 0x63, 0x81, 0x82);
      int indicator = random.nextInt(20) == 0 ? random.nextInt(256) : 0;
      table.entry(i, new MbrEntry(indicator, Chs.ZERO, type, Chs.ZERO, number(), number()));
    }
    return random.nextInt(10) == 0 ? table.bootSignature(0).build() : table.build();
  }

  private long number() {
    return RandomDisks.oneOf(random, 0L, 1L, 2L, 8L, 9L, 100L, 0x80000000L, 0xFFFFFFFFL);
  }

  private long lba() {
    return RandomDisks.oneOf(
        random, 0L, 1L, 1L, 2L, 3L, 100L, diskSize / sectorSize.bytes() - 1, -1L, Long.MIN_VALUE);
  }

  private GptTable gpt() {
    GptHeader.Builder header =
        GptHeader.builder(sectorSize)
            .myLba(lba())
            .alternateLba(lba())
            .firstUsableLba(lba())
            .lastUsableLba(lba())
            .entriesLba(lba())
            .entryCount(number())
            .entrySize(RandomDisks.oneOf(random, 0L, 1L, 127L, 128L, 128L, 256L, 0xFFFFFFFFL));
    long lba = Math.max(0, lba());
    if (random.nextInt(4) == 0) {
      return GptTable.withoutArray(lba, header.build());
    }
    int entrySize = RandomDisks.oneOf(random, 1, 64, 127, 128, 128, 128, 130, 256);
    byte[] array = new byte[entrySize * random.nextInt(300)];
    random.nextBytes(array);
    GptTable table = GptTable.of(lba, header.build(), GptEntryArray.of(Bytes.of(array), entrySize));
    return random.nextBoolean() ? table.sealed() : table;
  }

  private NestedLabel nested() {
    byte[] label = new byte[NestedLabel.BYTES];
    random.nextBytes(label);
    return new NestedLabel(
        RandomDisks.oneOf(random, NestedLabel.Kind.values()),
        random.nextInt(4),
        RandomDisks.oneOf(random, 0L, 512L, 1024L, 1L << 45),
        Bytes.of(label));
  }
}
