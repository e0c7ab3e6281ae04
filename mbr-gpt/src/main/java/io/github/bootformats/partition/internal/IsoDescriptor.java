package io.github.bootformats.partition.internal;

/** How a volume descriptor of ISO 9660 is known (ECMA-119, 8.1). */
public final class IsoDescriptor {
  /** Where the first one is, behind the 16 sectors that are left to the system. */
  public static final int FIRST_AT = 32 << 10;

  /** Where in a descriptor its mark is, behind its type. */
  public static final int MARK_AT = 1;

  /** The mark, in ASCII. */
  public static final String MARK = "CD001";

  private IsoDescriptor() {}
}
