package io.github.bootformats.partition.internal;

/** Where the fields of an MBR entry begin. */
public final class MbrEntryAt {
  public static final int FIRST_CHS = 1;
  public static final int TYPE = 4;
  public static final int LAST_CHS = 5;
  public static final int FIRST_LBA = 8;
  public static final int SECTORS = 12;

  private MbrEntryAt() {}
}
