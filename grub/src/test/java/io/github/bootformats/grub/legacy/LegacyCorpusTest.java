package io.github.bootformats.grub.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real menus, of distributions and other projects' tests. */
@Tag("corpus")
class LegacyCorpusTest {
  private static List<CorpusFile> menus() throws IOException {
    return Corpus.open("bootconfigs").files("grub-legacy");
  }

  @Test
  void menusPrintBackAndBoot() throws IOException {
    int booted = 0;
    for (CorpusFile file : menus()) {
      Bytes bytes = Bytes.of(file.bytes());
      LegacyDocument document = LegacyDocument.parse(bytes).model();
      assertEquals(bytes, document.toBytes(), file.toString());
      BootMenu menu = LegacyConsumer.GRUB_0_97.menu(document).bootMenu();
      booted += menu.defaultEntry().filter(e -> e.kernel().isPresent()).isPresent() ? 1 : 0;
      LegacyEditor editor = LegacyEditor.of(document);
      editor.entries().forEach(editor::parameters);
      assertEquals(
          document.nodes().size(),
          editor.withTimeout(Duration.ofSeconds(3)).document().nodes().size()
              - (editor.timeout().isPresent() ? 0 : 1));
    }
    System.out.println(booted + " of " + menus().size() + " menus boot something");
    assertTrue(booted > menus().size() / 2);
  }

  @Test
  void menusAreDetected() throws IOException {
    for (CorpusFile file : menus()) {
      if (file.name().contains("grubby") || file.name().contains("grub4dos/menu")) {
        Bytes bytes = Bytes.of(file.bytes());
        Confidence confidence =
            new LegacyProvider().detect(ImageSource.of(bytes.asByteBuffer()), "x").confidence();
        assertTrue(confidence.compareTo(Confidence.POSSIBLE) >= 0, file.toString());
      }
    }
  }

  @Test
  void entriesOfRedHatsInstaller() throws IOException {
    Bytes bytes = Bytes.of(Corpus.open("bootconfigs").file("grub-legacy/grubby/grub.15").bytes());
    BootMenu menu = LegacyConsumer.GRUB_0_97.menu(bytes).bootMenu();
    assertEquals(Bytes.utf8("1"), menu.defaultName());
    assertEquals(BootKind.LINUX, menu.entries().get(0).kind());
    assertEquals(Bytes.utf8("ro root=/dev/sda1"), menu.entries().get(0).commandLine());
  }
}
