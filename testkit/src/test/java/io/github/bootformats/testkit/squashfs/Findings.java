package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.squashfs.SquashfsCheck;
import io.github.bootformats.squashfs.SquashfsOptions;
import io.github.bootformats.squashfs.SquashfsReader;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** What is found in an image: the codes of a whole check, or why it cannot be opened for one. */
final class Findings {
  private static final long MAX_STRUCTURES = 100_000;

  private Findings() {}

  static Set<String> of(SquashfsCase image) throws IOException {
    Set<String> codes = new TreeSet<>();
    try (SquashfsReader reader = SquashfsReader.open(image.source(), SquashfsOptions.defaults())) {
      SquashfsCheck.of(reader)
          .withData()
          .withMaxStructures(MAX_STRUCTURES)
          .withMaxFindings(10_000)
          .run()
          .stream()
          .map(Diagnostic::code)
          .forEach(codes::add);
    } catch (FormatException e) {
      codes.add(e.reason());
    }
    return codes;
  }
}
