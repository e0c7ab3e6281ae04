package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.partition.script.DiskScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;

/** Reads a script from a file or from the standard input. */
final class ScriptFile {
  /** Stands for the standard input. */
  static final String STANDARD_INPUT = "-";

  /** More than enough for a script of as many characters as are allowed. */
  private static final int MAX_BYTES = 4 * (int) DiskScript.MAX_LENGTH.defaultValue();

  private ScriptFile() {}

  /**
   * Reads a script, and complains on the terminal about what is ignored.
   *
   * @param name a file's name, or {@link #STANDARD_INPUT}
   */
  static DiskScript read(Bootfmt tool, Terminal terminal, String name) throws IOException {
    ImageFile file = ImageFile.of(tool.directory(), name);
    Bytes bytes;
    if (name.equals(STANDARD_INPUT)) {
      bytes = Bytes.of(tool.input().readNBytes(MAX_BYTES));
    } else {
      try (InputStream in = Files.newInputStream(file.path())) {
        bytes = Bytes.of(in.readNBytes(MAX_BYTES));
      } catch (FileSystemException e) {
        throw file.problem(ErrorLine.reason(e), e);
      }
    }
    String text =
        bytes.decodeUtf8().orElseThrow(() -> file.problem("is no script: it is not UTF-8"));
    try {
      ReadResult<DiskScript> result = DiskScript.parse(text);
      for (Diagnostic finding : result.diagnostics()) {
        terminal.complain(
            terminal.message(
                "bootfmt: %s at line %s: %s"
                    .formatted(name, finding.line().orElse(0), finding.message())));
      }
      return result.model();
    } catch (FormatException e) {
      throw file.problem(String.valueOf(e.getMessage()), e);
    }
  }
}
