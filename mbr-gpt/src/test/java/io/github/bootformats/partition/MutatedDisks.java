package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * Clean disks with one to four fields set to values at the bounds of something. In seven of ten the
 * CRCs are made right again, so that readers get past them.
 */
final class MutatedDisks implements HostileSuite {
  /** How many disks there are. */
  static final String COUNT_PROPERTY = "bootformats.hostile.count";

  private static final int USUAL_COUNT = 100_000;
  private static final long LAST = CleanDisks.SECTORS - 1;
  private static final long[] BOUNDS = {
    0,
    1,
    2,
    33,
    34,
    63,
    64,
    91,
    92,
    127,
    128,
    256,
    512,
    513,
    768,
    1024,
    2014,
    2015,
    LAST - 1,
    LAST,
    LAST + 1,
    4096,
    32768,
    32769,
    0x7FFF_FFFFL,
    0x8000_0000L,
    0xFFFF_FFFFL,
    0x1_0000_0000L,
    Long.MAX_VALUE / 512,
    Long.MAX_VALUE / 512 + 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1
  };
  private static final int[] TYPES = {
    0, 0x05, 0x0F, 0x85, 0x42, 0x63, 0x81, 0x82, 0x83, 0xA5, 0xA6, 0xA9, 0xBF, 0xEE, 0xEF
  };

  /** Offset and length of each field of a header, an entry of a GPT, and one of an MBR. */
  private static final int[][] HEADER = {
    {0, 8}, {8, 4}, {12, 4}, {16, 4}, {20, 4}, {24, 8}, {32, 8}, {40, 8}, {48, 8}, {56, 8}, {72, 8},
    {80, 4}, {84, 4}, {88, 4}, {92, 8}, {508, 4}
  };

  private static final int[][] ENTRY = {
    {0, 8}, {8, 8}, {16, 8}, {32, 8}, {40, 8}, {48, 8}, {56, 8}
  };
  private static final int[][] MBR_ENTRY = {{0, 1}, {1, 4}, {5, 4}, {8, 4}, {12, 4}};
  private static final long[] EBRS = {512, 768, 1024};

  private final List<SectorSize> sizes = List.of(SectorSize.B512, SectorSize.B4096);
  private final List<MemoryImage> gpt =
      sizes.stream().map(s -> CleanDisks.image(CleanDisks.gpt(s))).toList();
  private final List<MemoryImage> mbr =
      sizes.stream().map(s -> CleanDisks.image(CleanDisks.mbr(s))).toList();

  @Override
  public int count() {
    return Integer.getInteger(COUNT_PROPERTY, USUAL_COUNT);
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    SectorSize size = sizes.get(sizeOf(index));
    return HostileDisk.use(disk(index), size);
  }

  /** One disk in eight has large sectors. */
  private static int sizeOf(int index) {
    return index % 8 == 0 ? 1 : 0;
  }

  private MemoryImage disk(int index) throws IOException {
    SplittableRandom random = new SplittableRandom(index);
    int which = sizeOf(index);
    boolean isGpt = random.nextInt(3) != 0;
    MemoryImage disk = (isGpt ? gpt : mbr).get(which).copy();
    int sectorBytes = sizes.get(which).bytes();
    for (int i = random.nextInt(4); i >= 0; i--) {
      mutate(disk, sectorBytes, isGpt, random);
    }
    if (isGpt && random.nextInt(10) < 7) {
      repair(disk, sectorBytes, 1);
      repair(disk, sectorBytes, LAST);
    }
    return disk;
  }

  private static void mutate(
      MemoryImage disk, int sectorBytes, boolean isGpt, SplittableRandom random) {
    switch (random.nextInt(isGpt ? 8 : 6)) {
      case 0 -> field(disk, 446 + 16 * random.nextInt(4), MBR_ENTRY, random);
      case 1 -> type(disk, 446 + 16 * random.nextInt(4) + 4, random);
      case 2 -> {
        long ebr = EBRS[random.nextInt(EBRS.length)] * sectorBytes;
        int entry = 446 + 16 * random.nextInt(4);
        if (random.nextBoolean()) {
          type(disk, ebr + entry + 4, random);
        } else {
          field(disk, ebr + entry, MBR_ENTRY, random);
        }
      }
      case 3 -> {
        int table = 64 * sectorBytes;
        long at =
            random.nextInt(4) == 0
                ? disk.size() - 1 - random.nextInt(table)
                : random.nextInt(table);
        if (at >= 0 && at < disk.size()) {
          disk.write(at, ByteBuffer.wrap(new byte[] {(byte) random.nextInt()}));
        }
      }
      case 4 ->
          disk.truncate(
              random.nextInt(8) == 0
                  ? random.nextLong(3L << 40)
                  : random.nextLong(disk.size() + 64L * sectorBytes));
      case 5 ->
          disk.write(
              (random.nextBoolean() ? 1 : LAST) * sectorBytes,
              ByteBuffer.wrap(
                  disk.copy().size() > 2L * sectorBytes
                      ? GptHeader.SIGNATURE.toByteArray()
                      : new byte[0]));
      case 6 -> field(disk, (random.nextBoolean() ? 1 : LAST) * sectorBytes, HEADER, random);
      default -> {
        long array = random.nextBoolean() ? 2 : LAST - (16 << 10) / sectorBytes;
        field(disk, array * sectorBytes + 128L * random.nextInt(3), ENTRY, random);
      }
    }
  }

  private static void type(MemoryImage disk, long at, SplittableRandom random) {
    put(disk, at, TYPES[random.nextInt(TYPES.length)], 1);
  }

  private static void field(MemoryImage disk, long at, int[][] fields, SplittableRandom random) {
    int[] field = fields[random.nextInt(fields.length)];
    long value = random.nextInt(6) == 0 ? random.nextLong() : BOUNDS[random.nextInt(BOUNDS.length)];
    put(disk, at + field[0], value, field[1]);
  }

  private static void put(MemoryImage disk, long at, long value, int length) {
    if (at <= disk.size() - length) {
      byte[] bytes = new byte[8];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
      disk.write(at, ByteBuffer.wrap(bytes, 0, length));
    }
  }

  /** Makes both CRCs right, as far as there is something to compute them over. */
  private static void repair(MemoryImage disk, int sectorBytes, long lba) throws IOException {
    long at = lba * sectorBytes;
    if (at > disk.size() - sectorBytes) {
      return;
    }
    GptHeader header = GptHeader.of(Bytes.of(disk.readBytes(at, sectorBytes)));
    long length = header.entryArrayBytes();
    long array = header.entriesLba() * sectorBytes;
    if (length > 0 && length <= 1 << 20 && array >= 0 && array <= disk.size() - length) {
      CRC32 crc = new CRC32();
      crc.update(disk.readBytes(array, (int) length));
      put(disk, at + 88, crc.getValue(), 4);
      header = GptHeader.of(Bytes.of(disk.readBytes(at, sectorBytes)));
    }
    if (header.computedHeaderCrc().isPresent()) {
      put(disk, at + 16, header.computedHeaderCrc().getAsLong(), 4);
    }
  }
}
