package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;

/**
 * A piece of a {@link LegacyDocument}. The bytes of all nodes, one after the other, are the file.
 * Nodes are immutable.
 */
public sealed interface LegacyNode permits LegacyCommand, LegacyComment {
  /**
   * Returns where this begins.
   *
   * @return the line, from 1; 1 for a node that is in no file
   */
  int line();

  /**
   * Returns the exact bytes.
   *
   * @return all of them, the end of the line included
   */
  Bytes toBytes();
}
