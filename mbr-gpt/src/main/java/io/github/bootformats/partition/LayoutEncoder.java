package io.github.bootformats.partition;

import java.util.List;

/** Turns layouts into ordered writes. */
final class LayoutEncoder {
  private LayoutEncoder() {}

  static WritePlan encode(DiskLayout layout) {
    return new WritePlan(List.of());
  }

  static WritePlan encodeOver(DiskLayout current, DiskLayout wanted) {
    return new WritePlan(List.of());
  }
}
