package io.github.bootformats.benchmarks.squashfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;

/** Reads the pages that {@link OurSquashfs} reads, of files that the kernel mounts. */
final class MountedPages {
  private static final int PAGE = 4096;

  private MountedPages() {}

  static long read(Path mount, List<String> files, long seed, int count) throws IOException {
    Random random = new Random(seed);
    ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Path file = mount.resolve(files.get(random.nextInt(files.size())));
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        long pages = channel.size() / PAGE;
        page.clear();
        channel.read(page, random.nextLong(pages) * PAGE);
        sum += page.get(0);
      }
    }
    return sum;
  }
}
