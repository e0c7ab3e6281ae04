package io.github.bootformats.partition.internal;

/** Where the fields of a GPT entry begin (UEFI 2.10, table 5.6). */
public final class EntryAt {
  public static final int TYPE_GUID = 0;
  public static final int UNIQUE_GUID = 16;
  public static final int FIRST_LBA = 32;
  public static final int LAST_LBA = 40;
  public static final int ATTRIBUTES = 48;
  public static final int NAME = 56;

  private EntryAt() {}
}
