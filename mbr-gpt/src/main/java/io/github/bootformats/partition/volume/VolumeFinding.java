package io.github.bootformats.partition.volume;

import io.github.bootformats.api.Finding;
import io.github.bootformats.api.Severity;

/**
 * What can be odd about a volume, one constant for each code.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity.
 */
public enum VolumeFinding implements Finding {
  /** The superblock claims more bytes than the partition has: Linux refuses to mount most such. */
  LARGER_THAN_PARTITION(Severity.ERROR, "volume.larger-than-partition"),

  /** Several signatures fit; which one counts depends on who looks. */
  AMBIVALENT(Severity.WARNING, "volume.ambivalent");

  private final Severity severity;
  private final String code;

  VolumeFinding(Severity severity, String code) {
    this.severity = severity;
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Severity severity() {
    return severity;
  }
}
