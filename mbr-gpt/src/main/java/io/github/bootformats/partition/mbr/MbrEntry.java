package io.github.bootformats.partition.mbr;

import static io.github.bootformats.partition.internal.LittleEndian.put32;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.internal.Checks;
import java.util.Objects;

/**
 * One 16-byte entry of an MBR or EBR, every bit of it.
 *
 * <p>LBAs are relative: in the MBR to the disk, in an EBR to that EBR for data and to the extended
 * partition for the link to the next EBR.
 *
 * @param bootIndicator 0x80 for the active partition, 0 for others; anything else makes most
 *     readers refuse the table
 * @param firstChs the first sector
 * @param type the type, 0 to 255; 0 for an unused entry
 * @param lastChs the last sector
 * @param firstLba the first sector, 0 to 2<sup>32</sup>-1
 * @param sectors how many sectors, 0 to 2<sup>32</sup>-1
 */
public record MbrEntry(
    int bootIndicator, Chs firstChs, int type, Chs lastChs, long firstLba, long sectors) {
  /** Bytes of an entry. */
  public static final int BYTES = 16;

  /** The {@link #bootIndicator()} of the active partition. */
  public static final int ACTIVE = 0x80;

  /** The type of a protective entry: the disk is a GPT's. */
  public static final int TYPE_GPT_PROTECTIVE = 0xEE;

  /** Sixteen zero bytes. */
  public static final MbrEntry EMPTY = new MbrEntry(0, Chs.ZERO, 0, Chs.ZERO, 0, 0);

  /**
   * Creates an entry; any combination of values will do.
   *
   * @param bootIndicator 0 to 255
   * @param firstChs the first sector
   * @param type 0 to 255
   * @param lastChs the last sector
   * @param firstLba 0 to 2<sup>32</sup>-1
   * @param sectors 0 to 2<sup>32</sup>-1
   */
  public MbrEntry {
    Checks.unsigned(bootIndicator, 8, "boot indicator");
    Objects.requireNonNull(firstChs);
    Checks.unsigned(type, 8, "type");
    Objects.requireNonNull(lastChs);
    Checks.u32(firstLba, "first LBA");
    Checks.u32(sectors, "sectors");
  }

  /**
   * Creates an inactive entry with the CHS addresses that belong to its LBAs.
   *
   * @param type 0 to 255
   * @param firstLba 0 to 2<sup>32</sup>-1
   * @param sectors 1 to 2<sup>32</sup>-1
   * @return the entry
   */
  public static MbrEntry of(int type, long firstLba, long sectors) {
    return of(type, firstLba, sectors, 0);
  }

  /**
   * Creates an inactive entry of an EBR, whose CHS addresses are absolute although its LBAs are
   * not.
   *
   * @param type 0 to 255
   * @param firstLba 0 to 2<sup>32</sup>-1, relative to {@code base}
   * @param sectors 1 to 2<sup>32</sup>-1
   * @param base the LBA that {@code firstLba} counts from
   * @return the entry
   */
  public static MbrEntry of(int type, long firstLba, long sectors, long base) {
    return new MbrEntry(
        0,
        Chs.ofLba(base + firstLba),
        type,
        Chs.ofLba(base + firstLba + sectors - 1),
        firstLba,
        sectors);
  }

  /**
   * Returns this entry with another boot indicator.
   *
   * @param active whether the partition is to be the active one
   * @return an entry that differs in the boot indicator only
   */
  public MbrEntry withActive(boolean active) {
    return new MbrEntry(active ? ACTIVE : 0, firstChs, type, lastChs, firstLba, sectors);
  }

  /**
   * Returns whether this entry is sixteen zero bytes.
   *
   * @return whether nothing is in it
   */
  public boolean isEmpty() {
    return equals(EMPTY);
  }

  /**
   * Returns whether the type is one of an extended partition: 0x05, 0x0F or 0x85.
   *
   * @return whether it holds EBRs
   */
  public boolean isExtended() {
    return type == 0x05 || type == 0x0F || type == 0x85;
  }

  /** Decodes the entry at an offset. */
  static MbrEntry decode(Bytes sector, int at) {
    return new MbrEntry(
        sector.at(at),
        Chs.decode(sector.at(at + 1), sector.at(at + 2), sector.at(at + 3)),
        sector.at(at + 4),
        Chs.decode(sector.at(at + 5), sector.at(at + 6), sector.at(at + 7)),
        sector.u32le(at + 8),
        sector.u32le(at + 12));
  }

  /** Encodes the entry at an offset. */
  void encode(byte[] target, int at) {
    target[at] = (byte) bootIndicator;
    firstChs.encode(target, at + 1);
    target[at + 4] = (byte) type;
    lastChs.encode(target, at + 5);
    put32(target, at + 8, firstLba);
    put32(target, at + 12, sectors);
  }
}
