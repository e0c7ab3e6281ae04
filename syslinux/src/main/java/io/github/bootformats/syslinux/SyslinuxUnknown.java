package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * A line that begins with no known directive. SYSLINUX ignores it.
 *
 * @param line the line, from 1
 * @param toBytes the exact bytes, the end of the line included
 */
public record SyslinuxUnknown(int line, Bytes toBytes) implements SyslinuxNode {
  /**
   * Creates an unknown line.
   *
   * @param line the line, from 1
   * @param toBytes the exact bytes
   */
  public SyslinuxUnknown {
    requireNonNull(toBytes);
  }
}
