package io.github.bootformats.syslinux;

import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cases of real configurations: what each boots by itself, and each of its labels typed at a
 * prompt. Lines are added at the end of each, so that it waits a second only, or asks.
 */
final class CorpusBoots {
  private static final Pattern CONFIG = Pattern.compile(".*\\.(cfg|conf|extlinux)");
  private static final String SOON = "\nTIMEOUT 10\n";
  private static final String PROMPT = "\nPROMPT 1\nTIMEOUT 0\n";

  /** A menu program takes what is typed for itself. */
  private static final Pattern MENU_PROGRAM = Pattern.compile("(?i)menu\\.c32");

  /** Files that an installer's build makes configurations of name no kernels. */
  private static final String TEMPLATE = "${";

  private CorpusBoots() {}

  static List<BootCase> all() throws IOException {
    List<BootCase> cases = new ArrayList<>();
    for (CorpusFile file : Corpus.open("bootconfigs").files("syslinux")) {
      if (CONFIG.matcher(file.name()).matches() && !text(file.path()).contains(TEMPLATE)) {
        addBooting(cases, withSiblings(file.path(), SOON));
        BootCase asking = withSiblings(file.path(), PROMPT);
        if (!usesMenuProgram(asking)) {
          for (BootEntry entry : Expectation.menu(asking).bootMenu().entries()) {
            Optional<String> label = entry.id().decodeUtf8().filter(CorpusBoots::canBeTyped);
            if (label.isPresent()) {
              addBooting(cases, asking.typing(label.get()));
            }
          }
        }
      }
    }
    return cases;
  }

  private static void addBooting(List<BootCase> cases, BootCase boot) throws IOException {
    if (Expectation.boots(boot)) {
      cases.add(boot);
    }
  }

  private static boolean canBeTyped(String label) {
    return !label.isEmpty() && label.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static boolean usesMenuProgram(BootCase boot) {
    return Stream.concat(Stream.of(boot.config()), boot.files().values().stream())
        .anyMatch(text -> MENU_PROGRAM.matcher(text).find());
  }

  private static BootCase withSiblings(Path config, String added) throws IOException {
    BootCase boot = BootCase.of(text(config) + added);
    try (Stream<Path> siblings = Files.list(config.resolveSibling("."))) {
      for (Path sibling : siblings.map(Path::normalize).sorted().toList()) {
        String name = String.valueOf(sibling.getFileName());
        if (CONFIG.matcher(name).matches() && !name.equals("isolinux.cfg")) {
          boot = boot.with(name, text(sibling));
        }
      }
    }
    return boot;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
