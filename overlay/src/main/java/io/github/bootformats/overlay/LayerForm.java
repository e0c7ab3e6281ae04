package io.github.bootformats.overlay;

/** How a layer says what it takes away from the layers below it. */
public enum LayerForm {
  /**
   * As overlayfs stores it: character devices 0:0, and extended attributes {@code
   * trusted.overlay.*}, which only root can set.
   */
  TRUSTED("trusted.overlay."),

  /** The same with attributes {@code user.overlay.*}: the mount option {@code userxattr}. */
  USER("user.overlay."),

  /**
   * As layers of containers and AUFS store it: files whose names begin with {@code .wh.} (OCI image
   * specification 1.1, layer.md, Whiteouts). Overlayfs takes them for ordinary files.
   */
  OCI("");

  private final String prefix;

  LayerForm(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Returns whether markers are devices and extended attributes, which overlayfs understands.
   *
   * @return false for {@link #OCI} only
   */
  public boolean isOverlayfs() {
    return this != OCI;
  }

  /** Returns what the names of overlayfs's attributes begin with; nothing for {@link #OCI}. */
  String prefix() {
    return prefix;
  }
}
