package io.github.bootformats.partition.internal.read;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.internal.IsoDescriptor;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Names labels that this module does not open.
 *
 * <p>Where Linux 6.1 has a parser, a label is named if and only if that parser, asked alone, takes
 * the disk; whether it is asked depends on those before it. For a dynamic disk of Windows this
 * stops short of the database's records. An ordinary disk costs one more read, of the five bytes
 * where an ISO 9660 has its mark.
 */
public final class ForeignLabels {
  private static final byte[] ISO_9660 = Bytes.utf8(IsoDescriptor.MARK).toByteArray();

  private static final byte[] LVM = Bytes.utf8("_LVM").toByteArray();

  private static final byte[] BSD_MAGIC = {0x57, 0x45, 0x56, (byte) 0x82};

  /** Where a BSD disklabel repeats its magic number. */
  private static final int BSD_MAGIC2_AT = 132;

  /** The mark and the version 1 of a Solaris VTOC. */
  private static final byte[] SOLARIS = {(byte) 0xEE, (byte) 0xDE, 0x0D, 0x60, 1, 0, 0, 0};

  private static final int SOLARIS_SANITY_AT = 512 + 12;

  private static final byte[] ULTRIX = {0x57, 0x29, 0x03, 0, 1, 0, 0, 0};

  /** An Ultrix table fills the end of the 16 KiB before the first partition. */
  private static final int ULTRIX_AT = (16 << 10) - 72;

  private static final byte[] DASD_VOL1 = {(byte) 0xE5, (byte) 0xD6, (byte) 0xD3, (byte) 0xF1};
  private static final byte[] DASD_LNX1 = {(byte) 0xD3, (byte) 0xD5, (byte) 0xE7, (byte) 0xF1};
  private static final byte[] DASD_CMS1 = {(byte) 0xC3, (byte) 0xD4, (byte) 0xE2, (byte) 0xF1};

  /** The usual size of a DASD's blocks; its label lies in the third one. */
  private static final int DASD_BLOCK = 4096;

  private final DiskSectors disk;
  private final int sectorBytes;
  private final MbrSector mbr;
  private final List<ForeignLabel> labels = new ArrayList<>(0);

  private ForeignLabels(DiskSectors disk, MbrSector mbr) {
    this.disk = disk;
    this.sectorBytes = mbr.bytes().length();
    this.mbr = mbr;
  }

  public static List<ForeignLabel> on(DiskSectors disk, MbrSector mbr) throws IOException {
    ForeignLabels found = new ForeignLabels(disk, mbr);
    found.look();
    found.labels.sort(Comparator.comparingLong(ForeignLabel::offset));
    return found.labels;
  }

  private void look() throws IOException {
    Bytes first = mbr.bytes();
    BootSectors.nameOf(first).ifPresent(labels::add);
    UnixLabels.in(first).ifPresent(labels::add);
    if (UnixLabels.isSysv68(first, disk)) {
      labels.add(new ForeignLabel("sysv68", "Motorola SysV68 slice table", 248));
    }
    if (!isLinuxsMbr() && sectorBytes == 512 && AtariLabel.isIn(first, disk.count())) {
      labels.add(new ForeignLabel("atari", "Atari AHDI root sector", AtariLabel.ENTRIES_AT));
    }
    if (AppleLabel.isOn(first, disk)) {
      labels.add(new ForeignLabel("mac", "Apple partition map", 0));
    }
    if (isAix(first)) {
      labels.add(new ForeignLabel("aix", "AIX volume group", 0));
    }
    if (mbr.hasBootSignature()
        && mbr.entries().stream().anyMatch(e -> e.type() == LdmLabel.PARTITION_TYPE)
        && LdmLabel.isOn(disk)) {
      labels.add(
          new ForeignLabel("ldm", "dynamic disk of Windows (LDM)", LdmLabel.PRIVATE_HEADER_AT));
    }
    bsd(512);
    if (sectorBytes > 512) {
      bsd(sectorBytes);
    }
    // Linux opens it inside of MBR partitions only.
    if (disk.matches(SOLARIS_SANITY_AT, SOLARIS)) {
      labels.add(new ForeignLabel("solaris", "Solaris x86 VTOC", 512));
    }
    dasd();
    AmigaLabel.on(disk)
        .ifPresent(at -> labels.add(new ForeignLabel("amiga", "Amiga rigid disk block", at)));
    if (disk.matches(ULTRIX_AT, ULTRIX)) {
      labels.add(new ForeignLabel("ultrix", "Ultrix partition table", ULTRIX_AT));
    }
    int isoMark = IsoDescriptor.FIRST_AT + IsoDescriptor.MARK_AT;
    if (disk.matches(isoMark, ISO_9660)) {
      labels.add(new ForeignLabel("iso9660", "ISO 9660 file system", isoMark));
    }
  }

  /**
   * Returns whether Linux's MBR parser ends the search for a label. Entries of an MBR can happen to
   * be valid entries of a root sector, which has no magic number.
   */
  private boolean isLinuxsMbr() {
    return mbr.hasBootSignature()
        && mbr.entries().stream()
            .allMatch(e -> e.bootIndicator() == 0 || e.bootIndicator() == MbrEntry.ACTIVE)
        && mbr.entries().stream().noneMatch(e -> e.type() == MbrEntry.TYPE_GPT_PROTECTIVE);
  }

  /** AIX marks its disks IBMA, in EBCDIC; Linux then believes an MBR with its own partitions. */
  private boolean isAix(Bytes first) throws IOException {
    return first.at(0) == 0xC9
        && first.at(1) == 0xC2
        && first.at(2) == 0xD4
        && first.at(3) == 0xC1
        && mbr.entries().stream().noneMatch(ForeignLabels::isUsedByLinux)
        && disk.matches(7 * 512, LVM);
  }

  private static boolean isUsedByLinux(MbrEntry entry) {
    return switch (entry.type()) {
      case 0x82, 0x83, 0x8E, 0xFD -> true;
      default -> entry.isExtended();
    };
  }

  private void bsd(int at) throws IOException {
    // Linux opens a whole disk's disklabel only where Alpha machines keep it; see UnixLabels.
    if (disk.matches(at, BSD_MAGIC) && disk.matches(at + BSD_MAGIC2_AT, BSD_MAGIC)) {
      labels.add(new ForeignLabel("bsd", "BSD disklabel", at));
    }
  }

  private void dasd() throws IOException {
    for (int at : new int[] {512, sectorBytes, 2 * sectorBytes}) {
      if (isDasd(at)) {
        labels.add(new ForeignLabel("dasd", "IBM DASD volume label", at));
        return;
      }
    }
    if (isDasd(2 * DASD_BLOCK)) {
      labels.add(
          new ForeignLabel(
              "dasd-4096",
              "IBM DASD volume label of a disk with 4096-byte sectors",
              2 * DASD_BLOCK));
    }
  }

  private boolean isDasd(int at) throws IOException {
    return disk.matches(at, DASD_VOL1)
        || disk.matches(at, DASD_LNX1)
        || disk.matches(at, DASD_CMS1);
  }
}
