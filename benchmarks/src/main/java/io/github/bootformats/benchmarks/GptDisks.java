package io.github.bootformats.benchmarks;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;
import java.util.UUID;

/** The disks that are measured. */
final class GptDisks {
  private static final int DISK_BYTES = 16 << 20;
  private static final int ENTRIES = 128;
  private static final int SECTORS_A_PARTITION = 128;
  private static final UUID LINUX_FILESYSTEM =
      UUID.fromString("0fc63daf-8483-4772-8e79-3d69d8477de4");

  private GptDisks() {}

  /** Returns a disk whose GPT has no unused entry, and a name of 35 characters in each. */
  static byte[] full() {
    long last = DISK_BYTES / 512 - 1;
    GptEntryArray array = GptEntryArray.unused(ENTRIES, GptEntry.BYTES);
    for (int i = 0; i < ENTRIES; i++) {
      long first = 2048 + (long) i * SECTORS_A_PARTITION;
      GptEntry entry =
          GptEntry.builder(LINUX_FILESYSTEM, new UUID(0x4000, i + 1))
              .firstLba(first)
              .lastLba(first + SECTORS_A_PARTITION - 1)
              .name("partition %03d with a name of 35 chars".formatted(i).substring(0, 35))
              .build();
      array = array.with(i, entry);
    }
    GptHeader.Builder header =
        GptHeader.builder(SectorSize.B512)
            .diskGuid(new UUID(0x4001, 1))
            .firstUsableLba(34)
            .lastUsableLba(last - 33);
    GptTable primary =
        GptTable.of(1, header.myLba(1).alternateLba(last).entriesLba(2).build(), array).sealed();
    GptTable backup =
        GptTable.of(last, header.myLba(last).alternateLba(1).entriesLba(last - 32).build(), array)
            .sealed();
    MbrEntry protective =
        new MbrEntry(0, new Chs(0, 0, 2), MbrEntry.TYPE_GPT_PROTECTIVE, Chs.ALL_ONES, 1, last);
    DiskLayout layout =
        DiskLayout.builder(DISK_BYTES, SectorSize.B512)
            .mbr(MbrSector.builder(SectorSize.B512).entry(0, protective).build())
            .gptTables(List.of(primary, backup))
            .build();
    return bytesOf(layout);
  }

  private static byte[] bytesOf(DiskLayout layout) {
    byte[] disk = new byte[Math.toIntExact(layout.diskSize())];
    layout
        .encode()
        .writes()
        .forEach(
            w -> {
              Bytes bytes = w.bytes();
              bytes.asByteBuffer().get(disk, Math.toIntExact(w.offset()), bytes.length());
            });
    return disk;
  }
}
