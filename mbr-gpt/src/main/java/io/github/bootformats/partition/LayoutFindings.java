package io.github.bootformats.partition;

import io.github.bootformats.api.Diagnostic;
import java.util.List;

/** What is odd about a layout. */
final class LayoutFindings {
  private LayoutFindings() {}

  static List<Diagnostic> of(DiskLayout layout) {
    return List.of();
  }
}
