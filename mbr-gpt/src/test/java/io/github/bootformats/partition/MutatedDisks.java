package io.github.bootformats.partition;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;

/** Valid disks, each damaged in one to four places; most have their CRCs made right again. */
final class MutatedDisks implements HostileSuite {
  private static final int SAMPLE = 4_000;
  private static final int FULL = 100_000;
  private static final int SOUND_DISKS = 250;

  private final List<TestDisk> sound =
      LongStream.range(0, SOUND_DISKS).mapToObj(RandomDisks::of).toList();

  @Override
  public int count() {
    return HostileHarness.count(SAMPLE, FULL);
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    TestDisk disk = disk(index);
    return HostileDisk.use(disk.image(), disk.sectorSize());
  }

  private TestDisk disk(int index) {
    return DiskMutator.mutate(sound.get(index % SOUND_DISKS), index);
  }
}
