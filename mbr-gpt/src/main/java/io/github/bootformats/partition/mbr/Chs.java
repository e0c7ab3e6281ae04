package io.github.bootformats.partition.mbr;

import io.github.bootformats.partition.internal.Checks;

/**
 * A cylinder/head/sector address as the three bytes of an MBR entry hold it.
 *
 * <p>No consumer of today uses it; old boot code does. Every combination of the 24 bits is a value
 * of this type, sector 0 too.
 *
 * @param cylinder 0 to 1023
 * @param head 0 to 255
 * @param sector 0 to 63; real sectors count from 1
 */
public record Chs(int cylinder, int head, int sector) {
  /** All zero, as unused entries have it. */
  public static final Chs ZERO = new Chs(0, 0, 0);

  /**
   * What stands for "beyond what CHS can address" with the usual 255 heads and 63 sectors: {@code
   * FE FF FF} on disk.
   */
  public static final Chs CLAMPED = new Chs(1023, 254, 63);

  /**
   * The last value of all, which UEFI 2.10 (table 5.4) wants in protective MBRs: {@code FF FF FF}
   * on disk.
   */
  public static final Chs ALL_ONES = new Chs(1023, 255, 63);

  /** Heads of the geometry that everybody assumes. */
  public static final int USUAL_HEADS = 255;

  /** Sectors a track of the geometry that everybody assumes. */
  public static final int USUAL_SECTORS = 63;

  /**
   * Creates an address.
   *
   * @param cylinder 0 to 1023
   * @param head 0 to 255
   * @param sector 0 to 63
   */
  public Chs {
    Checks.unsigned(cylinder, 10, "cylinder");
    Checks.unsigned(head, 8, "head");
    Checks.unsigned(sector, 6, "sector");
  }

  /**
   * Converts an LBA with 255 heads and 63 sectors.
   *
   * @param lba the sector, not negative
   * @return its address, or {@link #CLAMPED} when it has none
   */
  public static Chs ofLba(long lba) {
    long cylinder = lba / (USUAL_HEADS * USUAL_SECTORS);
    if (lba < 0 || cylinder > 1023) {
      return CLAMPED;
    }
    int rest = (int) (lba % (USUAL_HEADS * USUAL_SECTORS));
    return new Chs((int) cylinder, rest / USUAL_SECTORS, rest % USUAL_SECTORS + 1);
  }

  /**
   * Converts to an LBA.
   *
   * @param heads heads of the geometry, 1 to 256
   * @param sectors sectors a track of the geometry, 1 to 63
   * @return the LBA; -1 if this address does not exist in that geometry
   */
  public long toLba(int heads, int sectors) {
    if (sector == 0 || sector > sectors || head >= heads) {
      return -1;
    }
    return ((long) cylinder * heads + head) * sectors + sector - 1;
  }

  /** Decodes the three bytes of an entry. */
  static Chs decode(int head, int sectorAndHighBits, int lowBits) {
    return new Chs(((sectorAndHighBits & 0xC0) << 2) | lowBits, head, sectorAndHighBits & 0x3F);
  }

  /** Encodes into the three bytes of an entry. */
  void encode(byte[] target, int offset) {
    target[offset] = (byte) head;
    target[offset + 1] = (byte) (sector | ((cylinder >> 2) & 0xC0));
    target[offset + 2] = (byte) cylinder;
  }

  /** Returns {@code 1023/254/63}. */
  @Override
  public String toString() {
    return cylinder + "/" + head + "/" + sector;
  }
}
