package io.github.bootformats.lilo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real configurations, of installers, distributions and other projects' tests. */
@Tag("corpus")
class CorpusConfigsTest {
  /** Lines that begin an entry. */
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^[ \\t]*(?:image|other)[ \\t]*=[ \\t]*(\\S+)");

  /** Loaders for 68k boards from VME have sections in brackets, which LILO knows nothing of. */
  private static boolean isForLiloOrElilo(CorpusFile file) {
    return !file.name().contains("/vme-");
  }

  private static List<CorpusFile> configs() throws IOException {
    return Corpus.open("bootconfigs").files("lilo").stream()
        .filter(CorpusConfigsTest::isForLiloOrElilo)
        .toList();
  }

  private static Bytes bytes(CorpusFile file) throws IOException {
    return Bytes.of(Files.readAllBytes(file.path()));
  }

  @Test
  void everyFilePrintsBackAsItWas() throws IOException {
    for (CorpusFile file : Corpus.open("bootconfigs").files("")) {
      Bytes bytes = bytes(file);
      for (LiloDialect dialect : LiloDialect.values()) {
        assertEquals(bytes, LiloDocument.parse(bytes, dialect).model().toBytes(), file.toString());
      }
    }
  }

  @Test
  void everyKernelIsFound_andTheUnknownOptionsAreKnown() throws IOException {
    Set<String> unknown = new TreeSet<>();
    int sections = 0;
    for (CorpusFile file : configs()) {
      Bytes bytes = bytes(file);
      LiloDocument document =
          LiloDocument.parse(bytes, ConfigDetection.dialect(bytes, file.name())).model();
      assertEquals(
          kernels(Given.text(bytes)),
          document.sections().stream().map(s -> Given.text(s.path())).toList(),
          file.toString());
      sections += document.sections().size();
      for (LiloNode node : document.nodes()) {
        if (node instanceof LiloOption option && option.keyword().isEmpty()) {
          unknown.add(file.name().replaceFirst(".*/", "") + " " + option.name());
        }
        assertTrue(!(node instanceof LiloDamage), () -> file + " " + node);
      }
    }
    System.out.println(sections + " sections, unknown: " + unknown);
    assertTrue(sections > 15);
    // A test of grubby mixes options of LILO and ELILO, and is nearer to LILO.
    assertEquals(Set.of("elilo.2 vmm"), unknown);
  }

  private static List<String> kernels(String text) {
    List<String> kernels = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(text);
    while (matcher.find()) {
      kernels.add(matcher.group(1));
    }
    return kernels;
  }

  @Test
  void whatIsRefusedIsRefusedForAReason() throws IOException {
    LiloHost host = LiloHost.builder().device("/dev/VolGroup00/LogVol00", 253, 0).build();
    Set<String> refused = new TreeSet<>();
    for (CorpusFile file : configs()) {
      Bytes bytes = bytes(file);
      boolean isLilo = ConfigDetection.dialect(bytes, file.name()) == LiloDialect.LILO;
      LiloMenu menu = Given.menu(isLilo ? LiloConsumer.LILO_24 : LiloConsumer.ELILO_3, bytes, host);
      menu.refusal().ifPresent(d -> refused.add(file.name().replaceFirst(".*lilo/", "") + " " + d));
    }
    System.out.println(String.join("\n", refused));
    assertTrue(refused.size() <= 5, () -> refused.toString());
  }
}
