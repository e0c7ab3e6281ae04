package io.github.bootformats.overlay;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreePath;

/**
 * What a layer says of the layers below it, at one of its paths.
 *
 * @param path what it is about: the file that is taken away, the directory that is opaque
 * @param kind what it says
 * @param value of the extended attribute; empty where there is none
 */
public record OverlayMarker(TreePath path, Kind kind, Bytes value) {
  /** What a marker says. */
  public enum Kind {
    /** There is no such file below: a device 0:0, or a {@code .wh.} file. */
    WHITEOUT,
    /** The same: an empty file with an attribute {@code whiteout}. */
    XATTR_WHITEOUT,
    /** Nothing below counts in this directory. */
    OPAQUE,
    /** Whiteouts in this directory may be files with an attribute. */
    XATTR_WHITEOUTS,
    /** What is below is under another name. */
    REDIRECT,
    /** The file has its metadata only, its data is below. */
    METACOPY
  }

  /**
   * Creates a marker.
   *
   * @param path what it is about
   * @param kind what it says
   * @param value of the extended attribute
   */
  public OverlayMarker {
    requireNonNull(path);
    requireNonNull(kind);
    requireNonNull(value);
  }

  /** Returns {@code /etc/motd: WHITEOUT}, with the value if there is one. */
  @Override
  public String toString() {
    return path + ": " + kind + (value.isEmpty() ? "" : " " + value);
  }
}
