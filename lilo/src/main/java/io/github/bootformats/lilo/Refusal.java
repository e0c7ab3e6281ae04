package io.github.bootformats.lilo;

import io.github.bootformats.api.Diagnostic;

/** The loader refuses the whole configuration. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic finding;

  Refusal(Diagnostic finding) {
    super(finding.message(), null, false, false);
    this.finding = finding;
  }

  static Refusal of(LiloFinding finding, Item at, String message) {
    return new Refusal(finding.at(at.line(), message));
  }

  Diagnostic finding() {
    return finding;
  }
}
