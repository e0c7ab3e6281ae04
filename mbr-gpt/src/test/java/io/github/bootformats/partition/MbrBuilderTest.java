package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.authoring.MbrPartitionSpec;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MbrBuilderTest {
  private static final int MIB = 1 << 20;

  @Test
  void primaries_areAligned_withChsThatBelongToThem() {
    DiskLayout disk =
        mbr(64)
            .add(MbrPartitionSpec.of(MbrTypes.FAT32_LBA, 16 * MIB).active())
            .addRest(MbrTypes.LINUX)
            .diskSignature(0xCAFEBABEL)
            .build();
    assertTrue(disk.mbr().hasBootSignature());
    assertEquals(0xCAFEBABEL, disk.mbr().diskSignature());
    assertEquals(
        new MbrEntry(0x80, new Chs(0, 32, 33), 0x0C, new Chs(2, 42, 40), 2048, 32768),
        disk.mbr().entry(0));
    assertEquals(MbrEntry.of(0x83, 34816, 131072 - 34816), disk.mbr().entry(1));
    assertTrue(disk.mbr().entry(2).isEmpty());
    assertEquals(List.of(), disk.ebrs());
  }

  @Test
  void beyondChs_isClamped() {
    DiskLayout disk =
        MbrBuilder.create(100L << 30, SectorSize.B512)
            .add(MbrTypes.LINUX, 10L << 30)
            .add(MbrTypes.LINUX, 10L << 30)
            .build();
    assertEquals(new Chs(0, 32, 33), disk.mbr().entry(0).firstChs());
    assertEquals(Chs.CLAMPED, disk.mbr().entry(0).lastChs());
    assertEquals("feffff83feffff", disk.mbr().bytes().slice(463, 470).toHex());
  }

  @Test
  void logicals_getAnExtendedPartitionOfTheirSize() {
    DiskLayout disk =
        mbr(64)
            .add(MbrTypes.LINUX, MIB)
            .addLogical(MbrTypes.LINUX_SWAP, 2 * MIB)
            .addLogical(MbrPartitionSpec.of(MbrTypes.LINUX, MIB + 1).active())
            .add(MbrTypes.FAT16, MIB)
            .build();
    // Logical 5 lies at 3 MiB behind its EBR at 2 MiB, logical 6 at 6 MiB.
    assertEquals(MbrEntry.of(0x83, 2048, 2048), disk.mbr().entry(0));
    assertEquals(MbrEntry.of(0x0F, 4096, 8192 + 2048 + 1), disk.mbr().entry(1));
    assertEquals(MbrEntry.of(0x06, 16384, 2048), disk.mbr().entry(2));

    assertEquals(List.of(4096L, 10240L), disk.ebrs().stream().map(Ebr::lba).toList());
    Ebr first = disk.ebrs().get(0);
    assertTrue(first.sector().hasBootSignature());
    assertEquals(MbrEntry.of(0x82, 2048, 4096, 4096), first.sector().entry(0));
    assertEquals(MbrEntry.of(0x05, 6144, 2048 + 2049, 4096), first.sector().entry(1));
    Ebr last = disk.ebrs().get(1);
    assertEquals(MbrEntry.of(0x83, 2048, 2049, 10240).withActive(true), last.sector().entry(0));
    assertTrue(last.sector().entry(1).isEmpty());
  }

  @Test
  void logicalRest_takesWhatOthersLeave_alsoBeforeOthers() {
    DiskLayout disk =
        mbr(64)
            .addLogical(MbrTypes.LINUX, MIB)
            .addLogicalRest(MbrTypes.LINUX)
            .addLogical(MbrTypes.LINUX, 3 * MIB)
            .build();
    assertEquals(MbrEntry.of(0x0F, 2048, 63 * 2048), disk.mbr().entry(0));
    assertEquals(List.of(1L, 3L, 60L), disk.ebrs().stream().map(e -> e.lba() / 2048).toList());
    assertEquals(56 * 2048, disk.ebrs().get(1).sector().entry(0).sectors());
    assertEquals(3 * 2048, disk.ebrs().get(2).sector().entry(0).sectors());
  }

  @Test
  void extended_canBeGiven() {
    DiskLayout disk =
        mbr(64)
            .addLogicalRest(MbrTypes.LINUX)
            .add(MbrPartitionSpec.of(MbrTypes.EXTENDED, 10 * MIB).number(4).startingAt(20 * MIB))
            .build();
    assertEquals(MbrEntry.of(0x05, 20 * 2048, 10 * 2048), disk.mbr().entry(3));
    assertEquals(20 * 2048, disk.ebrs().get(0).lba());
    assertEquals(
        MbrEntry.of(0x83, 2048, 9 * 2048, 20 * 2048), disk.ebrs().get(0).sector().entry(0));
  }

  @Test
  void extendedWithoutLogicals_hasAnEmptyEbr() {
    DiskLayout disk = mbr(8).addRest(MbrTypes.EXTENDED_LBA).build();
    assertEquals(1, disk.ebrs().size());
    assertTrue(disk.ebrs().get(0).sector().hasBootSignature());
    assertTrue(disk.ebrs().get(0).sector().bytes().slice(0, 510).isZero());
  }

  @Test
  void largeDisk_isUsedUpToWhatAnMbrCanTell() {
    MbrEntry rest =
        MbrBuilder.create(3L << 40, SectorSize.B512).addRest(MbrTypes.LINUX).build().mbr().entry(0);
    assertEquals(2048, rest.firstLba());
    assertEquals((1L << 32) - 2048, rest.sectors());
    assertRefused(
        "partition 1 does not fit: 2 TiB asked, the largest free place has 2097151 MiB",
        MbrBuilder.create(3L << 40, SectorSize.B512).add(MbrTypes.LINUX, 2L << 40));
  }

  @Test
  void seed_makesTheSameSignatureInEveryRelease_othersAreRandom() {
    // The first bytes of sha256("example\0signature").
    assertEquals("9f617a84", mbr(8).seed("example").build().mbr().bytes().slice(440, 444).toHex());
    long signature = mbr(8).build().mbr().diskSignature();
    assertNotEquals(0, signature);
    assertNotEquals(signature, mbr(8).build().mbr().diskSignature());
  }

  @Test
  void bootCode_isPutBeforeTheSignature() {
    DiskLayout disk = mbr(8).bootCode(Bytes.of((byte) 0xEB, (byte) 0xFE)).seed("x").build();
    assertEquals("ebfe00", disk.mbr().bootCode().slice(0, 3).toHex());
    assertEquals(mbr(8).seed("x").build().mbr().diskSignature(), disk.mbr().diskSignature());
  }

  @Test
  void written_isReadBackTheSame() throws IOException {
    for (SectorSize size : List.of(SectorSize.B512, SectorSize.B2048, SectorSize.B4096)) {
      MbrBuilder builder = MbrBuilder.create(64 * MIB + 5, size).add(MbrTypes.LINUX, 9 * MIB);
      for (int i = 0; i < 20; i++) {
        builder.addLogical(MbrTypes.LINUX, MIB);
      }
      DiskLayout disk = builder.build();
      MemoryImage image = MemoryImage.ofSize(disk.diskSize());
      disk.encode().applyTo(image);
      assertEquals(disk, DiskLayout.read(image, size).model());
    }
  }

  @Test
  void whatDoesNotFit_isSaid() {
    assertRefused(
        "more than one partition is active",
        mbr(8)
            .add(MbrPartitionSpec.of(MbrTypes.LINUX, MIB).active())
            .addLogical(MbrPartitionSpec.of(MbrTypes.LINUX, MIB).active()));
    MbrBuilder five = mbr(8);
    for (int i = 0; i < 5; i++) {
      five.add(MbrTypes.LINUX, MIB);
    }
    assertRefused("there is no partition 5: this table has 4 entries", five);
    assertRefused(
        "partition 6 does not fit into the extended partition of 4194304 bytes",
        mbr(8)
            .add(MbrTypes.EXTENDED, 4 * MIB)
            .addLogical(MbrTypes.LINUX, MIB)
            .addLogical(MbrTypes.LINUX, 2 * MIB));
    assertRefused(
        "partition 2 does not fit: 5 MiB asked, the largest free place has 4 MiB",
        mbr(8).add(MbrTypes.LINUX, 3 * MIB).addLogical(MbrTypes.LINUX, 4 * MIB));
    assertRefused(
        "only one logical partition can take the rest, not both 5 and 6",
        mbr(8).addLogicalRest(MbrTypes.LINUX).addLogicalRest(MbrTypes.LINUX));
    assertRefused(
        "partition 1 does not fit: 9223372036854775807 bytes asked, the largest free place has"
            + " 7 MiB",
        mbr(8)
            .addLogical(MbrTypes.LINUX, Long.MAX_VALUE)
            .addLogical(MbrTypes.LINUX, Long.MAX_VALUE));
  }

  @Test
  void wrongArguments_areRefusedAtOnce() {
    MbrBuilder builder = mbr(8);
    MbrBuilder full = mbr(8);
    for (int i = 0; i < MbrBuilder.MAX_LOGICAL; i++) {
      full.addLogical(MbrTypes.LINUX, 1);
    }
    MbrPartitionSpec linux = MbrPartitionSpec.of(MbrTypes.LINUX, MIB);
    List<Runnable> mistakes =
        List.of(
            () -> MbrBuilder.create(511, SectorSize.B512),
            () -> builder.alignment(100),
            () -> builder.diskSignature(-1),
            () -> builder.diskSignature(1L << 32),
            () -> builder.bootCode(Bytes.zeros(441)),
            () -> builder.add(0, MIB),
            () -> builder.add(256, MIB),
            () -> builder.add(MbrTypes.LINUX, 0),
            () -> builder.addLogical(MbrTypes.EXTENDED, MIB),
            () -> builder.addLogical(linux.startingAt(MIB)),
            () -> builder.addLogical(linux.number(5)),
            () -> mbr(8).addRest(MbrTypes.EXTENDED).add(MbrTypes.EXTENDED_LBA, 1),
            () -> full.addLogical(MbrTypes.LINUX, 1),
            () -> linux.number(0),
            () -> linux.startingAt(-1));
    for (Runnable mistake : mistakes) {
      assertThrows(IllegalArgumentException.class, mistake::run);
    }
    assertTrue(builder.build().mbr().entries().stream().allMatch(MbrEntry::isEmpty));
  }

  private static MbrBuilder mbr(int mebibytes) {
    return MbrBuilder.create((long) mebibytes * MIB, SectorSize.B512);
  }

  private static void assertRefused(String message, MbrBuilder builder) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, builder::build, message);
    assertEquals(message, e.getMessage());
  }
}
