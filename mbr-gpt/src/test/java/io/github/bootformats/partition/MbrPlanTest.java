package io.github.bootformats.partition;

import static io.github.bootformats.partition.PlanTests.MIB;
import static io.github.bootformats.partition.PlanTests.apply;
import static io.github.bootformats.partition.PlanTests.assertDamaged;
import static io.github.bootformats.partition.PlanTests.assertMistake;
import static io.github.bootformats.partition.PlanTests.linux;
import static io.github.bootformats.partition.PlanTests.seen;
import static io.github.bootformats.partition.PlanTests.seenInMib;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.FreeRegion;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.authoring.MbrPartitionSpec;
import io.github.bootformats.partition.authoring.NewPartition;
import io.github.bootformats.partition.authoring.PartitionSize;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MbrPlanTest {
  private static final DiskLayout EMPTY =
      MbrBuilder.create(64 * MIB, SectorSize.B512).seed("test").build();

  /** A primary partition, and three logical ones in the rest, with 1 MiB before each. */
  private static final DiskLayout DISK =
      MbrBuilder.create(64 * MIB, SectorSize.B512)
          .seed("test")
          .add(MbrPartitionSpec.of(MbrTypes.FAT32_LBA, 7 * MIB).active())
          .addLogical(MbrTypes.LINUX, 7 * MIB)
          .addLogical(MbrTypes.LINUX_SWAP, 7 * MIB)
          .addLogical(MbrTypes.LINUX, 7 * MIB)
          .build();

  /** The same with an extended partition up to the end of the disk. */
  private static final DiskLayout ROOMY =
      MbrBuilder.create(64 * MIB, SectorSize.B512)
          .seed("test")
          .add(MbrPartitionSpec.of(MbrTypes.FAT32_LBA, 7 * MIB).active())
          .addRest(MbrTypes.EXTENDED_LBA)
          .addLogical(MbrTypes.LINUX, 7 * MIB)
          .addLogical(MbrTypes.LINUX_SWAP, 7 * MIB)
          .addLogical(MbrTypes.LINUX, 7 * MIB)
          .build();

  private static Ebr ebr(DiskLayout layout, int index) {
    return layout.ebrs().get(index);
  }

  @Test
  void add_isPrimary_asLongAsThereAreEntries() throws IOException {
    assertEquals(
        "1:1+8 2:9+8 3:17+8 4:25+39",
        seenInMib(
            apply(
                EMPTY
                    .plan()
                    .add(linux("8M"))
                    .add(linux("8M"))
                    .add(linux("8M"))
                    .add(linux("rest")))));
  }

  @Test
  void add_ofMoreThanFour_makesAnExtendedPartitionInTheLastEntry() throws IOException {
    LayoutPlan plan = EMPTY.plan();
    for (int i = 0; i < 6; i++) {
      plan = plan.add(linux("4M"));
    }
    DiskLayout after = apply(plan);
    assertEquals("1:1+4 2:5+4 3:9+4 4:13+x 5:14+4 6:19+4 7:24+4", seenInMib(after));
    assertEquals(MbrEntry.of(MbrTypes.EXTENDED_LBA, 13 * 2048, 51 * 2048), after.mbr().entry(3));
    // Later ones are logical too, next to those that are there.
    assertEquals(
        "1:1+4 2:5+4 3:9+4 4:13+x 5:14+4 6:19+4 7:24+4 8:29+35",
        seenInMib(apply(after.plan().add(linux("rest")))));
  }

  @Test
  void add_logical_takesAnEntryForTheExtendedPartition_whereItIsFirstAsked() throws IOException {
    assertEquals(
        "1:1+x 2:54+10 5:2+8 6:11+43",
        seenInMib(
            apply(
                EMPTY
                    .plan()
                    .add(linux("8M").logical())
                    .add(linux("rest").logical())
                    .add(linux("10M").primary()))));
  }

  @Test
  void add_besideAnExtendedPartition_isLogical_unlessItsPlaceOrNumberSaysOtherwise()
      throws IOException {
    assertEquals(
        "1:1+7 2:8+x 3:32+9 4:42+5 5:9+7 6:17+7 7:25+7",
        seenInMib(
            apply(DISK.plan().add(linux("5M").startingAt(42L * MIB)).add(linux("9M").number(3)))));
    assertEquals(
        "1:1+7 2:8+x 5:9+7 6:17+7 7:25+7 8:41+3",
        seenInMib(apply(ROOMY.plan().add(linux("3M").startingAt(41L * MIB)))));
    assertMistake(
        "logical partition of type linux does not fit: nothing is left for it that starts at a"
            + " multiple of 1 MiB",
        DISK.plan().add(linux("1M")));
  }

  @Test
  void add_anExtendedPartition_likeAnyOther() throws IOException {
    DiskLayout after =
        apply(
            EMPTY
                .plan()
                .add(linux("4M"))
                .add(NewPartition.of("extended", PartitionSize.parse("20M")).number(4))
                .add(linux("4M"))
                .add(linux("50%free").primary()));
    assertEquals("1:1+4 2:25+31 4:5+x 5:6+4", seenInMib(after));
    assertEquals(0x05, after.mbr().entry(3).type());
    assertEquals(
        1, apply(EMPTY.plan().add(NewPartition.of(0x0F, PartitionSize.rest()))).ebrs().size());
  }

  @Test
  void add_sharesOfAnExtendedPartition_leaveRoomForEbrs() throws IOException {
    DiskLayout extended =
        EMPTY.plan().add(NewPartition.of(0x0F, PartitionSize.rest())).apply().after();
    assertEquals(
        "1:1+x 5:2+20 6:23+20 7:44+20",
        seenInMib(
            apply(
                extended
                    .plan()
                    .add(linux("33.4%free"))
                    .add(linux("33.4%free"))
                    .add(linux("33.4%free")))));
    assertEquals("1:1+x 5:2+62", seenInMib(apply(extended.plan().add(linux("100%free")))));
  }

  @Test
  void add_logical_inAGap_comesBetweenItsNeighbours_whoseBytesStay() throws IOException {
    DiskLayout gap = apply(DISK.plan().remove(6));
    assertEquals("1:1+7 2:8+x 5:9+7 6:25+7", seenInMib(gap));
    LayoutChange change = gap.plan().add(linux("2M").flags("active")).apply();
    assertEquals("1:1+7 2:8+x 5:9+7 6:17+2 7:25+7", seenInMib(change.after()));
    assertEquals(
        List.of(
            "partition 6 added: 2 MiB at LBA 34816, Linux",
            "partition 6 is now 7",
            "partition 1 loses the flag active",
            "partition 6 gets the flag active"),
        change.steps());
    assertEquals(ebr(gap, 1), ebr(change.after(), 2));
    assertEquals(ebr(gap, 0).sector().entry(0), ebr(change.after(), 0).sector().entry(0));
    assertEquals(0x80, ebr(change.after(), 1).sector().entry(0).bootIndicator());
    // By its number it can also go to the end of the chain.
    assertEquals(
        "1:1+7 2:8+x 5:9+7 6:25+7 7:17+2",
        seenInMib(gap.plan().add(linux("2M").number(7)).apply().after()));
    assertMistake(
        "a logical partition cannot get the number 8: the next one is 7",
        gap.plan().add(linux("2M").number(8)));
  }

  @Test
  void add_logical_beforeTheFirstOne_sharesItsEbrOut() throws IOException {
    DiskLayout late = apply(DISK.plan().remove(5).remove(5));
    assertEquals("1:1+7 2:8+x 5:25+7", seenInMib(late));
    assertEquals(List.of(8L * 2048), late.ebrs().stream().map(Ebr::lba).toList());
    DiskLayout before = apply(late.plan().add(linux("4M").number(5)));
    assertEquals("1:1+7 2:8+x 5:9+4 6:25+7", seenInMib(before));
    assertEquals(8 * 2048, ebr(before, 0).lba());
  }

  @Test
  void remove_theFirstLogical_describesTheNextInItsPlace() throws IOException {
    DiskLayout after = apply(DISK.plan().remove(5));
    assertEquals("1:1+7 2:8+x 5:17+7 6:25+7", seenInMib(after));
    assertEquals(ebr(DISK, 2), ebr(after, 1));
    assertEquals(
        List.of(
            "partition 5 removed: 7 MiB at LBA 18432, Linux",
            "partition 6 is now 5",
            "partition 7 is now 6"),
        DISK.plan().remove(5).apply().steps());
    DiskLayout none = apply(DISK.plan().remove(5).remove(5).remove(5));
    assertEquals("1:1+7 2:8+x", seenInMib(none));
    assertEquals(1, none.ebrs().size());
    assertEquals(DISK.mbr(), none.mbr());
    assertEquals("1:1+7 2:8+x 5:9+7", seenInMib(apply(none.plan().add(linux("7M")))));
  }

  @Test
  void remove_theExtended_takesItsLogicalsWithIt() throws IOException {
    LayoutChange change = DISK.plan().remove(2).apply();
    assertEquals("1:1+7", seenInMib(change.after()));
    assertEquals(List.of(), change.after().ebrs());
    assertEquals(
        List.of(
            "partition 2 removed: 24 MiB at LBA 16384, Extended (LBA), with all logical"
                + " partitions"),
        change.steps());
    // A new one at the same place begins without any.
    DiskLayout again =
        apply(DISK.plan().remove(2).add(NewPartition.of(0x05, PartitionSize.rest())));
    assertEquals("1:1+7 2:8+x", seenInMib(again));
  }

  @Test
  void resize_ofPrimaries_logicals_andTheExtended() throws IOException {
    assertEquals(ROOMY, apply(DISK.plan().resize(2, PartitionSize.rest())));
    DiskLayout longer = apply(ROOMY.plan().resize(7, PartitionSize.rest()));
    assertEquals("1:1+7 2:8+x 5:9+7 6:17+7 7:25+39", seenInMib(longer));
    assertEquals(ebr(DISK, 0), ebr(longer, 0));
    assertEquals(40 * 2048, ebr(longer, 1).sector().entry(1).sectors());
    DiskLayout shorter = apply(DISK.plan().resize(6, PartitionSize.parse("4M")));
    assertEquals("1:1+7 2:8+x 5:9+7 6:17+4 7:25+7", seenInMib(shorter));
    assertEquals(ebr(DISK, 2), ebr(shorter, 2));
    assertEquals(
        MbrEntry.of(MbrTypes.FAT32_LBA, 2048, 6 * 2048).withActive(true),
        apply(DISK.plan().resize(1, PartitionSize.parse("6M"))).mbr().entry(0));
    assertMistake(
        "partition 2 cannot shrink to 23 MiB: its logical partitions need 24 MiB",
        DISK.plan().resize(2, PartitionSize.parse("-1M")));
    assertMistake(
        "partition 5 cannot grow from 7 MiB to 8 MiB: no sectors behind it are free",
        DISK.plan().resize(5, PartitionSize.parse("8M")));
  }

  @Test
  void numbers_ofPrimaries_areSlots() throws IOException {
    DiskLayout after = apply(DISK.plan().renumber(1, 4).swap(2, 4));
    assertEquals("2:1+7 4:8+x 5:9+7 6:17+7 7:25+7", seenInMib(after));
    assertEquals(DISK.mbr().entry(0), after.mbr().entry(1));
    assertEquals(DISK, apply(after.plan().sort()));
  }

  @Test
  void numbers_ofLogicals_arePlacesInTheChain() throws IOException {
    DiskLayout moved = DISK.plan().renumber(7, 5).apply().after();
    assertEquals("1:1+7 2:8+x 5:25+7 6:9+7 7:17+7", seenInMib(moved));
    assertEquals(DISK.ebrs().size(), moved.ebrs().size());
    LayoutChange sorted = moved.plan().sort().apply();
    assertEquals("1:1+7 2:8+x 5:9+7 6:17+7 7:25+7", seenInMib(sorted.after()));
    assertEquals(
        "1:1+7 2:8+x 5:9+7 6:25+7 7:17+7", seenInMib(DISK.plan().swap(6, 7).apply().after()));
    assertEquals(
        "1:1+7 2:8+x 5:25+7 6:17+7 7:9+7", seenInMib(DISK.plan().swap(5, 7).apply().after()));
    assertMistake("partition 5 is a logical one: it cannot become 3", DISK.plan().renumber(5, 3));
    assertMistake("partition 1 is a primary one: it cannot become 5", DISK.plan().renumber(1, 5));
    assertMistake(
        "partitions 1 and 5 are a primary and a logical one: they cannot be swapped",
        DISK.plan().swap(1, 5));
  }

  @Test
  void handMadeAlignment_isKept_andCanBeChosen() throws IOException {
    DiskLayout old = CleanDisks.mbr(SectorSize.B512);
    assertEquals("1:64+64 2:128+128 3:512+2 5:576+128 6:832+128 7:1088+128", seen(old));
    LayoutPlan plan = old.plan().alignment(64 * 512);
    assertEquals(
        "1:64+64 2:128+128 3:512+2 5:576+128 6:832+128 7:1088+128 8:1280+128",
        seen(apply(plan.add(linux("128s")))));
    assertEquals(
        "1:64+64 2:128+128 3:512+2 4:256+256 5:576+128 6:832+128 7:1088+128",
        seen(apply(plan.add(linux("rest").number(4).startingAt(256 * 512)))));
    assertEquals(
        "1:64+64 2:128+128 3:512+2 5:576+128 6:705+63 7:832+128 8:1088+128",
        seen(apply(old.plan().alignment(512).add(linux("63s").startingAt(705 * 512)))));
    assertEquals(
        List.of(
            "gap: 32256 bytes at LBA 1",
            "gap: 128 KiB at LBA 256",
            "inside extended: 31 KiB at LBA 513",
            "inside extended: 32 KiB at LBA 704",
            "inside extended: 31 KiB at LBA 769",
            "inside extended: 32 KiB at LBA 960",
            "inside extended: 31 KiB at LBA 1025",
            "inside extended: 160 KiB at LBA 1216",
            "tail: 256 KiB at LBA 1536"),
        old.plan().freeRegions().stream().map(FreeRegion::toString).toList());
  }

  @Test
  void smallestAlignment_putsEachEbrRightBeforeItsPartition() throws IOException {
    DiskLayout after =
        apply(
            EMPTY
                .plan()
                .alignment(512)
                .add(linux("1").logical())
                .add(linux("1").logical())
                .add(linux("1").logical()));
    assertEquals("1:1+2 5:2+1 6:4+1 7:6+1", seen(after));
  }

  @Test
  void typesAndFlags() throws IOException {
    DiskLayout after = apply(DISK.plan().retype(6, "83").retype(1, "esp").setFlag(7, "ACTIVE"));
    assertEquals(0x83, ebr(after, 1).sector().entry(0).type());
    assertEquals(0xEF, after.mbr().entry(0).type());
    assertEquals(0, after.mbr().entry(0).bootIndicator());
    assertEquals(0x80, ebr(after, 2).sector().entry(0).bootIndicator());
    assertEquals(
        DISK,
        apply(
            after
                .plan()
                .retype(6, "swap")
                .retype(1, "0x0c")
                .clearFlag(7, "active")
                .setFlag(1, "active")));
    assertTrue(DISK.plan().setFlag(1, "active").retype(5, "linux").apply().isEmpty());
    assertEquals(0x05, apply(DISK.plan().retype(2, "extended")).mbr().entry(1).type());
  }

  @Test
  void tablesInsidePartitions_goWithThem() throws IOException {
    Bytes label =
        Bytes.of(
            ByteBuffer.allocate(NestedLabel.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, 0x82564557)
                .array());
    NestedLabel bsd = new NestedLabel(NestedLabel.Kind.BSD, 1, (100 + 1) * 512, label);
    DiskLayout disk =
        LayoutEdits.mbrEntry(EMPTY, 1, MbrEntry.of(MbrTypes.FREEBSD, 100, 1000)).toBuilder()
            .nestedLabels(List.of(bsd))
            .build();
    assertEquals(
        List.of(new NestedLabel(NestedLabel.Kind.BSD, 3, bsd.offset(), label)),
        apply(disk.plan().renumber(2, 4)).nestedLabels());
    assertEquals(
        List.of(bsd),
        apply(disk.plan().resize(2, PartitionSize.sectors(50)).retype(2, "netbsd")).nestedLabels());
    assertEquals(List.of(), apply(disk.plan().retype(2, "linux")).nestedLabels());
    assertEquals(List.of(), apply(disk.plan().remove(2)).nestedLabels());
  }

  @Test
  void flagOfAnUnusedEntry_isTakenAwayToo() throws IOException {
    DiskLayout odd = LayoutEdits.mbrEntry(EMPTY, 3, MbrEntry.EMPTY.withActive(true));
    DiskLayout after = apply(odd.plan().add(linux("1M").flags("active")));
    assertTrue(after.mbr().entry(3).isEmpty());
  }

  @Test
  void disksBeyond2TiB_areUsedUpToThere() throws IOException {
    DiskLayout large = MbrBuilder.create(3L << 40, SectorSize.B512).build();
    assertEquals("1:2048+" + ((1L << 32) - 2048), seen(apply(large.plan().add(linux("rest")))));
    assertMistake(
        "partition 1 does not fit: 2 TiB asked, the largest free place has 2097151 MiB",
        large.plan().add(linux("2T")));
  }

  @Test
  void oddChains_canBeRemovedAsAWhole_butNotChanged() throws IOException {
    DiskLayout loop =
        LayoutEdits.ebrEntry(CleanDisks.mbr(SectorSize.B512), 2, 1, MbrEntry.of(5, 256, 1, 512));
    assertDamaged("mbr.ebr-chain", loop.plan().remove(5));
    assertDamaged("mbr.ebr-chain", loop.plan().alignment(512).add(linux("1")));
    assertDamaged("mbr.ebr-chain", loop.plan().resize(3, PartitionSize.parse("100K")));
    LayoutChange change = loop.plan().setFlag(2, "active").remove(1).remove(3).apply();
    assertEquals("2:128+128", seen(change.after()));
    assertTrue(change.resolved().stream().map(Diagnostic::code).toList().contains("mbr.ebr-loop"));
    assertEquals(
        List.of(FreeRegion.Kind.GAP, FreeRegion.Kind.GAP, FreeRegion.Kind.TAIL),
        loop.plan().freeRegions().stream().map(FreeRegion::kind).toList());
    DiskLayout swapped =
        LayoutEdits.ebr(
            CleanDisks.mbr(SectorSize.B512),
            0,
            e -> e.entry(0, MbrEntry.of(5, 256, 256, 512)).entry(1, MbrEntry.of(0x83, 64, 128)));
    assertDamaged("mbr.ebr-chain", swapped.plan().remove(6));
  }

  @Test
  void emptyEbrs_areLeftOutOfAChainThatChanges() throws IOException {
    DiskLayout empty = LayoutEdits.ebrEntry(CleanDisks.mbr(SectorSize.B512), 0, 0, MbrEntry.EMPTY);
    assertEquals("1:64+64 2:128+128 3:512+2 5:832+128 6:1088+128", seen(empty));
    assertEquals(empty, apply(empty.plan().resize(5, PartitionSize.sectors(128))));
    assertEquals(
        "1:64+64 2:128+128 3:512+2 5:832+100 6:1088+128",
        seen(apply(empty.plan().resize(5, PartitionSize.sectors(100)))));
    DiskLayout removed = apply(empty.plan().remove(6));
    assertEquals("1:64+64 2:128+128 3:512+2 5:832+128", seen(removed));
    assertEquals(List.of(512L), removed.ebrs().stream().map(Ebr::lba).toList());
  }

  /** libfdisk looks for the logical partitions in the first of them, with sectors or without. */
  @Test
  void extendedPartitionWithoutSectors_mustBeRemovedBeforeThereIsAnother() throws IOException {
    MbrEntry empty = MbrEntry.of(MbrTypes.EXTENDED, 60_000, 0);
    DiskLayout disk = LayoutEdits.mbrEntry(EMPTY, 1, empty);
    LayoutPlan plan = disk.plan().add(linux("8M").logical());
    assertMistake("there is an extended partition already: number 2", plan);
    assertEquals("1:1+x 5:2+8", seenInMib(apply(disk.plan().remove(2).add(linux("8M").logical()))));
    assertDamaged(
        "mbr.multiple-extended",
        LayoutEdits.mbrEntry(DISK, 2, empty).plan().add(linux("1M").logical()));
  }

  @Test
  void mistakes_areSaid() {
    assertMistake(
        "an MBR has four entries: 0 are free, 1 asked",
        EMPTY
            .plan()
            .add(linux("1M"))
            .add(linux("1M"))
            .add(linux("1M"))
            .add(linux("1M"))
            .sort()
            .add(linux("1M").primary()));
    assertMistake(
        "an MBR has four entries: 2 are free, 3 asked; logical partitions take none",
        ROOMY
            .plan()
            .add(linux("1M").primary())
            .add(linux("1M").primary())
            .add(linux("1M").primary()));
    assertMistake(
        "there is an extended partition already: number 2",
        DISK.plan().add(NewPartition.of("extended", PartitionSize.rest())));
    assertMistake(
        "an extended partition cannot be a logical one",
        ROOMY.plan().add(NewPartition.of("extended", PartitionSize.rest()).logical()));
    assertMistake(
        "primary partitions have the numbers 1 to 4, logical ones those from 5 on, so 5 cannot be"
            + " that of a primary one",
        DISK.plan().add(linux("1M").primary().number(5)));
    assertMistake(
        "partitions of an MBR have neither names nor GUIDs",
        DISK.plan().add(linux("1M").name("x")));
    assertMistake("partitions of an MBR have no names", DISK.plan().rename(1, "x"));
    assertMistake(
        "partitions of an MBR have no GUIDs", DISK.plan().guid(1, new java.util.UUID(0, 1)));
    assertMistake(
        "a partition of an MBR has no flag 'no-auto'; there is only 'active'",
        DISK.plan().add(linux("1M").flags("no-auto")));
    assertMistake(
        "an MBR knows no type 'home'; types are names such as linux, or two hexadecimal digits such"
            + " as 83",
        DISK.plan().retype(1, "home"));
    assertMistake(
        "the type 0xee stands for a GPT, not for a partition", DISK.plan().retype(1, "ee"));
    assertMistake(
        "a partition cannot become an extended one, nor cease to be one; remove it and add another",
        DISK.plan().retype(2, "linux"));
    assertMistake("there is no partition 8; there are 1, 2, 5, 6, 7", DISK.plan().remove(8));
    assertMistake("there is no partition 0; there are 1, 2, 5, 6, 7", DISK.plan().remove(0));
  }
}
