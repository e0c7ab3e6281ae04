package io.github.bootformats.api.spi;

/** How sure a provider is that an image is of its format; ordered from least to most. */
public enum Confidence {
  /** Not this format. */
  NONE,
  /**
   * Nothing speaks against it, as with a file name or two bytes that other formats have as well.
   */
  POSSIBLE,
  /** A signature fits, but other formats share it or it is short. */
  LIKELY,
  /** A distinctive signature and a plausible structure behind it. */
  CERTAIN
}
