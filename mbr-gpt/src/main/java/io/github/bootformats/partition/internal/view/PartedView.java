package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;
import java.util.Optional;

/**
 * What libparted makes of a disk, as {@code parted -m} prints it without asking back.
 *
 * <p>It asks the labels that it knows in a fixed order, and the first one that recognises the disk
 * must be able to read it.
 */
public final class PartedView implements PartitionConsumer {
  private static final String ID = "parted";

  private static final Bytes AIX_MAGIC =
      Bytes.of((byte) 0xC9, (byte) 0xC2, (byte) 0xD4, (byte) 0xC1);
  private static final Bytes BSD_MAGIC =
      Bytes.of((byte) 0x57, (byte) 0x45, (byte) 0x56, (byte) 0x82);
  private static final int BSD_MAGIC_AT = 64;
  private static final Bytes SGI_MAGIC =
      Bytes.of((byte) 0x0B, (byte) 0xE5, (byte) 0xA9, (byte) 0x41);
  private static final Bytes MAC_MAGIC = Bytes.utf8("ER");
  private static final List<Bytes> PC98_LOADERS =
      List.of(Bytes.utf8("IPL1"), Bytes.utf8("Linux 98"), Bytes.utf8("GRUB/98 "));
  private static final Bytes NTFS = Bytes.utf8("NTFS");
  private static final Bytes LOOP_MAGIC = Bytes.utf8("GNU Parted Loopback 0");
  private static final int MIN_LOOP_SECTORS = 256;
  private static final int MAX_FAT12_CLUSTERS = 4086;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return "3.5";
  }

  @Override
  public PartitionMap see(DiskLayout layout) {
    return ToolAnswers.orRefusal(ID, layout, PartedView::read);
  }

  private static void read(DiskLayout layout, PartitionMap.Builder map) throws ToolRefusal {
    Bytes first = layout.mbr().bytes();
    if (layout.sectorCount() == 0) {
      throw new ToolRefusal("parted.disk-too-small", "The disk has less than one sector");
    }
    Optional<String> early = earlyLabel(layout, first);
    if (early.isPresent()) {
      ToolAnswers.foreign(map, ID, early.get(), early.get());
    } else if (hasGpt(layout)) {
      new PartedGpt(layout, new LayoutBytes(layout), map).read();
    } else if (first.startsWith(MAC_MAGIC)) {
      ToolAnswers.foreign(map, ID, "mac", "mac");
    } else if (hasMbr(layout)) {
      new PartedMbr(layout, new LayoutBytes(layout)).read(map);
    } else if (isPc98(layout)) {
      ToolAnswers.foreign(map, ID, "pc98", "pc98");
    } else {
      Optional<String> late = lateLabel(layout);
      if (late.isPresent()) {
        ToolAnswers.foreign(map, ID, late.get(), late.get());
      } else if (isLoop(layout)) {
        map.table("loop")
            .add(Partition.builder(1, layout.sectorSize(), 0, layout.sectorCount()).build());
      } else if (!first.isZero() || !layout.gptTables().isEmpty()) {
        throw new ToolRefusal("parted.unrecognised", "There is no label that parted recognises");
      }
    }
  }

  private static Optional<String> earlyLabel(DiskLayout layout, Bytes first) {
    if (first.startsWith(AIX_MAGIC)) {
      return Optional.of("aix");
    }
    Optional<String> amiga = named(layout, "amiga");
    if (amiga.isPresent()) {
      return amiga;
    }
    if (first.slice(BSD_MAGIC_AT, first.length()).startsWith(BSD_MAGIC)) {
      return Optional.of("bsd");
    }
    return first.startsWith(SGI_MAGIC) ? Optional.of("sgi") : Optional.empty();
  }

  private static Optional<String> lateLabel(DiskLayout layout) {
    Optional<String> sun = named(layout, "sun");
    return sun.isPresent() || !AtariRoot.isLibparteds(layout) ? sun : Optional.of("atari");
  }

  private static Optional<String> named(DiskLayout layout, String id) {
    return layout.foreignLabels().stream().map(ForeignLabel::id).filter(id::equals).findFirst();
  }

  /** The signature of the primary header must be there, whatever the backup is like. */
  private static boolean hasGpt(DiskLayout layout) {
    return layout.sectorCount() > 1
        && layout.mbr().hasBootSignature()
        && hasProtectiveEntry(layout.mbr())
        && layout.primaryGpt().filter(t -> t.header().hasSignature()).isPresent();
  }

  private static boolean hasProtectiveEntry(MbrSector mbr) {
    return mbr.entries().stream().anyMatch(e -> e.type() == MbrEntry.TYPE_GPT_PROTECTIVE);
  }

  private static boolean hasMbr(DiskLayout layout) {
    MbrSector mbr = layout.mbr();
    if (!mbr.hasBootSignature()
        || hasProtectiveEntry(mbr)
        || isFat(layout)
        || isNtfs(mbr.bytes())
        || isPc98(layout)) {
      return false;
    }
    boolean active = false;
    for (MbrEntry entry : mbr.entries()) {
      active |= entry.bootIndicator() == MbrEntry.ACTIVE;
      if (entry.bootIndicator() != 0 && entry.bootIndicator() != MbrEntry.ACTIVE) {
        return false;
      }
    }
    return active || !maybeFat(mbr.bytes());
  }

  private static boolean isPc98(DiskLayout layout) {
    Bytes first = layout.mbr().bytes();
    return layout.sectorSize().bytes() == 512
        && layout.sectorCount() > 1
        && layout.mbr().hasBootSignature()
        && PC98_LOADERS.stream().anyMatch(first.slice(4, first.length())::startsWith);
  }

  /** A filesystem without a table is one partition that spans the disk. */
  private static boolean isLoop(DiskLayout layout) {
    Bytes first = layout.mbr().bytes();
    return layout.sectorCount() >= MIN_LOOP_SECTORS
        && (first.startsWith(LOOP_MAGIC)
            || isNtfs(first)
            || (layout.mbr().hasBootSignature() && isFat(layout)));
  }

  /** A jump, a usual sector size and a usual medium, as in any FAT. */
  private static boolean maybeFat(Bytes sector) {
    int sectorSize = sector.u16le(11);
    int medium = sector.at(21);
    return (sector.at(0) == 0xEB || sector.at(0) == 0xE9)
        && (sectorSize == 512 || sectorSize == 1024 || sectorSize == 2048 || sectorSize == 4096)
        && (medium == 0xF0 || medium == 0xF8);
  }

  /** FAT16 or FAT32, by libparted's own rules; FAT12 does not count. */
  private static boolean isFat(DiskLayout layout) {
    Bytes sector = layout.mbr().bytes();
    int sectorSize = sector.u16le(11);
    int clusterSize = sector.at(13);
    int reserved = sector.u16le(14);
    int fats = sector.at(16);
    if (sectorSize == 0 || sectorSize % 512 != 0 || clusterSize == 0 || reserved == 0) {
      return false;
    }
    int sectors = sector.u16le(19);
    if (fats < 1 || fats > 4 || (sectors == 0 && sector.u32le(32) == 0)) {
      return false;
    }
    int rootEntries = sector.u16le(17);
    if (rootEntries == 0) {
      return true;
    }
    long unit = sectorSize / 512;
    long firstCluster = reserved * unit + 2L * sector.u16le(22) * unit + rootEntries / 16L;
    long clusters = (layout.sectorCount() - firstCluster) / clusterSize / unit;
    // libparted keeps the count in 32 bits without a sign: tables larger than the disk make it
    // huge.
    return (clusters & 0xFFFF_FFFFL) > MAX_FAT12_CLUSTERS;
  }

  private static boolean isNtfs(Bytes sector) {
    return sector.slice(3, 3 + NTFS.length()).equals(NTFS) && sector.u64le(0x28) > 0;
  }
}
