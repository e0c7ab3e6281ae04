package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images that others test their readers with. */
@Tag("corpus")
class SquashfsCorpusTest {
  private static String outcome(String name) throws IOException {
    return Walks.use(Corpus.open("squashfs").file(name).bytes());
  }

  @Test
  void nothingBreaks() throws Exception {
    int files = CorpusImages.files().size();
    // A second is enough for each; the rest is for a machine that has other things to do.
    HostileReport report =
        HostileHarness.of(CorpusImages.class)
            .heapMebibytes(256)
            .timeLimit(Duration.ofSeconds(5))
            .run();
    System.out.println(report);
    report.assertClean();
    assertTrue(files >= 40 && report.runs() == files, files + " files");
  }

  @Test
  void soundImagesAreWalked() throws IOException {
    for (String name :
        new String[] {"sqsh-one-file.sqfs", "binwalk-squashfs.bin", "utillinux-squashfs4.img.xz"}) {
      assertEquals("walked: whole", outcome(name), name);
    }
  }

  @Test
  void traversalsAreRefused() throws IOException {
    Map<String, SquashfsFinding> images =
        Map.of(
            "sqsh-nasty.sqfs", SquashfsFinding.NAME,
            // A link, and a directory of the same name, to be unpacked through the link.
            "sqsh-pathtraversal.sqfs", SquashfsFinding.NAME_ORDER,
            "ng-pathtraversal.sqfs", SquashfsFinding.NAME_ORDER);
    for (Map.Entry<String, SquashfsFinding> expected : images.entrySet()) {
      String name = expected.getKey();
      String code = expected.getValue().code();
      byte[] image = Corpus.open("squashfs").file(name).bytes();
      assertEquals("walked: " + code, Walks.use(image), name);
      try (SquashfsReader reader = Samples.reader(image)) {
        assertTrue(
            SquashfsCheck.of(reader).run().stream()
                .anyMatch(finding -> finding.code().equals(code)),
            name);
      }
    }
  }

  @Test
  void versionThreeIsNamed() throws IOException {
    byte[] image = Corpus.open("squashfs").file("utillinux-squashfs3.img.xz").bytes();
    FormatException e = assertThrows(FormatException.class, () -> Walks.use(image));
    assertEquals(SquashfsFinding.VERSION.code(), e.reason());
    assertTrue(String.valueOf(e.getMessage()).contains("SquashFS 3."), e.getMessage());
  }
}
