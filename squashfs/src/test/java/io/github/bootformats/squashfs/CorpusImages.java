package io.github.bootformats.squashfs;

import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.List;

/** Images of other projects, most of which once broke a reader. */
final class CorpusImages implements HostileSuite {
  private final List<CorpusFile> files;

  CorpusImages() throws IOException {
    files = files();
  }

  static List<CorpusFile> files() throws IOException {
    return Corpus.open("squashfs").files("").stream()
        .filter(file -> !file.name().endsWith(".txt"))
        .toList();
  }

  @Override
  public int count() {
    return files.size();
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    return Walks.use(files.get(index).bytes());
  }
}
