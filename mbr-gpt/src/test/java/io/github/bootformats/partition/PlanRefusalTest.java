package io.github.bootformats.partition;

import static io.github.bootformats.partition.PlanTests.MIB;
import static io.github.bootformats.partition.PlanTests.assertDamaged;
import static io.github.bootformats.partition.PlanTests.linux;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.authoring.PartitionSize;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that are damaged as a whole are not made worse. */
class PlanRefusalTest {
  private static final DiskLayout GPT =
      GptBuilder.create(8 * MIB, SectorSize.B512)
          .addRest(GptTypes.LINUX_FILESYSTEM, "root")
          .build();

  @Test
  void damagedGpt_isRefused_withTheFinding() {
    assertDamaged("gpt.header-crc", LayoutEdits.header(GPT, 0, h -> h.headerCrc(1)).plan());
    assertDamaged("gpt.header-crc", LayoutEdits.header(GPT, 1, h -> h.headerCrc(1)).plan());
    assertDamaged("gpt.array-crc", LayoutEdits.header(GPT, 1, h -> h.entryArrayCrc(1)).plan());
    assertDamaged(
        "gpt.primary-missing",
        GPT.toBuilder().gptTables(List.of(GPT.gptTables().get(1))).build().plan());
    assertDamaged(
        "gpt.backup-missing",
        GPT.toBuilder().gptTables(List.of(GPT.gptTables().get(0))).build().plan());
    assertDamaged(
        "gpt.copies-differ",
        LayoutEdits.table(GPT, 1, t -> t.withEntry(5, CleanDisks.partition(6, 40, 41))).plan());
    assertDamaged(
        "gpt.protective-mbr-missing", LayoutEdits.mbrEntry(GPT, 0, MbrEntry.EMPTY).plan());
    assertDamaged(
        "mbr.protective-start",
        LayoutEdits.mbrEntry(GPT, 0, MbrEntry.of(MbrEntry.TYPE_GPT_PROTECTIVE, 2, 100)).plan());
    assertDamaged(
        "mbr.protective-without-gpt", GPT.toBuilder().gptTables(List.of()).build().plan());
  }

  @Test
  void refusal_saysWhatToDo_alsoWhenAskedForFreeSpace() {
    LayoutPlan plan = LayoutEdits.header(GPT, 0, h -> h.headerCrc(1)).plan().add(linux("1M"));
    FormatException refusal = assertThrows(FormatException.class, plan::freeRegions);
    assertEquals("gpt", refusal.format());
    assertEquals(512 + 16, refusal.offset().orElseThrow());
    String message = String.valueOf(refusal.getMessage());
    assertEquals(
        "; repair the table before changing its partitions",
        message.substring(message.lastIndexOf(';')));
  }

  @Test
  void diskWithoutATable_isRefused() {
    DiskLayout zeros = DiskLayout.builder(8 * MIB, SectorSize.B512).build();
    assertDamaged("partition.no-table", zeros.plan());
    assertDamaged("disk.too-small", DiskLayout.builder(100, SectorSize.B512).build().plan());
    DiskLayout amiga =
        zeros.toBuilder().foreignLabels(List.of(new ForeignLabel("amiga", "Amiga RDB", 0))).build();
    assertEquals(
        "partition at byte 0: there is no partition table to change, but another label: Amiga RDB;"
            + " GptBuilder and MbrBuilder make one",
        assertThrows(FormatException.class, amiga.plan()::apply).getMessage());
    DiskLayout fat =
        DiskLayout.builder(8 * MIB, SectorSize.B512)
            .mbr(MbrSector.builder(SectorSize.B512).build())
            .foreignLabels(List.of(new ForeignLabel("fat", "FAT boot sector", 11)))
            .build();
    assertDamaged("partition.no-table", fat.plan());
    assertDamaged(
        "mbr.boot-indicator",
        LayoutEdits.mbrEntry(
                CleanDisks.mbr(SectorSize.B512),
                3,
                new MbrEntry(1, MbrEntry.EMPTY.firstChs(), 0x83, MbrEntry.EMPTY.lastChs(), 300, 4))
            .plan());
  }

  @Test
  void severalExtendedPartitions_areRefused_untilOneIsLeft() throws IOException {
    DiskLayout one = CleanDisks.mbr(SectorSize.B512);
    Ebr second =
        new Ebr(
            1600,
            MbrSector.builder(SectorSize.B512).entry(0, MbrEntry.of(0x83, 64, 128, 1600)).build());
    List<Ebr> ebrs = new ArrayList<>(one.ebrs());
    ebrs.add(second);
    DiskLayout two =
        LayoutEdits.mbrEntry(one, 3, MbrEntry.of(0x0F, 1600, 400)).toBuilder().ebrs(ebrs).build();
    LayoutPlan plan = two.plan().alignment(512);
    for (LayoutPlan refused :
        List.of(
            plan.add(linux("1K")),
            plan.resize(1, PartitionSize.sectors(10)),
            plan.remove(1),
            plan.remove(5),
            plan.sort(),
            plan.swap(1, 2),
            plan.renumber(5, 6),
            plan.retype(1, "swap"),
            plan.setFlag(2, "active"))) {
      assertDamaged("mbr.multiple-extended", refused);
    }
    assertEquals(
        "mbr at byte 494: partitions 3 and 4 are extended; remove all of them but one before"
            + " any other change",
        assertThrows(FormatException.class, plan::freeRegions).getMessage());

    LayoutChange secondLeft = plan.remove(3).add(linux("1K")).apply();
    assertEquals(List.of(1600L, 1601L), secondLeft.after().ebrs().stream().map(Ebr::lba).toList());
    assertEquals(CleanDisks.reread(secondLeft.after()), secondLeft.after());
    assertEquals(one.mbr().entries(), plan.remove(4).apply().after().mbr().entries());
    assertEquals(one.ebrs(), plan.remove(4).apply().after().ebrs());
    assertEquals(
        List.of(LayoutFinding.MBR_MULTIPLE_EXTENDED.code()),
        plan.remove(4).apply().resolved().stream().map(Diagnostic::code).toList());
  }

  @Test
  void otherLabelsBesideATable_areNoReason() throws FormatException {
    DiskLayout isoHybrid =
        MbrBuilder.create(8 * MIB, SectorSize.B512).add(MbrTypes.LINUX, MIB).build().toBuilder()
            .foreignLabels(List.of(new ForeignLabel("iso9660", "ISO 9660", 32769)))
            .build();
    assertEquals(1, isoHybrid.plan().add(linux("1M")).apply().steps().size());
  }
}
