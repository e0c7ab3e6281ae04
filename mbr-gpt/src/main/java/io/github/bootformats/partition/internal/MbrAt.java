package io.github.bootformats.partition.internal;

/** Where the fields of an MBR begin, and of an EBR. */
public final class MbrAt {
  public static final int DISK_SIGNATURE = 440;
  public static final int RESERVED = 444;
  public static final int ENTRIES = 446;
  public static final int BOOT_SIGNATURE = 510;

  private MbrAt() {}
}
