package io.github.bootformats.partition;

import static io.github.bootformats.partition.ConversionTests.checked;
import static io.github.bootformats.partition.ConversionTests.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Disks that get another size, or other identities. */
class DiskResizeTest {
  private static final SectorSize B512 = SectorSize.B512;
  private static final DiskLayout GPT = CleanDisks.gpt(B512);
  private static final DiskLayout MBR = CleanDisks.mbr(B512);

  @Test
  void gpt_growsAndShrinksBack() throws IOException {
    LayoutChange change = GPT.convert().toDiskSize(4096 * 512);
    DiskLayout large = checked(change);
    GptHeader header = large.primaryGpt().orElseThrow().header();
    assertEquals(4095, header.alternateLba());
    assertEquals(4062, header.lastUsableLba());
    assertEquals(4095, large.mbr().entry(0).sectors());
    assertEquals(List.of(), large.findings());
    assertEquals(numbered(GPT), numbered(large));
    DiskLayout back = checked(large.convert().toDiskSize(GPT.diskSize()));
    assertEquals(GPT.gptTables(), back.gptTables());
    assertEquals(GPT.diskSize(), back.diskSize());
    assertEquals(List.of(), back.findings());
    assertTrue(large.convert().toDiskSize(large.diskSize()).isEmpty());
  }

  @Test
  void gpt_shrinksUpToItsLastPartition() throws IOException {
    // Partition 2 ends at LBA 255; 32 sectors of entries and the header follow.
    assertEquals(289 * 512, GPT.convert().smallestDiskSize());
    DiskLayout small = checked(GPT.convert().toDiskSize(289 * 512));
    assertEquals(numbered(GPT), numbered(small));
    assertEquals(List.of(), small.findings());
    FormatException refusal =
        assertThrows(FormatException.class, () -> GPT.convert().toDiskSize(289 * 512 - 1));
    assertEquals("gpt.no-room", refusal.reason());
    assertTrue(refusal.toString().contains("partitions reach to LBA 255"), refusal::toString);
    for (long size : new long[] {0, 1, 511, 512, 1024}) {
      assertThrows(FormatException.class, () -> GPT.convert().toDiskSize(size));
    }
    assertThrows(IllegalArgumentException.class, () -> GPT.convert().toDiskSize(-1));
  }

  @Test
  void lostBackup_isMadeAnew() throws FormatException {
    DiskLayout cut =
        GPT.toBuilder().gptTables(List.of(GPT.gptTables().get(0))).diskSize(1024 * 512).build();
    DiskLayout after = cut.convert().toDiskSize(1500 * 512).after();
    assertEquals(List.of(), after.findings());
    assertEquals(1499, after.backupGpt().orElseThrow().lba());
  }

  @Test
  void mbr_shrinksUpToItsLastPartition() throws IOException {
    assertEquals(1536 * 512, MBR.convert().smallestDiskSize());
    DiskLayout small = checked(MBR.convert().toDiskSize(1536 * 512));
    assertEquals(MBR, checked(small.convert().toDiskSize(MBR.diskSize())));
    FormatException refusal =
        assertThrows(FormatException.class, () -> MBR.convert().toDiskSize(1535 * 512));
    assertEquals("mbr.no-room", refusal.reason());
    DiskLayout outside = LayoutEdits.mbrEntry(MBR, 3, MbrEntry.of(0x83, 1800, 1000));
    assertEquals(
        4096 * 512, outside.convert().toDiskSize(4096 * 512).after().diskSize(), "it may grow");
  }

  @Test
  void hybridMbr_holdsTheDiskLarge() throws FormatException {
    DiskLayout hybrid = LayoutEdits.mbrEntry(GPT, 1, MbrEntry.of(0x83, 512, 512));
    assertEquals(1024 * 512, hybrid.convert().smallestDiskSize());
    assertThrows(FormatException.class, () -> hybrid.convert().toDiskSize(1023 * 512));
  }

  @Test
  void diskWithoutTable_isRefused() {
    DiskLayout blank = DiskLayout.builder(1 << 20, B512).build();
    assertThrows(FormatException.class, () -> blank.convert().toDiskSize(2 << 20));
    assertThrows(FormatException.class, () -> blank.convert().smallestDiskSize());
    assertThrows(FormatException.class, () -> blank.convert().toNewIds());
  }

  @Test
  void newIds_ofAGpt() throws IOException {
    DiskLayout after = checked(GPT.convert().seed("copy").toNewIds());
    assertEquals(after, GPT.convert().seed("copy").toNewIds().after());
    Set<UUID> guids = new HashSet<>();
    for (DiskLayout layout : List.of(GPT, after)) {
      layout.gptTables().forEach(t -> guids.add(t.header().diskGuid()));
      var array = layout.primaryGpt().orElseThrow().array().orElseThrow();
      array.usedIndexes().forEach(i -> guids.add(array.entry(i).uniqueGuid()));
    }
    assertEquals(6, guids.size());
    assertEquals(numbered(GPT), numbered(after));
  }

  @Test
  void newIds_ofAnMbr() throws IOException {
    DiskLayout after = checked(MBR.convert().toNewIds());
    assertNotEquals(MBR.mbr().diskSignature(), after.mbr().diskSignature());
    assertEquals(MBR.mbr().entries(), after.mbr().entries());
    DiskLayout given = MBR.convert().guids(() -> new UUID(0x1234_5678L, 0)).toNewIds().after();
    assertEquals(0x1234_5678L, given.mbr().diskSignature());
  }
}
