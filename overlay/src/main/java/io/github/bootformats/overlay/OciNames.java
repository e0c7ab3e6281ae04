package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;

/** Names of markers in layers of containers (OCI image specification 1.1, layer.md, Whiteouts). */
final class OciNames {
  static final Bytes PREFIX = Bytes.utf8(".wh.");
  static final Bytes OPAQUE = Bytes.utf8(".wh..wh..opq");

  /** AUFS's own files, which say nothing of others. */
  private static final Bytes RESERVED = Bytes.utf8(".wh..wh.");

  private OciNames() {}

  /** Returns whether a file of that name says that another one is gone. */
  static boolean isWhiteout(Bytes name) {
    return name.startsWith(PREFIX) && !name.startsWith(RESERVED);
  }

  /** Returns the name of what a whiteout is for; perhaps none. */
  static Bytes target(Bytes whiteout) {
    return whiteout.slice(PREFIX.length(), whiteout.length());
  }

  static Bytes whiteout(Bytes name) {
    return Bytes.join(PREFIX, name);
  }
}
