package io.github.bootformats.partition.internal;

/** What a GPT takes of a disk. */
public final class GptArea {
  /** What must be set aside for an array, however few entries it has (UEFI 2.10, section 5.3.1). */
  public static final int LEAST_ARRAY_BYTES = 16 << 10;

  private GptArea() {}
}
