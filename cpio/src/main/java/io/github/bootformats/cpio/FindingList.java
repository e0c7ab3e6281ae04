package io.github.bootformats.cpio;

import io.github.bootformats.api.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** Collects findings about one archive, no more than anybody would read. */
final class FindingList {
  static final int MAX = 1000;

  private final List<Diagnostic> findings = new ArrayList<>();
  private boolean cut;

  void add(CpioFinding finding, long offset, String message) {
    add(finding.at(offset, message));
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
