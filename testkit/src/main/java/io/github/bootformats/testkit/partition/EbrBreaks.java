package io.github.bootformats.testkit.partition;

import static io.github.bootformats.testkit.partition.MbrEdits.DATA;
import static io.github.bootformats.testkit.partition.MbrEdits.LINK;
import static io.github.bootformats.testkit.partition.MbrEdits.chain;
import static io.github.bootformats.testkit.partition.MbrEdits.ebr;
import static io.github.bootformats.testkit.partition.MbrEdits.extended;
import static io.github.bootformats.testkit.partition.MbrEdits.withEbr;
import static io.github.bootformats.testkit.partition.MbrEdits.withEbrEntry;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import io.github.bootformats.testkit.SeededRandom;

/** Breaks EBRs, their links and logical partitions. */
final class EbrBreaks {
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  private EbrBreaks() {}

  private static int last(DiskLayout disk) {
    return chain(disk) - 1;
  }

  /** Returns any of the EBRs. */
  private static int any(DiskLayout disk, SeededRandom random) {
    return random.below(chain(disk));
  }

  /** Returns an EBR that has a link. */
  private static int linked(DiskLayout disk, SeededRandom random) {
    return random.below(chain(disk) - 1);
  }

  private static MbrEntry data(DiskLayout disk, int index) {
    return ebr(disk, index).sector().entry(DATA);
  }

  private static MbrEntry link(DiskLayout disk, long target, long sectors) {
    long base = extended(disk).firstLba();
    return MbrEntry.of(MbrTypes.EXTENDED, target - base, sectors, base);
  }

  private static DiskLayout withLink(DiskLayout disk, int index, long target) {
    return withEbrEntry(disk, index, LINK, link(disk, target, 2));
  }

  /** Gives a logical partition another range, relative to its EBR. */
  private static DiskLayout withRange(DiskLayout disk, int index, long first, long sectors) {
    MbrEntry entry = MbrEntry.of(data(disk, index).type(), first, sectors, ebr(disk, index).lba());
    return withEbrEntry(disk, index, DATA, entry);
  }

  static DiskLayout firstMissing(DiskLayout disk, SeededRandom random) {
    return withEbr(disk, 0, MbrSector.of(Bytes.zeros(disk.sectorSize().bytes())));
  }

  static DiskLayout noSignature(DiskLayout disk, SeededRandom random) {
    int index = any(disk, random);
    int value = (int) random.oneOf(0, 0x55AA, 0xAA54);
    return withEbr(disk, index, ebr(disk, index).sector().toBuilder().bootSignature(value).build());
  }

  static DiskLayout linkPastDisk(DiskLayout disk, SeededRandom random) {
    long base = extended(disk).firstLba();
    long target = random.oneOf(disk.sectorCount(), base + (1L << 31), base + MAX_U32);
    return withLink(disk, last(disk), target);
  }

  static DiskLayout linkPastExtended(DiskLayout disk, SeededRandom random) {
    long target = extended(disk).firstLba() + extended(disk).sectors() + random.below(3);
    return withLink(MbrEdits.withEmptyEbr(disk, target), last(disk), target);
  }

  static DiskLayout cycle(DiskLayout disk, SeededRandom random) {
    return withLink(disk, last(disk), ebr(disk, linked(disk, random)).lba());
  }

  static DiskLayout selfLink(DiskLayout disk, SeededRandom random) {
    int index = random.oneIn(2) ? last(disk) : any(disk, random);
    return withLink(disk, index, ebr(disk, index).lba());
  }

  /** Takes two neighbours of the chain in the other order; the first one stays where it is. */
  static DiskLayout backward(DiskLayout disk, SeededRandom random) {
    int one = 1 + random.below(chain(disk) - 2);
    int other = one + 1;
    DiskLayout turned = withLink(disk, one - 1, ebr(disk, other).lba());
    turned =
        other == last(disk)
            ? withEbrEntry(turned, one, LINK, MbrEntry.EMPTY)
            : withLink(turned, one, ebr(disk, other + 1).lba());
    return withLink(turned, other, ebr(disk, one).lba());
  }

  static DiskLayout twoLinks(DiskLayout disk, SeededRandom random) {
    int index = linked(disk, random);
    int slot = (int) random.between(2, 3);
    return withEbrEntry(disk, index, slot, link(disk, ebr(disk, index + 1).lba(), 2));
  }

  /** A few sectors are free behind the last logical partition. */
  static DiskLayout twoPartitions(DiskLayout disk, SeededRandom random) {
    int index = last(disk);
    MbrEntry data = data(disk, index);
    long behind = data.firstLba() + data.sectors() + random.below(2);
    MbrEntry second = MbrEntry.of(MbrTypes.LINUX, behind, 2, ebr(disk, index).lba());
    return withEbrEntry(disk, index, (int) random.between(1, 3), second);
  }

  static DiskLayout linkFirst(DiskLayout disk, SeededRandom random) {
    int index = linked(disk, random);
    MbrSector sector = ebr(disk, index).sector();
    return withEbr(
        disk,
        index,
        sector.toBuilder().entry(DATA, sector.entry(LINK)).entry(LINK, sector.entry(DATA)).build());
  }

  static DiskLayout logicalPastExtended(DiskLayout disk, SeededRandom random) {
    int index = last(disk);
    long first = data(disk, index).firstLba();
    long end = extended(disk).firstLba() + extended(disk).sectors() - ebr(disk, index).lba();
    return withRange(disk, index, first, end - first + random.between(1, 3));
  }

  static DiskLayout logicalPastDisk(DiskLayout disk, SeededRandom random) {
    int index = last(disk);
    long first = data(disk, index).firstLba();
    long rest = disk.sectorCount() - ebr(disk, index).lba() - first;
    return withRange(disk, index, first, random.oneOf(rest + 1, rest + 1000, 1L << 31, MAX_U32));
  }

  static DiskLayout overlap(DiskLayout disk, SeededRandom random) {
    int index = linked(disk, random);
    long first = data(disk, index).firstLba();
    long next = ebr(disk, index + 1).lba() + data(disk, index + 1).firstLba();
    return withRange(disk, index, first, next - ebr(disk, index).lba() - first + 1);
  }

  static DiskLayout startZero(DiskLayout disk, SeededRandom random) {
    int index = any(disk, random);
    return withRange(disk, index, 0, data(disk, index).sectors());
  }

  static DiskLayout typeZero(DiskLayout disk, SeededRandom random) {
    int index = any(disk, random);
    MbrEntry unused = MbrEdits.withType(data(disk, index), MbrTypes.UNUSED);
    return withEbrEntry(disk, index, DATA, unused);
  }

  static DiskLayout noSectors(DiskLayout disk, SeededRandom random) {
    int index = any(disk, random);
    MbrEntry empty =
        new MbrEntry(
            0, Chs.ZERO, data(disk, index).type(), Chs.ZERO, data(disk, index).firstLba(), 0);
    return withEbrEntry(disk, index, DATA, empty);
  }
}
