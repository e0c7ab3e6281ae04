package io.github.bootformats.partition.internal;

/** Where the fields of a GPT header begin (UEFI 2.10, table 5.5). */
public final class HeaderAt {
  public static final int SIGNATURE = 0;
  public static final int REVISION = 8;
  public static final int HEADER_SIZE = 12;
  public static final int HEADER_CRC = 16;
  public static final int RESERVED = 20;
  public static final int MY_LBA = 24;
  public static final int ALTERNATE_LBA = 32;
  public static final int FIRST_USABLE = 40;
  public static final int LAST_USABLE = 48;
  public static final int DISK_GUID = 56;
  public static final int ENTRIES_LBA = 72;
  public static final int ENTRY_COUNT = 80;
  public static final int ENTRY_SIZE = 84;
  public static final int ARRAY_CRC = 88;

  private HeaderAt() {}
}
