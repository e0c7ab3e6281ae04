package io.github.bootformats.codecs;

import io.github.bootformats.api.FormatException;
import java.io.IOException;

/**
 * A compressed block is damaged; whoever knows where the block lies makes a real exception of it.
 */
final class BlockFault extends IOException {
  private static final long serialVersionUID = 1;

  /** Bytes from the start of the block. */
  private final int offset;

  BlockFault(int offset, String message) {
    super(message);
    this.offset = offset;
  }

  /** Makes the exception of a block that begins at a position. */
  FormatException at(String codec, long position) {
    String message = getMessage();
    FormatException made =
        CodecFailure.corrupt(codec, position + offset, message == null ? "corrupt" : message);
    made.initCause(this);
    return made;
  }
}
