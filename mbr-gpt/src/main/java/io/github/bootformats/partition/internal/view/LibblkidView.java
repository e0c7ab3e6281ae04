package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;
import java.util.Optional;

/**
 * What libblkid's partition probers make of a disk, in the order in which it asks them: AIX, SGI,
 * Sun, MBR, GPT, a protective MBR on its own, then the labels of other systems.
 */
public final class LibblkidView implements PartitionConsumer {
  static final String ID = "libblkid";

  /** libblkid's id for a protective MBR without a GPT that it accepts. */
  static final String PROTECTIVE_MBR = "pmbr";

  /** libblkid looks for a signature in 1024 bytes at once, or not at all. */
  private static final long MIN_BYTES = 1024;

  private static final Bytes AIX_MAGIC =
      Bytes.of((byte) 0xC9, (byte) 0xC2, (byte) 0xD4, (byte) 0xC1);

  private static final List<String> BEFORE_MBR = List.of("sgi", "sun");
  private static final List<String> AFTER_GPT = List.of("mac", "ultrix", "bsd", "solaris");

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
    if (layout.diskSize() < MIN_BYTES) {
      return ToolAnswers.none(layout, map, ID, "too-small", "The disk has less than 1024 bytes");
    }
    if (layout.mbr().bytes().startsWith(AIX_MAGIC)) {
      return ToolAnswers.foreign(map, ID, "aix", "AIX");
    }
    Optional<ForeignLabel> earlier = foreignLabel(layout, BEFORE_MBR);
    if (earlier.isPresent()) {
      return ToolAnswers.foreign(map, ID, earlier.get().id(), earlier.get().name());
    }
    MbrSector mbr = layout.mbr();
    Optional<Diagnostic> notMbr = LibblkidMbr.rejection(layout);
    if (notMbr.isEmpty()) {
      return new LibblkidMbr(layout, map).build();
    }
    if (layout.sectorCount() > 0 && isProtective(mbr)) {
      return new LibblkidGpt(layout).build(map);
    }
    Optional<ForeignLabel> later = foreignLabel(layout, AFTER_GPT);
    if (later.isPresent()) {
      return ToolAnswers.foreign(map, ID, later.get().id(), later.get().name());
    }
    if (AtariRoot.isLibblkids(layout)) {
      return ToolAnswers.foreign(map, ID, "atari", "Atari AHDI");
    }
    if (mbr.hasBootSignature()) {
      return map.refuse(notMbr.get()).build();
    }
    return ToolAnswers.none(
        layout, map, ID, "no-boot-signature", "The sector at LBA 0 does not end in 55 AA");
  }

  /**
   * Returns whether there is a protective entry; where it lies and how large it is do not matter.
   */
  private static boolean isProtective(MbrSector mbr) {
    return mbr.hasBootSignature()
        && mbr.entries().stream().anyMatch(e -> e.type() == MbrEntry.TYPE_GPT_PROTECTIVE);
  }

  private static Optional<ForeignLabel> foreignLabel(DiskLayout layout, List<String> ids) {
    for (String id : ids) {
      for (ForeignLabel label : layout.foreignLabels()) {
        if (label.id().equals(id)) {
          return Optional.of(label);
        }
      }
    }
    return Optional.empty();
  }
}
