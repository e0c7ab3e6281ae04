package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;

/**
 * A piece of a {@link LiloDocument}. The bytes of all nodes, one after the other, are the file.
 * Nodes are immutable.
 */
public sealed interface LiloNode permits LiloOption, LiloComment, LiloDamage {
  /**
   * Returns where this begins.
   *
   * @return the line, from 1; 1 for a node that is in no file
   */
  int line();

  /**
   * Returns the exact bytes.
   *
   * @return all of them
   */
  Bytes toBytes();
}
