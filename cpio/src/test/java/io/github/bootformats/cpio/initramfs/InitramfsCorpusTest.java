package io.github.bootformats.cpio.initramfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import io.github.bootformats.testsupport.Oracles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives and images of others, as images that Linux is given to unpack. */
@Tag("corpus")
class InitramfsCorpusTest {
  private static final int SAMPLE = 3;

  @TempDir Path directory = Path.of("");

  private static List<CorpusFile> files() throws IOException {
    return Corpus.open("cpio").files("").stream()
        .filter(file -> !file.name().endsWith(".txt"))
        .toList();
  }

  private static InitramfsImage open(byte[] bytes) throws IOException {
    return InitramfsImage.open(ImageSource.of(bytes), ReadLimits.defaults());
  }

  @Test
  void everyByteIsInASegment() throws IOException {
    int whole = 0;
    for (CorpusFile file : files()) {
      byte[] bytes = file.bytes();
      try (InitramfsImage image = open(bytes)) {
        InitramfsLayout layout = image.layout().model();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        copy.writeBytes(new byte[(int) layout.leadingPadding()]);
        for (InitramfsSegment segment : layout.segments()) {
          copy.writeBytes(segment.bytes().readBytes(0, (int) segment.length()));
          copy.writeBytes(new byte[(int) segment.padding()]);
        }
        assertArrayEquals(bytes, copy.toByteArray(), file.name());
        boolean isDamaged =
            image.layout().diagnostics().stream()
                .anyMatch(finding -> finding.severity() == Severity.ERROR);
        whole += isDamaged ? 0 : 1;
      }
    }
    // The others are of dialects that Linux does not know, or broken on purpose.
    assertTrue(whole > files().size() / 2, whole + " of " + files().size());
  }

  /** What Linux made of our own ones is a test of its own, {@link KernelCasesTest}. */
  @Test
  @Tag("oracle")
  void othersAreAsLinuxUnpacksThem() throws Exception {
    List<CorpusFile> files = new ArrayList<>(files());
    files.removeIf(file -> file.name().startsWith("own_"));
    Collections.shuffle(files, new Random(Oracles.seed()));
    List<String> differences = new ArrayList<>();
    for (CorpusFile file : files.subList(0, Oracles.count(SAMPLE, files.size()))) {
      Path image = Files.write(directory.resolve("image"), file.bytes());
      try (InitramfsImage open = open(file.bytes())) {
        String difference =
            LinuxOracleTest.difference(
                LinuxOracleTest.rows(image, WholeImagesOracleTest.BOOT_SECONDS), open.as());
        if (!difference.isEmpty()) {
          differences.add(file.name() + difference);
        }
      }
    }
    assertEquals(List.of(), differences);
  }
}
