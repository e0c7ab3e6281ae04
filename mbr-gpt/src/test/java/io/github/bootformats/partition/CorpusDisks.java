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
    byte[] bytes = files.get(index / SIZES.length).bytes();
    return HostileDisk.use(ImageSource.of(bytes), SectorSize.of(SIZES[index % SIZES.length]));
  }
}
