package io.github.bootformats.partition;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;

/** A GPT disk and an MBR disk that end at every byte of their first 64 sectors. */
final class TruncatedDisks implements HostileSuite {
  private static final int LENGTHS = 64 * 512 + 1;

  private final MemoryImage gpt = CleanDisks.image(CleanDisks.gpt(SectorSize.B512));
  private final MemoryImage mbr = CleanDisks.image(CleanDisks.mbr(SectorSize.B512));

  @Override
  public int count() {
    return 2 * LENGTHS;
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    MemoryImage disk = (index < LENGTHS ? gpt : mbr).copy();
    disk.truncate(index % LENGTHS);
    return HostileDisk.use(disk, SectorSize.B512);
  }
}
