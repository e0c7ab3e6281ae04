package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** What is odd about how a configuration boots, rather than about one of its lines. */
final class MenuFindings {
  private MenuFindings() {}

  static List<Diagnostic> of(CoreRun core, AutoBoot.Result untouched) {
    List<Diagnostic> findings = new ArrayList<>();
    ConfigState state = core.state();
    Bytes command = state.command;
    SourceLocation source = state.commandSource;
    if (command == null || source == null) {
      findings.add(
          SyslinuxFinding.NO_DEFAULT.diagnostic("neither DEFAULT nor UI: SYSLINUX prompts"));
      return findings;
    }
    untouched
        .end()
        .map(end -> end.booted().outcome())
        .filter(Outcome.Failure.class::isInstance)
        .map(Outcome.Failure.class::cast)
        .ifPresent(f -> findings.add(f.finding().at(source, f.reason())));
    if (untouched.end().isEmpty() && untouched.delay().isPresent()) {
      findings.add(
          SyslinuxFinding.DEFAULT_BOOTS_NOTHING.at(
              source, "nothing is booted when the time is up"));
    }
    boolean boots = untouched.end().isPresent();
    if (boots && state.find(command).isEmpty() && !state.hasUi && isFile(untouched)) {
      findings.add(
          SyslinuxFinding.DEFAULT_IMPLICIT.at(
              source, "DEFAULT names no label but a file: " + Ascii.firstWord(command)));
    }
    if (state.timeoutTenths > 0 && untouched.delay().filter(w -> w.isZero()).isPresent()) {
      findings.add(
          SyslinuxFinding.TIMEOUT_UNUSED.at(
              source, "booted at once, as there is neither a menu nor PROMPT 1"));
    }
    return findings;
  }

  private static boolean isFile(AutoBoot.Result untouched) {
    return untouched.end().filter(end -> end.booted().item().isEmpty()).isPresent();
  }
}
