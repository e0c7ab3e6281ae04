package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.MemoryImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a disk can hold when the writes of a plan were cut off. */
final class WriteCuts {
  /** A look at the disk as a crash left it. */
  interface Look {
    void at(String cut, MemoryImage disk) throws Exception;
  }

  private final MemoryImage before;
  private final List<List<DiskWrite>> stages = new ArrayList<>();

  /** Cuts writes into sectors, and their sequence into stages at the barriers. */
  WriteCuts(MemoryImage before, WritePlan plan, int sectorBytes) {
    this.before = before;
    List<DiskWrite> stage = new ArrayList<>();
    for (DiskWrite write : plan.writes()) {
      for (int at = 0; at < write.bytes().length(); at += sectorBytes) {
        Bytes sector = write.bytes().slice(at, Math.min(at + sectorBytes, write.bytes().length()));
        stage.add(new DiskWrite(write.what(), write.offset() + at, sector, false));
      }
      if (write.barrier()) {
        stages.add(stage);
        stage = new ArrayList<>();
      }
    }
    stages.add(stage);
  }

  /** Before, between and after all sectors. */
  void betweenSectors(Look look) throws Exception {
    MemoryImage disk = before.copy();
    look.at("nothing written", disk);
    for (List<DiskWrite> stage : stages) {
      for (DiskWrite sector : stage) {
        write(disk, sector, sector.bytes().length());
        look.at("after " + sector, disk);
      }
    }
  }

  /** Within each sector, after a first byte, a half, and all bytes but one. */
  void withinSectors(Look look) throws Exception {
    MemoryImage disk = before.copy();
    for (List<DiskWrite> stage : stages) {
      for (DiskWrite sector : stage) {
        int length = sector.bytes().length();
        for (int torn : List.of(1, length / 2, length - 1)) {
          write(disk, sector, torn);
          look.at("%d bytes of %s".formatted(torn, sector), disk);
        }
        write(disk, sector, length);
      }
    }
  }

  /** With some sectors written, torn or not at all, as a cache that knows only barriers may. */
  void outOfOrder(Random random, int perStage, Look look) throws Exception {
    MemoryImage done = before.copy();
    for (List<DiskWrite> stage : stages) {
      for (int i = 0; i < perStage && stage.size() > 1; i++) {
        MemoryImage disk = done.copy();
        for (DiskWrite sector : stage) {
          int length = sector.bytes().length();
          int kind = random.nextInt(5);
          write(disk, sector, kind < 2 ? 0 : kind < 4 ? length : random.nextInt(length));
        }
        look.at("a random part of the stage that begins with " + stage.get(0), disk);
      }
      stage.forEach(sector -> write(done, sector, sector.bytes().length()));
    }
  }

  private static void write(MemoryImage disk, DiskWrite sector, int count) {
    disk.write(sector.offset(), sector.bytes().slice(0, count).asByteBuffer());
  }
}
