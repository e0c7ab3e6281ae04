package io.github.bootformats.grub.bls;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;

/**
 * What {@code blscfg} does not read: the first line without a value, a blank one included, and all
 * behind it. The specification lets blank lines be skipped, and other loaders do.
 *
 * @param line where it begins, from 1
 * @param bytes the exact bytes
 */
public record BlsRest(int line, Bytes bytes) implements BlsNode {
  /**
   * Creates a rest.
   *
   * @param line where it begins, from 1
   * @param bytes the exact bytes
   */
  public BlsRest {
    requireNonNull(bytes);
  }

  @Override
  public Bytes toBytes() {
    return bytes;
  }

  /**
   * Returns whether nothing is said.
   *
   * @return true if there is white space only
   */
  public boolean isBlank() {
    return Latin.of(bytes).isBlank();
  }
}
