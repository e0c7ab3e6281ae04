package io.github.bootformats.partition;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Disks that claim more than they have, or lead in circles. */
final class HugeClaims implements HostileSuite {
  private static final SectorSize B512 = SectorSize.B512;
  private static final long TIB = 1L << 40;

  private record Claim(String name, Supplier<MemoryImage> disk) {}

  private final List<Claim> claims =
      List.of(
          new Claim("2^64 bytes of entries", () -> header(0xFFFF_FFFFL, 0xFFFF_FFFFL, 2)),
          new Claim("4 GiB of entries", () -> header(1L << 25, 128, 2)),
          new Claim("product wraps to 0 in 32 bits", () -> header(16, 0x1000_0000L, 2)),
          new Claim("entries at LBA 2^63", () -> header(128, 128, Long.MIN_VALUE)),
          new Claim("entries at LBA 2^64-1", () -> header(128, 128, -1)),
          new Claim("entries at byte 2^63", () -> header(128, 128, 1L << 54)),
          new Claim("partitions up to LBA 2^64-1", HugeClaims::endless),
          new Claim("4 MiB of overlapping entries", () -> overlapping(true)),
          new Claim("4 MiB of entries that end before they start", () -> overlapping(false)),
          new Claim("10000 EBRs", () -> CleanDisks.image(chain(10_000, 0))),
          new Claim("cycle of 5000 EBRs", () -> CleanDisks.image(chain(5_000, 1))),
          new Claim("EBRs that all link to all", HugeClaims::web),
          new Claim("GPT at the end of 3 TiB", () -> grown(3 * TIB)),
          new Claim("GPT at the end of 8 EiB", () -> grown(Long.MAX_VALUE)));

  @Override
  public int count() {
    return claims.size();
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    Claim claim = claims.get(index);
    return claim.name() + ": " + HostileDisk.use(claim.disk().get(), B512);
  }

  static MemoryImage header(long count, long size, long lba) {
    return CleanDisks.image(
        LayoutEdits.bothHeaders(
            CleanDisks.gpt(B512), h -> h.entryCount(count).entrySize(size).entriesLba(lba)));
  }

  private static MemoryImage endless() {
    return CleanDisks.image(
        LayoutEdits.entry(
            LayoutEdits.entry(CleanDisks.gpt(B512), 0, e -> e.firstLba(0).lastLba(-1)),
            1,
            e -> e.firstLba(Long.MIN_VALUE).lastLba(-1)));
  }

  private static MemoryImage overlapping(boolean isForward) {
    GptEntry entry =
        CleanDisks.partition(1, 0, 0).toBuilder()
            .firstLba(isForward ? 1 : 9)
            .lastLba(isForward ? 9 : 1)
            .build();
    byte[] bytes = new byte[4 << 20];
    for (int i = 0; i < bytes.length; i += GptEntry.BYTES) {
      System.arraycopy(entry.bytes().toByteArray(), 0, bytes, i, GptEntry.BYTES);
    }
    GptEntryArray array =
        GptEntryArray.of(io.github.bootformats.api.Bytes.of(bytes), GptEntry.BYTES);
    DiskLayout disk = CleanDisks.gpt(B512);
    GptTable primary = disk.primaryGpt().orElseThrow().withArray(array).sealed();
    return CleanDisks.image(
        DiskLayout.builder(64 << 20, B512).mbr(disk.mbr()).gptTables(List.of(primary)).build());
  }

  /**
   * A disk of EBRs.
   *
   * @param count how many, each with a partition
   * @param next where the last one leads to: 0 for nowhere, else an offset in the extended
   *     partition
   */
  static DiskLayout chain(int count, long next) {
    List<Ebr> ebrs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MbrSector.Builder sector =
          MbrSector.builder(B512).entry(0, MbrEntry.of(0x83, 1, 1, 64 + 2L * i));
      long link = i + 1 < count ? 2L * (i + 1) : next;
      if (link != 0) {
        sector.entry(1, MbrEntry.of(0x05, link, 2, 64));
      }
      ebrs.add(new Ebr(64 + 2L * i, sector.build()));
    }
    return DiskLayout.builder((64 + 2L * count) * 512, B512)
        .mbr(
            MbrSector.builder(B512)
                .diskSignature(1)
                .entry(0, MbrEntry.of(0x05, 64, 2L * count))
                .build())
        .ebrs(ebrs)
        .build();
  }

  /** Each of 2000 EBRs has four links, each MBR entry is another base to count them from. */
  private static MemoryImage web() {
    MbrSector.Builder mbr = MbrSector.builder(B512);
    for (int slot = 0; slot < 4; slot++) {
      mbr.entry(slot, MbrEntry.of(0x0F, 1 + slot, 2100));
    }
    List<Ebr> ebrs = new ArrayList<>();
    for (int i = 1; i < 2000; i++) {
      MbrSector.Builder sector = MbrSector.builder(B512);
      for (int slot = 0; slot < 4; slot++) {
        sector.entry(slot, MbrEntry.of(0x05, (i * 7L + slot * 501L) % 2000, 1));
      }
      ebrs.add(new Ebr(i, sector.build()));
    }
    return CleanDisks.image(
        DiskLayout.builder(2100 * 512L, B512).mbr(mbr.build()).ebrs(ebrs).build());
  }

  private static MemoryImage grown(long size) {
    DiskLayout disk = CleanDisks.gpt(B512);
    long last = size / 512 - 1;
    GptTable primary = disk.primaryGpt().orElseThrow();
    GptTable backup = disk.backupGpt().orElseThrow();
    return CleanDisks.image(
        DiskLayout.builder(size, B512)
            .mbr(disk.mbr())
            .gptTables(
                List.of(
                    primary.withHeader(
                        primary.header().toBuilder()
                            .alternateLba(last)
                            .lastUsableLba(last - 33)
                            .build()),
                    GptTable.of(
                        last,
                        backup.header().toBuilder()
                            .myLba(last)
                            .entriesLba(last - 32)
                            .lastUsableLba(last - 33)
                            .build(),
                        backup.array().orElseThrow())))
            .build());
  }
}
