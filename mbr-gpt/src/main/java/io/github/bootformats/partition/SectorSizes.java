package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.read.DiskSectors;
import io.github.bootformats.partition.internal.read.ForeignLabels;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Evidence of a disk's sector size.
 *
 * <p>An image file does not tell the size of its sectors, and read with a wrong one, a disk has
 * other partitions or none. But tables leave traces: a GPT header lies in the second sector, a
 * protective partition counts the disk's sectors, an extended partition begins with a sector that
 * ends like an MBR.
 */
public final class SectorSizes {
  private static final int[] SIZES = {512, 1024, 2048, 4096};
  private static final int TABLE_BYTES = 512;
  private static final int BYTES_PER_SECTOR_AT = 11;

  /** Weights: a stronger kind of evidence counts more than all weaker ones together. */
  private static final int STRONGEST = 1000;

  private static final int STRONG = 100;
  private static final int FAIR = 10;
  private static final int WEAK = 1;

  /** Evidence and how much it counts. */
  record Weighted(SectorSizeEvidence evidence, int weight) {}

  private final ImageSource disk;
  private final List<Weighted> found = new ArrayList<>();

  private SectorSizes(ImageSource disk) {
    this.disk = disk;
  }

  /**
   * Looks for evidence. A few dozen small pieces are read, whatever the disk holds.
   *
   * @param disk the disk
   * @return what speaks for a size, that of the best supported size first, then the strongest
   *     first; empty when nothing tells, and then 512 bytes are usual
   * @throws IOException if reading fails; never because of what is read
   */
  public static List<SectorSizeEvidence> evidence(ImageSource disk) throws IOException {
    return weighted(disk).stream().map(Weighted::evidence).toList();
  }

  /** Returns the same evidence in the same order, with its weights. */
  static List<Weighted> weighted(ImageSource disk) throws IOException {
    SectorSizes sizes = new SectorSizes(disk);
    for (int bytes : SIZES) {
      sizes.gpt(SectorSize.of(bytes));
    }
    sizes.mbr();
    sizes.others();
    return sizes.ranked();
  }

  private List<Weighted> ranked() {
    return found.stream()
        .sorted(
            Comparator.comparingInt((Weighted w) -> -support(w.evidence().sectorSize()))
                .thenComparingInt(w -> w.evidence().sectorSize().bytes())
                .thenComparingInt(w -> -w.weight()))
        .toList();
  }

  private int support(SectorSize size) {
    return found.stream()
        .filter(w -> w.evidence().sectorSize().equals(size))
        .mapToInt(Weighted::weight)
        .sum();
  }

  private void add(SectorSize size, int weight, String reason) {
    found.add(new Weighted(new SectorSizeEvidence(size, reason), weight));
  }

  private void gpt(SectorSize size) throws IOException {
    long sectors = size.sectorsIn(disk.size());
    if (sectors < 2) {
      return;
    }
    header(size, GptTable.PRIMARY_LBA, "GPT header", STRONGEST);
    if (sectors > 2) {
      header(size, sectors - 1, "backup GPT header", STRONG);
    }
  }

  private void header(SectorSize size, long lba, String what, int weight) throws IOException {
    long offset = size.toBytes(lba);
    GptHeader header = GptHeader.of(Bytes.read(disk, offset, size.bytes()));
    // Sectors of different sizes may end at the same byte; the header knows its own number.
    if (header.hasSignature() && header.myLba() == lba) {
      boolean valid = header.headerCrcValid();
      add(
          size,
          valid ? weight : FAIR,
          "%s %s CRC at byte %s, which is its LBA %s"
              .formatted(what, valid ? "with a valid" : "with a wrong", offset, lba));
    }
  }

  private void mbr() throws IOException {
    if (disk.size() < TABLE_BYTES) {
      return;
    }
    MbrSector mbr = MbrSector.of(Bytes.read(disk, 0, TABLE_BYTES));
    if (!mbr.hasBootSignature()) {
      return;
    }
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = mbr.entry(slot);
      if (entry.sectors() != 0 && entry.firstLba() != 0) {
        for (int bytes : SIZES) {
          entry(entry, slot + 1, SectorSize.of(bytes));
        }
      }
    }
  }

  private void entry(MbrEntry entry, int number, SectorSize size) throws IOException {
    long sectors = size.sectorsIn(disk.size());
    if (entry.type() == MbrEntry.TYPE_GPT_PROTECTIVE) {
      if (entry.firstLba() == 1 && entry.sectors() == sectors - 1) {
        add(size, FAIR, "the protective partition reaches to the end of the disk");
      }
      return;
    }
    long start = size.toBytes(entry.firstLba());
    if (start > disk.size() - TABLE_BYTES) {
      return;
    }
    Bytes first = Bytes.read(disk, start, TABLE_BYTES);
    boolean isSigned = first.u16le(TABLE_BYTES - 2) == MbrSector.BOOT_SIGNATURE;
    if (isSigned && entry.isExtended()) {
      add(size, STRONG, "EBR at byte %s, where partition %s begins".formatted(start, number));
    } else if (isSigned && first.u16le(BYTES_PER_SECTOR_AT) == size.bytes()) {
      add(
          size,
          STRONG,
          "boot sector of a file system with such sectors at byte %s, where partition %s begins"
              .formatted(start, number));
    }
  }

  private void others() throws IOException {
    if (disk.size() < 2L * 4096 + TABLE_BYTES) {
      return;
    }
    MbrSector mbr = MbrSector.of(Bytes.read(disk, 0, TABLE_BYTES));
    for (ForeignLabel label : ForeignLabels.on(new DiskSectors(disk, SectorSize.B512), mbr)) {
      switch (label.id()) {
        case "dasd-4096" -> add(SectorSize.B4096, STRONG, label.name() + " at byte 8192");
        case "iso9660" -> {
          // Images made for USB sticks as well have an MBR, which counts sectors of 512 bytes.
          if (!mbr.hasBootSignature()) {
            add(SectorSize.B2048, WEAK, label.name());
          }
        }
        default -> {
          // Other labels lie at the same byte whatever the sector size.
        }
      }
    }
  }
}
