package io.github.bootformats.partition;

import static io.github.bootformats.partition.PlanTests.MIB;
import static io.github.bootformats.partition.PlanTests.apply;
import static io.github.bootformats.partition.PlanTests.assertMistake;
import static io.github.bootformats.partition.PlanTests.linux;
import static io.github.bootformats.partition.PlanTests.seen;
import static io.github.bootformats.partition.PlanTests.seenInMib;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.FreeRegion;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.GptPartitionSpec;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.NewPartition;
import io.github.bootformats.partition.authoring.PartitionSize;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GptPlanTest {
  /** 64 MiB: an ESP of 16 MiB, a gap of 16 MiB, and 16 MiB called "root". */
  private static final DiskLayout DISK =
      GptBuilder.create(64 * MIB, SectorSize.B512)
          .seed("test")
          .add(GptTypes.EFI_SYSTEM, 16 * MIB, "ESP")
          .add(
              GptPartitionSpec.of(GptTypes.LINUX_FILESYSTEM, 16 * MIB)
                  .startingAt(33 * MIB)
                  .name("root"))
          .build();

  private static GptEntry entry(DiskLayout layout, int number) {
    return layout.primaryGpt().orElseThrow().array().orElseThrow().entry(number - 1);
  }

  @Test
  void add_takesTheLowestPlaceAndNumber_andKeepsTheRest() throws IOException {
    DiskLayout after =
        apply(
            DISK.plan()
                .add(
                    NewPartition.of("swap", PartitionSize.parse("8M"))
                        .name("swap")
                        .flags("no-auto", "bit-48")));
    assertEquals("1:1+16 2:33+16 3:17+8", seenInMib(after));
    assertEquals(GptTypes.LINUX_SWAP, entry(after, 3).typeGuid());
    assertEquals("swap", entry(after, 3).name());
    assertEquals(GptAttributes.NO_AUTO | 1L << 48, entry(after, 3).attributes());
    assertEquals(entry(DISK, 1), entry(after, 1));
    assertEquals(entry(DISK, 2), entry(after, 2));
    assertEquals(DISK.mbr(), after.mbr());
  }

  @Test
  void add_atAPlaceWithNumberAndGuid() throws IOException {
    UUID guid = new UUID(1, 2);
    DiskLayout after =
        apply(DISK.plan().add(linux("1M").startingAt(20 * MIB + 512).number(128).guid(guid)));
    assertEquals("1:2048+32768 2:67584+32768 128:40961+2048", seen(after));
    assertEquals(guid, entry(after, 128).uniqueGuid());
  }

  @Test
  void add_sharesOfTheFreeSpace_areWorkedOutTogether() throws IOException {
    DiskLayout empty = GptBuilder.create(64 * MIB, SectorSize.B512).build();
    assertEquals(
        "1:1+31 2:32+31",
        seenInMib(apply(empty.plan().add(linux("50%free")).add(linux("50%free")))));
    // A removal between them ends what is added together: the second gets half of what is left.
    assertEquals(
        "1:1+31 2:32+15",
        seenInMib(apply(empty.plan().add(linux("50%free")).sort().add(linux("50%free")))));
    assertEquals(
        "1:1+16 2:17+10",
        seenInMib(
            apply(
                empty
                    .plan()
                    .add(linux("25%"))
                    .add(linux("10.5M").startingAt(17L * MIB))
                    .resize(2, PartitionSize.parse("10M")))));
  }

  @Test
  void add_rest_isTheLargestPlace_andOthersGoBehindIt() throws IOException {
    assertEquals("1:1+16 2:33+16 3:17+16", seenInMib(apply(DISK.plan().add(linux("rest")))));
    assertEquals(
        "1:1+16 2:33+16 3:17+16 4:61+2",
        seenInMib(apply(DISK.plan().add(linux("rest")).add(linux("2M")))));
  }

  @Test
  void add_onLargeSectors_andOtherAlignments() throws IOException {
    DiskLayout disk = GptBuilder.create(64 * MIB, SectorSize.B4096).build();
    assertEquals("1:256+1 2:512+256", seen(apply(disk.plan().add(linux("1")).add(linux("256s")))));
    assertEquals(
        "1:6+1 2:7+256",
        seen(apply(disk.plan().alignment(4096).add(linux("1")).add(linux("256s")))));
    assertEquals("1:1024+1024", seen(apply(disk.plan().alignment(4 * MIB).add(linux("+4M")))));
  }

  @Test
  void add_fillsLargerEntriesWithZeros() throws IOException {
    GptEntryArray array = GptEntryArray.unused(64, 256);
    DiskLayout disk = GptBuilder.create(8 * MIB, SectorSize.B512).build();
    DiskLayout large =
        disk.toBuilder()
            .gptTables(disk.gptTables().stream().map(t -> t.withArray(array).sealed()).toList())
            .build();
    DiskLayout after = apply(large.plan().add(linux("1M").number(2)));
    assertEquals(256, entry(after, 2).bytes().length());
    assertEquals(2048, entry(after, 2).firstLba());
  }

  @Test
  void seed_makesTheSameGuids_butNeverOneTwice() throws IOException {
    LayoutPlan plan = DISK.plan().seed("test").add(linux("1M")).renumber(3, 9).add(linux("1M"));
    DiskLayout after = apply(plan);
    assertEquals(after, plan.apply().after());
    // "partition 3" and "partition 3 again", derived as GptBuilder does.
    assertEquals(
        entry(
                GptBuilder.create(8 * MIB, SectorSize.B512)
                    .seed("test")
                    .add(GptPartitionSpec.of(GptTypes.LINUX_SWAP, 1).number(3))
                    .build(),
                3)
            .uniqueGuid(),
        entry(after, 9).uniqueGuid());
    assertFalse(entry(after, 3).uniqueGuid().equals(entry(after, 9).uniqueGuid()));
    DiskLayout random = DISK.plan().add(linux("1M")).apply().after();
    assertFalse(random.equals(DISK.plan().add(linux("1M")).apply().after()));
  }

  @Test
  void remove_zeroesTheEntry() throws IOException {
    DiskLayout after = apply(DISK.plan().remove(1));
    assertEquals("2:33+16", seenInMib(after));
    assertTrue(entry(after, 1).bytes().isZero());
    assertEquals("1:1+4 2:33+16", seenInMib(apply(DISK.plan().remove(1).add(linux("4M")))));
  }

  @Test
  void resize_keepsTheStart_andEverythingElseOfTheEntry() throws IOException {
    DiskLayout grown = apply(DISK.plan().resize(1, PartitionSize.parse("+8M")));
    assertEquals("1:1+24 2:33+16", seenInMib(grown));
    assertEquals(
        entry(DISK, 1), entry(grown, 1).toBuilder().lastLba(entry(DISK, 1).lastLba()).build());
    assertEquals("1:1+32 2:33+16", seenInMib(apply(DISK.plan().resize(1, PartitionSize.rest()))));
    assertEquals("1:1+16 2:33+30", seenInMib(apply(DISK.plan().resize(2, PartitionSize.rest()))));
    assertEquals(
        "1:2048+32768 2:67584+63455",
        seen(apply(DISK.plan().alignment(512).resize(2, PartitionSize.rest()))));
    assertEquals(
        "1:1+16 2:33+8", seenInMib(apply(DISK.plan().resize(2, PartitionSize.parse("8M")))));
    assertEquals(
        "1:1+16 2:33+15", seenInMib(apply(DISK.plan().resize(2, PartitionSize.parse("-1M")))));
    assertEquals(
        "1:1+32 2:33+16", seenInMib(apply(DISK.plan().resize(1, PartitionSize.parse("50%")))));
    assertTrue(DISK.plan().resize(1, PartitionSize.parse("16M")).apply().isEmpty());
  }

  @Test
  void numbers_moveWithWholeEntries() throws IOException {
    DiskLayout moved = apply(DISK.plan().renumber(1, 100));
    assertEquals("2:33+16 100:1+16", seenInMib(moved));
    assertEquals(entry(DISK, 1), entry(moved, 100));
    assertEquals("1:33+16 2:1+16", seenInMib(apply(DISK.plan().swap(1, 2))));
    assertEquals("1:1+16 2:33+16", seenInMib(apply(DISK.plan().swap(1, 2).renumber(2, 7).sort())));
    assertTrue(DISK.plan().swap(1, 1).renumber(2, 2).sort().apply().isEmpty());
  }

  @Test
  void nameTypeGuidAndFlags_changeNothingElse() throws IOException {
    UUID guid = new UUID(3, 4);
    DiskLayout after =
        apply(
            DISK.plan()
                .rename(2, "daten ü")
                .retype(2, "HOME")
                .guid(2, guid)
                .setFlag(2, "Read-Only")
                .setFlag(2, "bit-0")
                .setFlag(1, "legacy-boot"));
    GptEntry entry = entry(after, 2);
    assertEquals("daten ü", entry.name());
    assertEquals(GptTypes.LINUX_HOME, entry.typeGuid());
    assertEquals(guid, entry.uniqueGuid());
    assertEquals(GptAttributes.READ_ONLY | GptAttributes.REQUIRED, entry.attributes());
    assertEquals(entry(DISK, 2).lastLba(), entry.lastLba());
    assertEquals(GptAttributes.LEGACY_BOOT, entry(after, 1).attributes());
    assertEquals(entry(DISK, 1), entry(apply(after.plan().clearFlag(1, "legacy-boot")), 1));
    assertTrue(after.plan().setFlag(1, "legacy-boot").clearFlag(2, "hidden").apply().isEmpty());
  }

  @Test
  void steps_sayWhatIsDifferent_forPeople() throws IOException {
    assertEquals(
        List.of(
            "partition 1 removed: 16 MiB at LBA 2048, EFI System \"ESP\"",
            "partition 2 grown from 16 MiB to 17 MiB",
            "partition 2 renamed from \"root\" to \"a\\x1b[31m\"",
            "partition 2 is now Linux /home instead of Linux filesystem",
            "partition 2 gets the flag no-auto",
            "partition 2 is now 1",
            "partition 2 added: 512 bytes at LBA 2048, Linux swap",
            "partition 1 is now 2, and 2 is 1"),
        DISK.plan()
            .remove(1)
            .resize(2, PartitionSize.parse("17MiB"))
            .rename(2, "a\u001b[31m")
            .retype(2, "home")
            .setFlag(2, "no-auto")
            .renumber(2, 1)
            .add(NewPartition.of(GptTypes.LINUX_SWAP, PartitionSize.bytes(1)))
            .swap(1, 2)
            .apply()
            .steps());
  }

  @Test
  void freeRegions_areThoseAfterTheChanges() throws IOException {
    List<FreeRegion> regions = DISK.plan().remove(1).freeRegions();
    assertEquals(
        List.of(
            new FreeRegion(FreeRegion.Kind.GAP, SectorSize.B512, 34, 67584 - 34),
            new FreeRegion(FreeRegion.Kind.TAIL, SectorSize.B512, 100352, 131071 - 32 - 100352)),
        regions);
    assertEquals(49L * MIB, regions.get(1).firstByte());
    assertEquals(131071 - 33, regions.get(1).lastLba());
    assertEquals((131071L - 32 - 100352) * 512, regions.get(1).length());
    assertEquals("gap: 33775 KiB at LBA 34", regions.get(0).toString());
    assertEquals(FreeRegion.Kind.TAIL, DISK.plan().remove(1).remove(2).freeRegions().get(0).kind());
  }

  @Test
  void oddEntries_canBeChanged_andTheirFindingsAreResolved() throws IOException {
    DiskLayout overlap =
        LayoutEdits.entry(
            DISK, 2, e -> e.typeGuid(GptTypes.LINUX_SWAP).firstLba(3000).lastLba(4000));
    LayoutChange change = overlap.plan().remove(3).apply();
    assertEquals(
        List.of("gpt.partition-overlap", "gpt.unique-guid-zero"),
        change.resolved().stream().map(Diagnostic::code).sorted().toList());
    assertEquals(DISK, change.after());
    DiskLayout beyond = LayoutEdits.entry(DISK, 1, e -> e.lastLba(-3));
    assertEquals(DISK, beyond.plan().resize(2, PartitionSize.parse("16M")).apply().after());
    assertMistake(
        "partition 2 cannot be resized: its place, LBA 67584 to 5, is none on this disk",
        LayoutEdits.entry(DISK, 1, e -> e.lastLba(5)).plan().resize(2, PartitionSize.rest()));
  }

  @Test
  void partitionsOfAHybridMbr_areNotChangedInOneTableOnly() throws IOException {
    DiskLayout hybrid =
        LayoutEdits.mbrEntry(
            LayoutEdits.mbrEntry(DISK, 1, MbrEntry.of(0x0C, 2048, 32768)),
            2,
            MbrEntry.of(0x83, 40960, 2048));
    String message =
        "partition 1 is also partition 2 of the hybrid MBR, which would stay as it is; make the MBR"
            + " protective first";
    assertMistake(message, hybrid.plan().remove(1));
    assertMistake(message, hybrid.plan().resize(1, PartitionSize.parse("-1M")));
    // The other one of the MBR is none of the GPT, but lies there all the same.
    assertEquals(
        "1:1+16 2:33+16 3:21+8", seenInMib(hybrid.plan().add(linux("8M")).apply().after()));
  }

  @Test
  void unusedEntries_keepWhatIsInThem_unlessTheyAreUsed() throws IOException {
    DiskLayout odd = LayoutEdits.entry(DISK, 5, e -> e.name("rest of a name"));
    assertEquals("rest of a name", entry(apply(odd.plan().add(linux("1M"))), 6).name());
    assertEquals("", entry(apply(odd.plan().add(linux("1M").number(6))), 6).name());
  }

  @Test
  void guidOfAllZeros_isNone() {
    java.util.UUID zero = new java.util.UUID(0, 0);
    assertThrows(IllegalArgumentException.class, () -> linux("1M").guid(zero));
    assertThrows(IllegalArgumentException.class, () -> DISK.plan().guid(1, zero));
  }

  @Test
  void mistakes_areSaid() {
    assertMistake(
        "partition 3 does not fit: 32 MiB asked, the largest free place has 16 MiB",
        DISK.plan().add(linux("32M")));
    assertMistake(
        "partition 4 does not fit: 1 MiB at byte 33554432 asked, but not all of that is" + " free",
        DISK.plan()
            .add(linux("1M").startingAt(32 * MIB).number(3))
            .add(linux("1M").startingAt(32 * MIB)));
    assertMistake(
        "partition 1 cannot grow from 16 MiB to 64 MiB: 16 MiB behind it are free",
        DISK.plan().resize(1, PartitionSize.parse("64M")));
    assertMistake(
        "partition 1 cannot grow from 16 MiB to 17 MiB: no sectors behind it are free",
        DISK.plan().add(linux("16M")).resize(1, PartitionSize.parse("+1M")));
    assertMistake(
        "partition 1 has 16 MiB, 16 MiB less would leave nothing",
        DISK.plan().resize(1, PartitionSize.parse("-16M")));
    assertMistake(
        "partition 1 exists: it cannot become a share of the free space, such as 50%free",
        DISK.plan().resize(1, PartitionSize.percentOfFree(50)));
    assertMistake(
        "partition 3 is new: it cannot be smaller than before by -1048576",
        DISK.plan().add(linux("-1M")));
    assertMistake(
        "partition 3 does not fit: 1% of 64 MiB is less than the alignment of 1 MiB",
        DISK.plan().add(linux("1%")));
    assertMistake("there is no partition 3; there are 1, 2", DISK.plan().remove(3));
    assertMistake(
        "there is no partition 1; there are none", DISK.plan().remove(1).remove(2).remove(1));
    assertMistake("there is a partition 2 already", DISK.plan().add(linux("1M").number(2)));
    assertMistake(
        "there is a partition 2 already; swap the two, or take another number",
        DISK.plan().renumber(1, 2));
    assertMistake(
        "there is no partition 129: this table has 128 entries", DISK.plan().renumber(1, 129));
    assertMistake("partitions count from 1: 0", DISK.plan().renumber(1, 0));
    assertMistake(
        "a GPT knows no type '0x83'; types are names such as linux, gdisk's codes such as 8300, or"
            + " GUIDs",
        DISK.plan().add(NewPartition.of(0x83, PartitionSize.rest())));
    assertMistake(
        "a partition of a GPT has no flag 'active'; flags are required, no-block-io, legacy-boot,"
            + " grow-file-system, read-only, shadow-copy, hidden, no-auto, no-drive-letter, and"
            + " bit-0 to bit-63",
        DISK.plan().setFlag(1, "active"));
    assertMistake(
        "a GPT has neither primary nor logical partitions", DISK.plan().add(linux("1M").logical()));
    UUID esp = entry(DISK, 1).uniqueGuid();
    assertMistake("partition 1 has the GUID " + esp + " already", DISK.plan().guid(2, esp));
    assertMistake(
        "partition 1 has the GUID " + esp + " already", DISK.plan().add(linux("1M").guid(esp)));
    assertMistake(
        "a name has at most 36 UTF-16 units and no NUL; this one has 37",
        DISK.plan().rename(1, "x".repeat(37)));
    assertMistake(
        "only one partition can take the rest of the disk, not both partition 3 and partition 4",
        DISK.plan().add(linux("rest")).add(linux("rest")));
  }

  @Test
  void bootCodeAndTails_stay() throws IOException {
    DiskLayout disk = DISK.withBootCode(Bytes.utf8("boot"));
    DiskLayout odd = LayoutEdits.bothHeaders(disk, h -> h.reserved(7));
    DiskLayout after = apply(odd.plan().remove(2));
    assertEquals(odd.mbr(), after.mbr());
    assertEquals(7, after.primaryGpt().orElseThrow().header().reserved());
    assertEquals(odd.plan().apply().after(), odd);
  }
}
