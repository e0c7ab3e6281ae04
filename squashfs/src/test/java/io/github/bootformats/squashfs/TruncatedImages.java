package io.github.bootformats.squashfs;

import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Small images, raw and compressed, that end at every one of their bytes. Each comes twice: as it
 * is, which Linux does not mount, and with a superblock that knows the shorter length.
 */
final class TruncatedImages implements HostileSuite {
  private final List<byte[]> whole;
  private final int lengths;

  TruncatedImages() throws IOException {
    whole = List.of(HostileSample.raw(), HostileSample.compressed(SquashfsCompression.GZIP));
    lengths = whole.stream().mapToInt(image -> image.length).sum();
  }

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
    int length = index % lengths;
    byte[] image = whole.get(0);
    if (length >= image.length) {
      length -= image.length;
      image = whole.get(1);
    }
    byte[] cut = Arrays.copyOf(image, length);
    if (index >= lengths && length >= SquashfsSuperblock.LENGTH) {
      LittleEndian.put(cut, SuperblockField.BYTES_USED.offset(), 8, length);
    }
    return Walks.use(cut);
  }
}
