package io.github.bootformats.grub.bls;

import io.github.bootformats.api.Bytes;

/**
 * A piece of a {@link BlsDocument}. The bytes of all nodes, one after the other, are the file.
 * Nodes are immutable.
 */
public sealed interface BlsNode permits BlsField, BlsComment, BlsRest {
  /**
   * Returns where this begins.
   *
   * @return the line, from 1; 1 for a node that is in no file
   */
  int line();

  /**
   * Returns the exact bytes.
   *
   * @return all of them, ends of lines included
   */
  Bytes toBytes();
}
