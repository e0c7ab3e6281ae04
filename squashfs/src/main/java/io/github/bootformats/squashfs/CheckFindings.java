package io.github.bootformats.squashfs;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.Severity;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a check has found, and how much it may still look at. */
final class CheckFindings {
  /** A part of a check, which ends at the first thing that cannot be read. */
  interface Part {
    void run() throws IOException;
  }

  private final int maxFindings;
  private final Set<Diagnostic> findings = new LinkedHashSet<>();
  private long structuresLeft;
  private boolean ended;

  CheckFindings(long maxStructures, int maxFindings) {
    this.structuresLeft = maxStructures;
    this.maxFindings = maxFindings;
  }

  void add(SquashfsFinding finding, long offset, String message) {
    add(finding.at(Math.max(0, offset), message));
  }

  void add(Diagnostic finding) {
    if (findings.size() == maxFindings) {
      ended = true;
    } else {
      findings.add(finding);
    }
  }

  /**
   * Runs a part; the exception that ends it is a finding.
   *
   * @return whether it came to its end
   */
  boolean guard(Part part) throws IOException {
    try {
      part.run();
      return true;
    } catch (FormatException e) {
      add(of(e));
      return false;
    }
  }

  static Diagnostic of(FormatException e) {
    String message = e.getMessage() == null ? "damaged" : e.getMessage();
    Diagnostic finding = Diagnostic.of(Severity.ERROR, e.reason(), message);
    return e.offset().isPresent() ? finding.atOffset(e.offset().getAsLong()) : finding;
  }

  /** Counts a structure; returns whether it is to be looked at. */
  boolean next() {
    if (structuresLeft == 0) {
      ended = true;
    } else {
      structuresLeft--;
    }
    return !ended;
  }

  /** Returns whether something was left out. */
  boolean isEnded() {
    return ended;
  }

  List<Diagnostic> toList() {
    if (ended) {
      findings.add(
          SquashfsFinding.CHECK_ENDED.at(0, "the check has ended before it had seen everything"));
    }
    return List.copyOf(findings);
  }
}
