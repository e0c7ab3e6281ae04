package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real configurations and environment blocks. */
@Tag("corpus")
class GrubCorpusTest {
  @Test
  void scriptsAreReadAndRun() throws IOException {
    int booted = 0;
    int detected = 0;
    for (CorpusFile file : CorpusEntry.configurations()) {
      Bytes bytes = Bytes.of(file.bytes());
      GrubScript script = GrubScript.parse(bytes);
      BootMenu menu = script.evaluate(GrubHost.empty()).bootMenu();
      booted += menu.defaultEntry().filter(entry -> entry.kernel().isPresent()).isPresent() ? 1 : 0;
      detected +=
          new GrubProvider().detect(ImageSource.of(bytes.asByteBuffer()), "x").confidence()
                  != Confidence.NONE
              ? 1
              : 0;
      GrubConfig config = GrubConfig.of(script);
      assertEquals(bytes, config.toBytes());
      config.entries().forEach(config::parameters);
    }
    System.out.printf(
        "%d scripts, %d detected, %d boot something%n",
        CorpusEntry.configurations().size(), detected, booted);
    assertTrue(booted > CorpusEntry.configurations().size() / 2, "boot something: " + booted);
    assertTrue(detected > CorpusEntry.configurations().size() * 3 / 4, "detected: " + detected);
  }

  @Test
  void anEditTouchesNoOtherLine() throws IOException {
    for (CorpusFile file : CorpusEntry.configurations()) {
      GrubConfig config = GrubConfig.of(Bytes.of(file.bytes()));
      List<String> before = lines(config);
      List<String> after = lines(config.withDefault(Bytes.utf8("some entry")));
      long changed = after.stream().filter(line -> !before.contains(line)).count();
      assertTrue(after.size() <= before.size() + 2, file.name());
      assertTrue(changed <= 6, file.name() + " " + changed);
      assertEquals(
          Bytes.utf8("some entry"),
          config.withDefault(Bytes.utf8("some entry")).defaultEntry().orElseThrow());
    }
  }

  private static List<String> lines(GrubConfig config) {
    return List.of(Latin.of(config.toBytes()).split("\n", -1));
  }

  @Test
  void environmentBlocks() throws IOException {
    Corpus corpus = Corpus.open("bootconfigs");
    for (String name : List.of("saved", "fedora")) {
      GrubEnvironmentBlock block =
          GrubEnvironmentBlock.of(Bytes.of(corpus.file("grubenv/generated/" + name).bytes()));
      assertEquals(List.of(), block.diagnostics());
      assertEquals(
          corpus.file("grubenv/expected/" + name + ".list").lines(),
          block.variables().stream()
              .map(v -> Latin.of(v.name()) + "=" + Latin.of(v.value()))
              .toList());
    }
  }
}
