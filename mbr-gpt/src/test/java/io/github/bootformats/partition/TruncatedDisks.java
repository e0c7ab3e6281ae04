package io.github.bootformats.partition;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;

/**
 * A GPT disk and an MBR disk that end at every byte of their first 64 sectors; in a sample at every
 * 13th, which is another byte of each sector.
 */
final class TruncatedDisks implements HostileSuite {
  private static final int LONGEST = 64 * 512;
  private static final int SAMPLE_STEP = 13;

  private final int lengths = HostileHarness.count(LONGEST / SAMPLE_STEP, LONGEST) + 1;
  private final int step = Math.max(1, LONGEST / (lengths - 1));
  private final MemoryImage gpt = CleanDisks.image(CleanDisks.gpt(SectorSize.B512));
  private final MemoryImage mbr = CleanDisks.image(CleanDisks.mbr(SectorSize.B512));

  @Override
  public int count() {
    return 2 * lengths;
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    MemoryImage disk = (index < lengths ? gpt : mbr).copy();
    disk.truncate((long) (index % lengths) * step);
    return HostileDisk.use(disk, SectorSize.B512);
  }
}
