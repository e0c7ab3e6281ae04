package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of a real configuration.
 *
 * @param file the configuration's name
 * @param script its bytes
 * @param indices where the entry is in the menu and its submenus
 */
record CorpusEntry(String file, Bytes script, List<Integer> indices) {
  /** Waits for a user in a menu of its own. */
  private static final String INTERACTIVE = "grub/cobbler/grub/local_powerpc-ieee1275.cfg";

  /**
   * Returns all entries of all configurations, as they are on a file system, but those for which
   * GRUB asks who is there.
   */
  static List<CorpusEntry> all(Path root) throws Exception {
    List<CorpusEntry> entries = new ArrayList<>();
    for (CorpusFile file : configurations()) {
      if (file.name().equals(INTERACTIVE)) {
        continue;
      }
      for (List<Integer> indices : GrubEval.entries(file.bytes(), root)) {
        entries.add(new CorpusEntry(file.name(), Bytes.of(file.bytes()), indices));
      }
    }
    return entries;
  }

  /** Returns the configurations for GRUB 2. */
  static List<CorpusFile> configurations() throws IOException {
    return Corpus.open("bootconfigs").files("grub").stream()
        .filter(file -> !file.name().contains("expected"))
        .toList();
  }

  @Override
  public String toString() {
    return file + " " + indices;
  }
}
