package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.GptPartitionSpec;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GptBuilderTest {
  private static final int MIB = 1 << 20;

  @Test
  void usualDisk_isAsEveryToolMakesIt() {
    DiskLayout disk =
        GptBuilder.create(64 * MIB, SectorSize.B512)
            .add(GptTypes.EFI_SYSTEM, 16 * MIB, "ESP")
            .addRest(GptTypes.LINUX_FILESYSTEM, "root")
            .build();

    GptHeader primary = disk.primaryGpt().orElseThrow().header();
    assertEquals(1, primary.myLba());
    assertEquals(131071, primary.alternateLba());
    assertEquals(34, primary.firstUsableLba());
    assertEquals(131038, primary.lastUsableLba());
    assertEquals(2, primary.entriesLba());
    assertEquals(128, primary.entryCount());
    assertEquals(128, primary.entrySize());
    assertEquals(GptHeader.REVISION_1_0, primary.revision());
    assertTrue(primary.headerCrcValid());

    GptTable backup = disk.backupGpt().orElseThrow();
    assertEquals(131071, backup.lba());
    assertEquals(131071, backup.header().myLba());
    assertEquals(1, backup.header().alternateLba());
    assertEquals(131039, backup.header().entriesLba());
    assertTrue(backup.header().headerCrcValid() && backup.arrayCrcValid());
    assertEquals(primary.diskGuid(), backup.header().diskGuid());
    assertEquals(disk.primaryGpt().orElseThrow().array(), backup.array());

    GptEntry esp = entry(disk, 1);
    assertEquals(List.of(2048L, 34815L), List.of(esp.firstLba(), esp.lastLba()));
    assertEquals(GptTypes.EFI_SYSTEM, esp.typeGuid());
    assertEquals("ESP", esp.name());
    GptEntry root = entry(disk, 2);
    assertEquals(List.of(34816L, 129023L), List.of(root.firstLba(), root.lastLba()));
    assertEquals(List.of(0, 1), array(disk).usedIndexes());
  }

  @Test
  void protectiveMbr_hasTheBytesThatSgdiskWrites() {
    assertEquals("00000200ee28200801000000ffff0100", protectiveEntry(64L * MIB, SectorSize.B512));
    // Beyond what CHS can tell, and beyond what 32 bits can.
    assertEquals("00000200eeffffff01000000ffffff01", protectiveEntry(16L << 30, SectorSize.B512));
    assertEquals("00000200eeffffff01000000ffffffff", protectiveEntry(3L << 40, SectorSize.B512));
    assertEquals("00000200eeffffff01000000ffffffbf", protectiveEntry(12L << 40, SectorSize.B4096));
  }

  @Test
  void protectiveMbr_isExactUpToTheLastSizeThatFits() {
    // UEFI 2.10, table 5.4; sgdisk writes FFFFFFFF for the first of these, too.
    assertEquals(
        "00000200eeffffff01000000feffffff", protectiveEntry((2L << 40) - 512, SectorSize.B512));
    assertEquals("00000200eeffffff01000000ffffffff", protectiveEntry(2L << 40, SectorSize.B512));
  }

  private static String protectiveEntry(long diskSize, SectorSize sectorSize) {
    MbrSector mbr = GptBuilder.create(diskSize, sectorSize).build().mbr();
    assertTrue(mbr.hasBootSignature());
    assertEquals(0, mbr.diskSignature());
    assertTrue(mbr.bytes().slice(462, 510).isZero());
    return mbr.bytes().slice(446, 462).toHex();
  }

  @Test
  void tableOf4KnDisk_takesFewerSectors() {
    DiskLayout disk =
        GptBuilder.create(64 * MIB, SectorSize.B4096)
            .addRest(GptTypes.LINUX_FILESYSTEM, "")
            .build();
    GptHeader primary = disk.primaryGpt().orElseThrow().header();
    assertEquals(6, primary.firstUsableLba());
    assertEquals(16383 - 5, primary.lastUsableLba());
    assertEquals(256, entry(disk, 1).firstLba());
  }

  @Test
  void fewEntries_stillSetAside16KiB_manyTakeMore() {
    GptTable few = GptBuilder.create(MIB, SectorSize.B512).entries(4).build().gptTables().get(0);
    assertEquals(34, few.header().firstUsableLba());
    assertEquals(4, few.header().entryCount());
    assertEquals(512, few.array().orElseThrow().bytes().length());

    DiskLayout many = GptBuilder.create(MIB, SectorSize.B512).entries(256).build();
    assertEquals(66, many.primaryGpt().orElseThrow().header().firstUsableLba());
    assertEquals(2047 - 64, many.backupGpt().orElseThrow().header().entriesLba());
  }

  @Test
  void spec_setsEverything() {
    UUID guid = new UUID(1, 2);
    DiskLayout disk =
        GptBuilder.create(64 * MIB, SectorSize.B512)
            .add(
                GptPartitionSpec.of(GptTypes.LINUX_FILESYSTEM, 1000)
                    .name("d\u00e4ta")
                    .number(7)
                    .guid(guid)
                    .startingAt(40 * 512)
                    .attributes(GptAttributes.LEGACY_BOOT | 1L << 60))
            .diskGuid(new UUID(3, 4))
            .bootCode(Bytes.of((byte) 0xEB, (byte) 0xFE))
            .build();
    GptEntry entry = entry(disk, 7);
    assertEquals(40, entry.firstLba());
    assertEquals(2, entry.sectors());
    assertEquals("d\u00e4ta", entry.name());
    assertEquals(guid, entry.uniqueGuid());
    assertEquals(GptAttributes.LEGACY_BOOT | 1L << 60, entry.attributes());
    assertEquals(new UUID(3, 4), disk.primaryGpt().orElseThrow().header().diskGuid());
    assertEquals("ebfe00", disk.mbr().bootCode().slice(0, 3).toHex());
  }

  @Test
  void rest_leavesRoomForWhatIsAddedBehindIt() {
    DiskLayout disk =
        GptBuilder.create(64 * MIB, SectorSize.B512)
            .add(GptTypes.EFI_SYSTEM, 8 * MIB, "1")
            .addRest(GptTypes.LINUX_FILESYSTEM, "2")
            .add(GptTypes.LINUX_SWAP, 4 * MIB, "3")
            .add(GptTypes.LINUX_HOME, 4 * MIB, "4")
            .build();
    assertEquals(List.of(1L, 9L, 55L, 59L), starts(disk));
    assertEquals(46 * 2048, entry(disk, 2).sectors());
  }

  @Test
  void places_avoidThoseThatAreGiven() {
    DiskLayout disk =
        GptBuilder.create(64 * MIB, SectorSize.B512)
            .add(GptTypes.LINUX_FILESYSTEM, 4 * MIB, "anywhere")
            .add(GptPartitionSpec.of(GptTypes.LINUX_HOME, MIB).startingAt(3 * MIB))
            .add(GptTypes.LINUX_SWAP, 2 * MIB, "fits before")
            .build();
    assertEquals(List.of(4L, 3L, 1L), starts(disk));
  }

  @Test
  void rest_startsWhereItIsTold() {
    DiskLayout disk =
        GptBuilder.create(64 * MIB, SectorSize.B512)
            .add(GptPartitionSpec.rest(GptTypes.LINUX_FILESYSTEM).startingAt(32 * MIB))
            .add(GptTypes.EFI_SYSTEM, MIB, "")
            .build();
    assertEquals(List.of(32L, 62L), starts(disk));
  }

  @Test
  void smallDisk_isUsedToItsLastSector() {
    DiskLayout disk =
        GptBuilder.create(68 * 512, SectorSize.B512)
            .alignment(512)
            .addRest(GptTypes.LINUX_FILESYSTEM, "")
            .build();
    assertEquals(34, entry(disk, 1).firstLba());
    assertEquals(1, entry(disk, 1).sectors());
  }

  @Test
  void numbers_fillTheGaps() {
    DiskLayout disk =
        GptBuilder.create(64 * MIB, SectorSize.B512)
            .add(GptTypes.LINUX_FILESYSTEM, MIB, "a")
            .add(GptPartitionSpec.of(GptTypes.LINUX_FILESYSTEM, MIB).number(1))
            .add(GptPartitionSpec.of(GptTypes.LINUX_FILESYSTEM, MIB).number(3))
            .add(GptTypes.LINUX_FILESYSTEM, MIB, "b")
            .build();
    assertEquals(List.of("", "a", "", "b"), names(disk));
  }

  @Test
  void seed_makesTheSameBytesInEveryRelease() {
    DiskLayout disk = seeded("example").build();
    assertEquals(disk, seeded("example").build());
    assertNotEquals(disk, seeded("another").build());
    // sha256("example\0disk") and sha256("example\0partition 1"), see the method's javadoc.
    assertEquals(
        UUID.fromString("354cd506-11bb-86ee-a354-c6417796ff19"),
        disk.primaryGpt().orElseThrow().header().diskGuid());
    assertEquals(
        UUID.fromString("80a46b86-af19-81c3-8e2a-fc390786e77d"), entry(disk, 1).uniqueGuid());
    assertEquals(8, entry(disk, 1).uniqueGuid().version());
    assertEquals(2, entry(disk, 1).uniqueGuid().variant());
  }

  private static GptBuilder seeded(String seed) {
    return GptBuilder.create(8 * MIB, SectorSize.B512)
        .seed(seed)
        .addRest(GptTypes.LINUX_FILESYSTEM, "root");
  }

  @Test
  void guids_areRandomWithoutASeed() {
    GptBuilder builder =
        GptBuilder.create(8 * MIB, SectorSize.B512).add(GptTypes.LINUX_FILESYSTEM, MIB, "");
    assertNotEquals(entry(builder.build(), 1).uniqueGuid(), entry(builder.build(), 1).uniqueGuid());
    assertNotEquals(builder.build().primaryGpt(), builder.build().primaryGpt());
  }

  @Test
  void withBootCode_changesNothingElse() {
    DiskLayout disk = seeded("boot").build();
    DiskLayout changed = disk.withBootCode(Bytes.of((byte) 1, (byte) 2, (byte) 3));
    assertEquals(disk.gptTables(), changed.gptTables());
    assertEquals(disk.mbr().bytes().slice(440, 512), changed.mbr().bytes().slice(440, 512));
    assertEquals(
        List.of("MBR"),
        changed.encodeOver(disk).writes().stream().map(w -> w.what().substring(11)).toList());
  }

  @Test
  void written_isReadBackTheSame() throws IOException {
    for (SectorSize size : List.of(SectorSize.B512, SectorSize.B2048, SectorSize.B4096)) {
      DiskLayout disk =
          GptBuilder.create(16 * MIB + 100, size)
              .add(GptTypes.EFI_SYSTEM, 3 * MIB, "ESP")
              .addRest(GptTypes.LINUX_FILESYSTEM, "root")
              .build();
      MemoryImage image = MemoryImage.ofSize(disk.diskSize());
      disk.encode().applyTo(image);
      assertEquals(disk, DiskLayout.read(image, size).model());
    }
  }

  @Test
  void whatDoesNotFit_isSaidWithNumbers() {
    assertRefused(
        "partition 2 (root) does not fit: 64 MiB asked, the largest free place has"
            + " 58703360 bytes",
        GptBuilder.create(64 * MIB, SectorSize.B512)
            .add(GptTypes.EFI_SYSTEM, 7 * MIB, "")
            .add(GptTypes.LINUX_FILESYSTEM, 64 * MIB, "root"));
    assertRefused(
        "partition 1 does not fit: 1 MiB at byte 0 asked, but not all of that is free",
        gpt(GptPartitionSpec.of(GptTypes.LINUX_HOME, MIB).startingAt(0)));
    assertRefused(
        "partition 2 does not fit: 1 MiB at byte 1572864 asked, but not all of that is free",
        gpt(GptPartitionSpec.of(GptTypes.LINUX_HOME, MIB).startingAt(MIB))
            .add(GptPartitionSpec.of(GptTypes.LINUX_HOME, MIB).startingAt(MIB * 3 / 2)));
    assertRefused(
        "partition 1 cannot start at byte 1000: that is no multiple of 512",
        gpt(GptPartitionSpec.of(GptTypes.LINUX_HOME, MIB).startingAt(1000)));
    assertRefused(
        "partition 2 does not fit: nothing is left for it that starts at a multiple of 1 MiB",
        gpt(GptPartitionSpec.of(GptTypes.LINUX_HOME, 8 * MIB - 67 * 512).startingAt(34 * 512))
            .addRest(GptTypes.LINUX_FILESYSTEM, ""));
    assertRefused(
        "only one partition can take the rest of the disk, not both partition 1 and partition 2",
        gpt(GptPartitionSpec.rest(GptTypes.LINUX_HOME)).addRest(GptTypes.LINUX_SRV, ""));
    assertRefused(
        "two partitions want the number 3",
        gpt(GptPartitionSpec.of(GptTypes.LINUX_HOME, MIB).number(3))
            .add(GptPartitionSpec.of(GptTypes.LINUX_HOME, MIB).number(3)));
    assertRefused(
        "there is no partition 129: this table has 128 entries",
        gpt(GptPartitionSpec.of(GptTypes.LINUX_HOME, MIB).number(129)));
    assertRefused(
        "a disk of 34304 bytes is too small for a GPT of 128 entries, which needs 34816",
        GptBuilder.create(67 * 512, SectorSize.B512));
    assertRefused(
        "partition 1 does not fit: 9223372036854775807 bytes asked, the largest free place has"
            + " 7323136 bytes",
        gpt(GptPartitionSpec.of(GptTypes.LINUX_HOME, Long.MAX_VALUE)));
  }

  private static GptBuilder gpt(GptPartitionSpec partition) {
    return GptBuilder.create(8 * MIB, SectorSize.B512).add(partition);
  }

  private static void assertRefused(String message, GptBuilder builder) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, builder::build, message);
    assertEquals(message, e.getMessage());
  }

  @Test
  void wrongArguments_areRefusedAtOnce() {
    GptBuilder builder = GptBuilder.create(8 * MIB, SectorSize.B512);
    UUID type = GptTypes.LINUX_FILESYSTEM;
    List<Runnable> mistakes =
        List.of(
            () -> GptBuilder.create(-1, SectorSize.B512),
            () -> builder.alignment(0),
            () -> builder.alignment(513),
            () -> builder.alignment(1L << 41),
            () -> builder.entries(0),
            () -> builder.entries(GptBuilder.MAX_ENTRIES + 1),
            () -> builder.bootCode(Bytes.zeros(441)),
            () -> builder.add(type, 0, ""),
            () -> builder.add(type, -1, ""),
            () -> builder.add(type, MIB, "x".repeat(37)),
            () -> builder.add(type, MIB, "\0"),
            () -> builder.add(Guids.ZERO, MIB, ""),
            () -> GptPartitionSpec.of(type, MIB).number(0),
            () -> GptPartitionSpec.of(type, MIB).startingAt(-1));
    for (Runnable mistake : mistakes) {
      assertThrows(IllegalArgumentException.class, mistake::run);
    }
    assertEquals(List.of(), array(builder.build()).usedIndexes());
  }

  private static GptEntryArray array(DiskLayout disk) {
    return disk.primaryGpt().orElseThrow().array().orElseThrow();
  }

  private static GptEntry entry(DiskLayout disk, int number) {
    return array(disk).entry(number - 1);
  }

  /** The starts of all partitions in MiB. */
  private static List<Long> starts(DiskLayout disk) {
    return array(disk).usedIndexes().stream()
        .map(i -> array(disk).entry(i).firstLba() / 2048)
        .toList();
  }

  private static List<String> names(DiskLayout disk) {
    return array(disk).usedIndexes().stream().map(i -> array(disk).entry(i).name()).toList();
  }

  @Test
  void guidThatTellsNothingApart_isRefused() {
    UUID zero = new UUID(0, 0);
    GptPartitionSpec one = GptPartitionSpec.of(GptTypes.LINUX_FILESYSTEM, 1).guid(new UUID(1, 2));
    assertThrows(IllegalArgumentException.class, () -> one.guid(zero));
    GptBuilder twice = GptBuilder.create(1 << 26, SectorSize.B512).add(one).add(one);
    assertThrows(IllegalArgumentException.class, () -> twice.diskGuid(zero));
    assertEquals(
        "partition 2 has the GUID 00000000-0000-0001-0000-000000000002 of another one",
        assertThrows(IllegalArgumentException.class, twice::build).getMessage());
  }
}
