package io.github.bootformats.overlay;

/**
 * Who merges layers, in which version.
 *
 * <p>Linux 6.1 differs from 6.18: it knows no whiteouts that are files with an attribute and no
 * {@code opaque=x} (6.7), no data-only layers (6.5), no escaped attributes, so that all that begins
 * with {@code trusted.overlay.} is hidden (6.7), takes an attribute {@code metacopy} of any length,
 * and looks whether redirects and metacopies may be followed in an upper layer only (6.16). Layers
 * that have none of this are merged alike.
 */
public final class OverlayConsumer {
  /** Linux 6.18 (fs/overlayfs), with the option {@code index=off}, which is the default. */
  public static final OverlayConsumer LINUX_6_18 = new OverlayConsumer("linux", "6.18");

  private final String id;
  private final String version;

  private OverlayConsumer(String id, String version) {
    this.id = id;
    this.version = version;
  }

  /**
   * Returns the name for programs.
   *
   * @return such as {@code linux}
   */
  public String id() {
    return id;
  }

  /**
   * Returns the version.
   *
   * @return such as {@code 6.18}
   */
  public String version() {
    return version;
  }

  /** Returns {@code linux 6.18}. */
  @Override
  public String toString() {
    return id + " " + version;
  }
}
