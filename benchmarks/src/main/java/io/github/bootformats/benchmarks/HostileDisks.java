package io.github.bootformats.benchmarks;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.DiskWrite;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Small disks whose tables were damaged at random, most of them with CRCs that are right again. */
final class HostileDisks {
  private static final int DISK_BYTES = 256 << 10;
  private static final int SECTOR = 512;

  private HostileDisks() {}

  /** Returns so many disks, half of them with a GPT, half with an MBR and logical partitions. */
  static List<byte[]> of(int count, long seed) {
    byte[] gpt = bytesOf(gpt());
    byte[] mbr = bytesOf(mbr());
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> i % 2 == 0 ? damagedGpt(gpt.clone(), random) : damagedMbr(mbr, random))
        .toList();
  }

  private static DiskLayout gpt() {
    GptBuilder builder = GptBuilder.create(DISK_BYTES, SectorSize.B512).alignment(4096).seed("h");
    for (int i = 0; i < 6; i++) {
      builder.add(GptTypes.LINUX_FILESYSTEM, 8192, "partition " + i);
    }
    return builder.build();
  }

  private static DiskLayout mbr() {
    MbrBuilder builder =
        MbrBuilder.create(DISK_BYTES, SectorSize.B512).alignment(4096).diskSignature(1);
    builder.add(0x83, 8192);
    for (int i = 0; i < 6; i++) {
      builder.addLogical(0x83, 8192);
    }
    return builder.build();
  }

  private static byte[] bytesOf(DiskLayout layout) {
    byte[] disk = new byte[DISK_BYTES];
    for (DiskWrite write : layout.encode().writes()) {
      Bytes bytes = write.bytes();
      bytes.asByteBuffer().get(disk, Math.toIntExact(write.offset()), bytes.length());
    }
    return disk;
  }

  /** Damages up to four bytes of header, entries and MBR; seven times of ten the CRCs follow. */
  private static byte[] damagedGpt(byte[] disk, Random random) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at =
          switch (random.nextInt(3)) {
            case 0 -> SECTOR + 8 + random.nextInt(84);
            case 1 -> 2 * SECTOR + random.nextInt(6 * 128);
            default -> 446 + random.nextInt(66);
          };
      disk[at] = (byte) random.nextInt();
    }
    if (random.nextInt(10) < 7) {
      GptHeader header = GptHeader.of(Bytes.copyOf(disk, SECTOR, SECTOR));
      GptTable sealed =
          GptTable.withoutArray(1, header.toBuilder().entryArrayCrc(arrayCrc(disk)).build());
      sealed.header().bytes().asByteBuffer().get(disk, SECTOR, SECTOR);
    }
    return disk;
  }

  private static long arrayCrc(byte[] disk) {
    CRC32 crc = new CRC32();
    crc.update(disk, 2 * SECTOR, 128 * 128);
    return crc.getValue();
  }

  /** Damages up to four bytes of the entries in the MBR and the EBRs. */
  private static byte[] damagedMbr(byte[] clean, Random random) {
    byte[] disk = clean.clone();
    int[] tables =
        IntStream.range(0, DISK_BYTES / SECTOR)
            .map(lba -> lba * SECTOR)
            .filter(at -> disk[at + 510] == 0x55 && disk[at + 511] == (byte) 0xAA)
            .toArray();
    for (int i = random.nextInt(4); i >= 0; i--) {
      disk[tables[random.nextInt(tables.length)] + 446 + random.nextInt(32)] =
          (byte) random.nextInt();
    }
    return disk;
  }
}
