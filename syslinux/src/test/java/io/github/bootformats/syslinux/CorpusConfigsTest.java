package io.github.bootformats.syslinux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real configurations, of installers, distributions and other projects' tests. */
@Tag("corpus")
class CorpusConfigsTest {
  /** Files with these names are screens to show, or what the loader shall not read. */
  private static final Pattern NO_CONFIG =
      Pattern.compile(".*(/f[0-9]+\\.txt|\\.json|\\.msg|/[^/]*\\.txt)");

  private static List<CorpusFile> configs() throws IOException {
    return Corpus.open("bootconfigs").files("syslinux").stream()
        .filter(file -> !NO_CONFIG.matcher(file.name()).matches())
        .toList();
  }

  private static Bytes bytes(CorpusFile file) throws IOException {
    return Bytes.of(Files.readAllBytes(file.path()));
  }

  @Test
  void everyFilePrintsBackAsItWas() throws IOException {
    for (CorpusFile file : Corpus.open("bootconfigs").files("")) {
      Bytes bytes = bytes(file);
      assertEquals(bytes, SyslinuxDocument.parse(bytes).model().toBytes(), file.toString());
    }
  }

  @Test
  void lessThanOneLineInAHundredIsUnknown() throws IOException {
    List<String> unknown = new ArrayList<>();
    int lines = 0;
    for (CorpusFile file : configs()) {
      for (SyslinuxNode node : SyslinuxDocument.parse(bytes(file)).model().nodes()) {
        if (node instanceof SyslinuxUnknown) {
          unknown.add(file + ":" + node.line() + " " + node.toBytes());
        }
        lines += node instanceof SyslinuxComment comment && comment.isBlank() ? 0 : 1;
      }
    }
    System.out.println(unknown.size() + " of " + lines + " lines that are not blank are unknown");
    assertTrue(unknown.size() * 100 < lines, () -> String.join("\n", unknown));
  }

  @Test
  void everyConfigurationMakesTheSameMenuWhenRebuilt() throws IOException {
    for (CorpusFile file : configs()) {
      SyslinuxDocument document = SyslinuxDocument.parse(bytes(file)).model();
      assertEquals(plain(document), plain(Rebuilt.of(document)), file.toString());
    }
  }

  private static List<String> plain(SyslinuxDocument document) {
    BootMenu menu = SyslinuxConsumer.SYSLINUX_6_04.menu(document).bootMenu();
    List<String> all = new ArrayList<>();
    all.add(menu.defaultName() + " " + menu.timeout() + " " + menu.title());
    flat(menu.entries()).forEach(e -> all.add(e + " " + e.commandLine() + " " + e.initrds()));
    return all;
  }

  private static List<BootEntry> flat(List<BootEntry> entries) {
    List<BootEntry> all = new ArrayList<>();
    for (BootEntry entry : entries) {
      all.add(entry);
      all.addAll(flat(entry.entries()));
    }
    return all;
  }

  /**
   * u-root's command lines have the same words. The order differs where u-root puts the initrd
   * first, and SYSLINUX puts {@code BOOT_IMAGE=} before all of them.
   */
  @Test
  void uRootFindsTheSameEntries() throws IOException {
    for (String name : List.of("debian_10_install", "fedora_27_install")) {
      Path root = Corpus.open("bootconfigs").directory().resolve("syslinux/u-root/" + name);
      BootMenu menu =
          SyslinuxConsumer.SYSLINUX_6_04
              .menu(
                  SyslinuxHost.builder(root).build(),
                  TreePath.of("isolinux/isolinux.cfg"),
                  ReadLimits.defaults())
              .bootMenu();
      Set<String> ours = new HashSet<>();
      for (BootEntry entry : flat(menu.entries())) {
        if (entry.kind() == BootKind.LINUX) {
          ours.add(
              String.join(" ", entry.arguments().stream().map(Bytes::toString).sorted().toList()));
        }
      }
      List<String> missing = new ArrayList<>();
      List<String> theirs = commandLines(name);
      for (String line : theirs) {
        String words = String.join(" ", Stream.of(line.split(" ")).sorted().toList());
        if (!ours.contains(words)) {
          missing.add(line);
        }
      }
      assertTrue(theirs.size() > 3);
      assertEquals(List.of(), missing, name);
    }
  }

  private static List<String> commandLines(String name) throws IOException {
    String json =
        Files.readString(
            Corpus.open("bootconfigs")
                .directory()
                .resolve("syslinux/expected/u-root-syslinux/" + name + ".json"));
    List<String> lines = new ArrayList<>();
    Matcher matcher = Pattern.compile("\"cmdline\": \"([^\"]*)\"").matcher(json);
    while (matcher.find()) {
      lines.add(matcher.group(1));
    }
    return lines;
  }

  @Test
  void realKernelCommandLinesAreReadAndPrintedBack() throws IOException {
    int lines = 0;
    for (CorpusFile file : Corpus.open("bootconfigs").files("cmdline")) {
      for (String text : Files.readAllLines(file.path())) {
        KernelCommandLine line = KernelCommandLine.parse(text);
        assertEquals(Bytes.utf8(text), line.toBytes());
        if (!text.contains("\"") && !text.isBlank()) {
          assertEquals(List.of(text.strip().split("\\s+")), words(line));
        }
        lines++;
      }
    }
    assertTrue(lines > 100);
  }

  private static List<String> words(KernelCommandLine line) {
    return line.words().stream().map(word -> word.decodeUtf8().orElseThrow()).toList();
  }

  @Test
  void quotesOfTheHandWrittenLines() throws IOException {
    Corpus corpus = Corpus.open("bootconfigs");
    KernelCommandLine all = line(corpus, "cmdline/hand-quoteall.txt");
    assertEquals(
        List.of("foo~a b", "x\"~y z", "k~v\"w x\""),
        all.parameters().stream().map(CorpusConfigsTest::described).toList());
    assertEquals(
        List.of("a~b c d"),
        line(corpus, "cmdline/hand-unbalanced.txt").parameters().stream()
            .map(CorpusConfigsTest::described)
            .toList());
    assertEquals(
        List.of("-x", "single", "a b"),
        line(corpus, "cmdline/hand-dashdash.txt").initArguments().stream()
            .map(p -> p.name().toString())
            .toList());
  }

  private static KernelCommandLine line(Corpus corpus, String name) throws IOException {
    return KernelCommandLine.parse(Files.readString(corpus.file(name).path()).strip());
  }

  private static String described(KernelParameter parameter) {
    return parameter.name() + "~" + parameter.value().map(Bytes::toString).orElse("");
  }
}
