package io.github.bootformats.partition;

import static io.github.bootformats.partition.PlanTests.MIB;
import static io.github.bootformats.partition.PlanTests.assertDamaged;
import static io.github.bootformats.partition.PlanTests.linux;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
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
  void otherLabelsBesideATable_areNoReason() throws FormatException {
    DiskLayout isoHybrid =
        MbrBuilder.create(8 * MIB, SectorSize.B512).add(MbrTypes.LINUX, MIB).build().toBuilder()
            .foreignLabels(List.of(new ForeignLabel("iso9660", "ISO 9660", 32769)))
            .build();
    assertEquals(1, isoHybrid.plan().add(linux("1M")).apply().steps().size());
  }
}
