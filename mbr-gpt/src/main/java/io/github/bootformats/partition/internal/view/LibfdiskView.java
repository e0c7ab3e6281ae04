package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.Optional;

/** What libfdisk makes of a disk: a GPT behind a protective MBR, else an MBR, else other labels. */
public final class LibfdiskView implements PartitionConsumer {
  static final String ID = "libfdisk";

  private static final Bytes AIX_MAGIC =
      Bytes.of((byte) 0xC9, (byte) 0xC2, (byte) 0xD4, (byte) 0xC1);
  private static final Bytes SGI_MAGIC =
      Bytes.of((byte) 0x0B, (byte) 0xE5, (byte) 0xA9, (byte) 0x41);
  private static final Bytes SUN_MAGIC = Bytes.of((byte) 0xDA, (byte) 0xBE);
  private static final int SUN_MAGIC_AT = 508;
  private static final long BSD_AT = 512;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return "2.38.1";
  }

  @Override
  public PartitionMap see(DiskLayout layout) {
    PartitionMap.Builder map = PartitionMap.builder(ID, layout.sectorSize());
    Bytes sector = layout.mbr().bytes();
    if (layout.sectorCount() == 0) {
      return ToolAnswers.none(layout, map, ID, "too-small", "The disk has less than one sector");
    }
    MbrSector mbr = layout.mbr();
    Optional<LibfdiskProtectiveMbr> protective = LibfdiskProtectiveMbr.in(layout);
    if (protective.isPresent()) {
      LibfdiskGpt gpt = new LibfdiskGpt(layout, map);
      protective.get().correction().ifPresent(map::note);
      if (gpt.isUsable()) {
        return gpt.build();
      }
      // libfdisk changes the sector in memory, and the MBR is read from there.
      mbr = protective.get().corrected();
    }
    if (mbr.hasBootSignature() && !sector.startsWith(AIX_MAGIC)) {
      return new LibfdiskMbr(layout, mbr, map).build();
    }
    if (layout.foreignLabels().stream().anyMatch(LibfdiskView::isBsd)) {
      return ToolAnswers.foreign(map, ID, "bsd", "BSD");
    }
    if (sector.startsWith(SGI_MAGIC)) {
      return ToolAnswers.foreign(map, ID, "sgi", "SGI");
    }
    if (sector.slice(SUN_MAGIC_AT, SUN_MAGIC_AT + 2).equals(SUN_MAGIC)) {
      return ToolAnswers.foreign(map, ID, "sun", "Sun");
    }
    return ToolAnswers.none(
        layout, map, ID, "no-table", "There is no partition table that libfdisk recognizes");
  }

  private static boolean isBsd(ForeignLabel label) {
    return label.id().equals("bsd") && label.offset() == BSD_AT;
  }
}
