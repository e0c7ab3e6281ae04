package io.github.bootformats.cpio;

import io.github.bootformats.api.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects findings about one archive, no more than anybody would read. */
final class FindingList {
  static final int MAX = 1000;

  private final List<Diagnostic> findings = new ArrayList<>();
  private boolean cut;

  void add(CpioFinding finding, long offset, String message) {
    add(finding.at(offset, message));
  }

  /** Adds a finding whose message is only made when it is kept: an archive may have millions. */
  void add(CpioFinding finding, long offset, Supplier<String> message) {
    if (findings.size() < MAX) {
      add(finding, offset, message.get());
    } else {
      cut = true;
    }
  }

  void add(Diagnostic finding) {
    if (findings.size() < MAX) {
      findings.add(finding);
    } else {
      cut = true;
    }
  }

  /** Returns the findings in the order in which they were added. */
  List<Diagnostic> toList() {
    List<Diagnostic> list = new ArrayList<>(findings);
    if (cut) {
      list.add(
          CpioFinding.LIMIT_FINDINGS.diagnostic(
              "There are more findings; the first " + MAX + " are kept"));
    }
    return List.copyOf(list);
  }
}
