package io.github.bootformats.fuzz;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * A GPT on a disk of ten sectors, far smaller than the specification allows, so that few bytes of a
 * seed mean nothing.
 */
final class SmallGpt {
  private static final UUID LINUX = UUID.fromString("0FC63DAF-8483-4772-8E79-3D69D8477DE4");
  private static final int SECTORS = 10;
  private static final int LAST = SECTORS - 1;
  private static final int FIRST_USABLE = 3;
  private static final int ENTRY_BYTES = 128;

  private final int sectorBytes;
  private final ByteBuffer disk;

  private SmallGpt(SectorSize size) {
    this.sectorBytes = size.bytes();
    this.disk = ByteBuffer.allocate(SECTORS * sectorBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static DiskLayout of(SectorSize size) throws IOException {
    DiskLayout usual =
        GptBuilder.create(1 << 20, size)
            .seed("fuzz")
            .alignment(size.bytes())
            .entries(4)
            .add(LINUX, size.bytes(), "one")
            .addRest(LINUX, "two")
            .build();
    MemoryImage image = MemoryImage.ofSize(usual.diskSize());
    usual.encode().applyTo(image);
    byte[] small = new SmallGpt(size).move(image, usual.backupGpt().orElseThrow());
    return DiskLayout.read(ImageSource.of(small), size).model();
  }

  private byte[] move(MemoryImage from, GptTable backup) throws IOException {
    copy(from, 0, 0);
    copy(from, 1, 1);
    copy(from, 2, 2);
    copy(from, backup.header().entriesLba(), LAST - 1);
    copy(from, backup.lba(), LAST);
    disk.putInt(446 + 12, LAST);
    for (int array : new int[] {2, LAST - 1}) {
      place(array * sectorBytes, FIRST_USABLE, 4);
      place(array * sectorBytes + ENTRY_BYTES, 5, LAST - 2);
    }
    header(1, LAST, 2);
    header(LAST, 1, LAST - 1);
    GptSums.repair(disk.array(), sectorBytes);
    return disk.array();
  }

  private void copy(MemoryImage from, long fromLba, int lba) throws IOException {
    disk.put(lba * sectorBytes, from.readBytes(fromLba * sectorBytes, sectorBytes));
  }

  private void place(int entry, long first, long last) {
    disk.putLong(entry + 32, first).putLong(entry + 40, last);
  }

  private void header(int lba, long alternate, long array) {
    int at = lba * sectorBytes;
    disk.putLong(at + 24, lba).putLong(at + 32, alternate);
    disk.putLong(at + 40, FIRST_USABLE).putLong(at + 48, LAST - 2).putLong(at + 72, array);
  }
}
