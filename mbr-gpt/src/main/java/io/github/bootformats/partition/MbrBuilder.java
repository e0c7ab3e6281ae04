package io.github.bootformats.partition;

/** Builds MBR disks. */
public final class MbrBuilder {
  private MbrBuilder() {}
}
