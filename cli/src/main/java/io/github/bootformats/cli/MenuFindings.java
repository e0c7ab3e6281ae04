package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.util.List;

/** What there is to say of a configuration beside its menu. */
final class MenuFindings {
  private final List<Diagnostic> findings;

  MenuFindings(BootMenu menu) {
    findings = menu.diagnostics();
  }

  /** Returns the exit status: damage is bad input, also where a menu could be made. */
  int status() {
    boolean damaged = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return damaged ? Bootfmt.BAD_INPUT : Bootfmt.OK;
  }

  /**
   * Tells all but what is for information alone, in a line each.
   *
   * @param file where it was found, when a finding does not tell
   */
  void complain(Terminal terminal, String file) throws IOException {
    terminal.flush();
    for (Diagnostic finding : findings) {
      if (finding.severity() != Severity.INFO) {
        String line = finding.line().isPresent() ? ":" + finding.line().getAsInt() : "";
        String place = finding.file().orElse(file) + line;
        terminal.complain(
            "bootfmt: "
                + terminal.message(place + ": " + finding.message() + " [" + finding.code() + "]"));
      }
    }
  }
}
