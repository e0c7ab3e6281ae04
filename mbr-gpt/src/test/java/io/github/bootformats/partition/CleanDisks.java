package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Small disks without any finding, put together from the raw model alone, to be spoilt by tests.
 */
final class CleanDisks {
  /** How many sectors they have. */
  static final int SECTORS = 2048;

  static final UUID LINUX = UUID.fromString("0fc63daf-8483-4772-8e79-3d69d8477de4");
  private static final int ENTRIES = 128;

  private CleanDisks() {}

  /** A GPT disk with two partitions, LBA 64 to 127 and 128 to 255. */
  static DiskLayout gpt(SectorSize size) {
    GptEntryArray array =
        GptEntryArray.unused(ENTRIES, GptEntry.BYTES)
            .with(0, partition(1, 64, 127))
            .with(1, partition(2, 128, 255));
    int arraySectors = ENTRIES * GptEntry.BYTES / size.bytes();
    long last = SECTORS - 1;
    GptHeader primary =
        GptHeader.builder(size)
            .myLba(1)
            .alternateLba(last)
            .firstUsableLba(2 + arraySectors)
            .lastUsableLba(last - arraySectors - 1)
            .diskGuid(new UUID(0x1111_2222_3333_4444L, 0x8555_6666_7777_8888L))
            .entriesLba(2)
            .build();
    GptHeader backup =
        primary.toBuilder().myLba(last).alternateLba(1).entriesLba(last - arraySectors).build();
    return DiskLayout.builder((long) SECTORS * size.bytes(), size)
        .mbr(
            MbrSector.builder(size)
                .entry(0, new MbrEntry(0, new Chs(0, 0, 2), 0xEE, Chs.ALL_ONES, 1, last))
                .build())
        .gptTables(
            List.of(
                GptTable.of(1, primary, array).sealed(), GptTable.of(last, backup, array).sealed()))
        .build();
  }

  static GptEntry partition(int number, long first, long last) {
    return GptEntry.builder(
            LINUX, new UUID(0xAAAA_BBBB_CCCC_4000L, 0x8000_0000_0000_0000L + number))
        .firstLba(first)
        .lastLba(last)
        .name("part " + number)
        .build();
  }

  /**
   * An MBR disk: LBA 64 to 127 active, 128 to 255, and an extended partition of LBA 512 to 1535
   * with EBRs at 512, 768 and 1024, each with 128 sectors from its LBA 64 on.
   */
  static DiskLayout mbr(SectorSize size) {
    MbrSector mbr =
        MbrSector.builder(size)
            .diskSignature(0x1234_5678L)
            .entry(0, MbrEntry.of(0x83, 64, 64).withActive(true))
            .entry(1, MbrEntry.of(0x83, 128, 128))
            .entry(2, MbrEntry.of(0x05, 512, 1024))
            .build();
    return DiskLayout.builder((long) SECTORS * size.bytes(), size)
        .mbr(mbr)
        .ebrs(List.of(ebr(size, 512, 256), ebr(size, 768, 512), ebr(size, 1024, 0)))
        .build();
  }

  /** An EBR with a partition and a link, 0 for none, from the extended partition's start. */
  private static Ebr ebr(SectorSize size, long lba, long link) {
    MbrSector.Builder sector = MbrSector.builder(size).entry(0, MbrEntry.of(0x83, 64, 128, lba));
    if (link != 0) {
      sector.entry(1, MbrEntry.of(0x05, link, 256, 512));
    }
    return new Ebr(lba, sector.build());
  }

  /** Writes every structure of a layout that lies on the disk, without asking the encoder. */
  static MemoryImage image(DiskLayout layout) {
    MemoryImage image = MemoryImage.ofSize(layout.diskSize());
    put(image, layout, 0, layout.mbr().bytes());
    layout.ebrs().forEach(e -> put(image, layout, e.lba(), e.sector().bytes()));
    for (GptTable table : layout.gptTables()) {
      table.array().ifPresent(a -> put(image, layout, table.header().entriesLba(), a.bytes()));
      put(image, layout, table.lba(), table.header().bytes());
    }
    return image;
  }

  private static void put(MemoryImage image, DiskLayout layout, long lba, Bytes bytes) {
    int sectorBytes = layout.sectorSize().bytes();
    if (lba >= 0 && lba <= (image.size() - bytes.length()) / sectorBytes) {
      image.write(lba * sectorBytes, bytes.asByteBuffer());
    }
  }

  /** Writes a layout to a disk and reads that. */
  static DiskLayout reread(DiskLayout layout) throws IOException {
    return DiskLayout.read(image(layout), layout.sectorSize()).model();
  }
}
