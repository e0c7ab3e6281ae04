package io.github.bootformats.partition;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.List;

/** Every file of the corpus, with every sector size. */
final class CorpusDisks implements HostileSuite {
  private static final int[] SIZES = {512, 1024, 2048, 4096};

  private final List<CorpusFile> files;
  private int unpackedFile = -1;
  private byte[] unpacked = {};

  CorpusDisks() throws IOException {
    files = Corpus.open("partitions").files("");
  }

  @Override
  public int count() {
    return files.size() * SIZES.length;
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    int file = index / SIZES.length;
    if (file != unpackedFile) {
      unpacked = new byte[0]; // The heap has no room for two of them and a dictionary of xz.
      unpacked = files.get(file).bytes();
      unpackedFile = file;
    }
    return HostileDisk.use(ImageSource.of(unpacked), SectorSize.of(SIZES[index % SIZES.length]));
  }
}
