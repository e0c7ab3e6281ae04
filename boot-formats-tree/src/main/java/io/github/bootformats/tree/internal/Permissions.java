package io.github.bootformats.tree.internal;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** The lower nine bits of a mode and the JDK's sets that stand for them. */
public final class Permissions {
  /** By the number of the bit in a mode. */
  private static final PosixFilePermission[] BITS = {
    PosixFilePermission.OTHERS_EXECUTE,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ
  };

  private Permissions() {}

  /**
   * Returns the bits of a set.
   *
   * @param set the permissions
   * @return 0 to 0777
   */
  public static int bits(Set<PosixFilePermission> set) {
    int bits = 0;
    for (int i = 0; i < BITS.length; i++) {
      bits |= set.contains(BITS[i]) ? 1 << i : 0;
    }
    return bits;
  }

  /**
   * Returns the set of some bits.
   *
   * @param bits a mode, of which the lower nine bits count
   * @return the permissions
   */
  public static Set<PosixFilePermission> set(int bits) {
    Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    for (int i = 0; i < BITS.length; i++) {
      if ((bits & 1 << i) != 0) {
        set.add(BITS[i]);
      }
    }
    return set;
  }
}
