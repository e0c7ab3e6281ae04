package io.github.bootformats.overlay;

/** The mount option {@code redirect_dir}: whether directories of lower layers can be renamed. */
public enum RedirectMode {
  /** Redirects are made and followed. */
  ON,
  /**
   * Redirects are followed and not made: the default, and {@code off} unless the module parameter
   * {@code redirect_always_follow} is off.
   */
  FOLLOW,
  /** Redirects are neither made nor followed: what has one cannot be looked up. */
  NOFOLLOW
}
