package io.github.bootformats.testkit.partition;

import static io.github.bootformats.testkit.partition.GptEdits.array;
import static io.github.bootformats.testkit.partition.GptEdits.entry;
import static io.github.bootformats.testkit.partition.GptEdits.header;
import static io.github.bootformats.testkit.partition.GptEdits.inOrder;
import static io.github.bootformats.testkit.partition.GptEdits.lastInOrder;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;

/** Breaks entries of a GPT, in both copies alike. */
final class GptEntryBreaks {
  private GptEntryBreaks() {}

  private static int any(DiskLayout disk, SeededRandom random) {
    return random.oneOf(inOrder(disk));
  }

  static DiskLayout unusedNotZero(DiskLayout disk, SeededRandom random) {
    byte[] bytes = new byte[GptEntry.BYTES];
    bytes[(int) random.between(16, GptEntry.BYTES - 1)] = (byte) random.between(1, 255);
    return GptEdits.withArray(
        disk, array(disk).with(GptEdits.unused(disk), GptEntry.of(Bytes.of(bytes))));
  }

  static DiskLayout reversed(DiskLayout disk, SeededRandom random) {
    int index = any(disk, random);
    GptEntry old = array(disk).entry(index);
    return switch (random.below(3)) {
      case 0 -> entry(disk, index, e -> e.firstLba(old.lastLba()).lastLba(old.firstLba()));
      case 1 -> entry(disk, index, e -> e.lastLba(old.firstLba() - 1));
      default -> entry(disk, index, e -> e.lastLba(0));
    };
  }

  static DiskLayout pastDisk(DiskLayout disk, SeededRandom random) {
    long end = disk.sectorCount();
    int index = lastInOrder(disk);
    if (random.oneIn(3)) {
      long first = random.oneOf(end, end + 1, 1L << 32, 1L << 55, Long.MIN_VALUE);
      return entry(disk, index, e -> e.firstLba(first).lastLba(first + random.below(1000)));
    }
    long last = random.oneOf(end, end + 1, 1L << 32, 1L << 55, Long.MIN_VALUE, -2, -1);
    return entry(disk, index, e -> e.lastLba(last));
  }

  static DiskLayout pastUsable(DiskLayout disk, SeededRandom random) {
    if (random.oneIn(2)) {
      long first = random.between(0, header(disk).firstUsableLba() - 1);
      return entry(disk, inOrder(disk).get(0), e -> e.firstLba(first));
    }
    long last = random.between(header(disk).lastUsableLba() + 1, disk.lastLba());
    return entry(disk, lastInOrder(disk), e -> e.lastLba(last));
  }

  static DiskLayout overlap(DiskLayout disk, SeededRandom random) {
    List<Integer> inOrder = inOrder(disk);
    int which = (int) random.between(1, inOrder.size() - 1);
    GptEntry before = array(disk).entry(inOrder.get(which - 1));
    long first = random.oneOf(before.lastLba(), before.firstLba() + 1);
    return entry(disk, inOrder.get(which), e -> e.firstLba(first));
  }

  static DiskLayout sameRange(DiskLayout disk, SeededRandom random) {
    GptEntry twin = array(disk).entry(any(disk, random));
    GptEntryArray array =
        array(disk).with(GptEdits.unused(disk), twin.toBuilder().uniqueGuid(random.uuid()).build());
    return GptEdits.withArray(disk, array);
  }

  static DiskLayout duplicateGuid(DiskLayout disk, SeededRandom random) {
    List<Integer> inOrder = inOrder(disk);
    GptEntry first = array(disk).entry(inOrder.get(0));
    return entry(disk, lastInOrder(disk), e -> e.uniqueGuid(first.uniqueGuid()));
  }

  static DiskLayout guidZero(DiskLayout disk, SeededRandom random) {
    return entry(disk, any(disk, random), e -> e.uniqueGuid(Guids.ZERO));
  }

  static DiskLayout typeLost(DiskLayout disk, SeededRandom random) {
    return entry(disk, any(disk, random), e -> e.typeGuid(GptTypes.UNUSED));
  }

  static DiskLayout attributes(DiskLayout disk, SeededRandom random) {
    int index = any(disk, random);
    long bits = array(disk).entry(index).attributes() | 1L << random.between(3, 47);
    return entry(disk, index, e -> e.attributes(bits));
  }

  static DiskLayout nameUnterminated(DiskLayout disk, SeededRandom random) {
    return entry(disk, any(disk, random), e -> e.name(PartitionNames.full(random)));
  }

  static DiskLayout nameGarbage(DiskLayout disk, SeededRandom random) {
    byte[] name = new byte[GptEntry.NAME_UNITS * 2];
    name[0] = 'x';
    name[(int) random.between(4, name.length - 1)] = (byte) random.between(1, 255);
    return entry(disk, any(disk, random), e -> e.nameBytes(Bytes.of(name)));
  }

  static DiskLayout nameSurrogate(DiskLayout disk, SeededRandom random) {
    String half = String.valueOf((char) random.between(0xD800, 0xDFFF));
    String name = random.oneOf(List.of("", "a", "disk ")) + half;
    return entry(disk, any(disk, random), e -> e.name(random.oneIn(2) ? name : name + "b"));
  }

  static DiskLayout extra(DiskLayout disk, SeededRandom random) {
    int entrySize = (int) random.oneOf(256, 512);
    GptEntryArray array = GptEdits.packed(disk, entrySize);
    byte[] extra = new byte[entrySize - GptEntry.BYTES];
    extra[random.below(extra.length)] = (byte) random.between(1, 255);
    GptEntry spoilt = array.entry(0).toBuilder().extra(Bytes.of(extra)).build();
    return GptEdits.withArray(disk, array.with(0, spoilt));
  }
}
