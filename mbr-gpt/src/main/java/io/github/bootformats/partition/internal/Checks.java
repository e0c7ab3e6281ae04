package io.github.bootformats.partition.internal;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.gpt.Guids;
import java.util.UUID;

/** Checks what callers hand in. */
public final class Checks {
  private Checks() {}

  /** Returns the value if it is an unsigned number of so many bits. */
  public static int unsigned(int value, int bits, String what) {
    if (value < 0 || value >= 1 << bits) {
      throw new IllegalArgumentException(
          what + " must be 0 to " + ((1 << bits) - 1) + ": " + value);
    }
    return value;
  }

  /** Returns the value if it is an unsigned 32-bit number. */
  public static long u32(long value, String what) {
    if (value < 0 || value > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException(what + " must be 0 to 4294967295: " + value);
    }
    return value;
  }

  /** Returns the GUID if it tells what it names from others. */
  public static UUID guid(UUID guid) {
    if (guid.equals(Guids.ZERO)) {
      throw new IllegalArgumentException("the GUID of all zeros names nothing");
    }
    return guid;
  }

  /** Returns the bytes if there are so many. */
  public static Bytes length(Bytes bytes, int length, String what) {
    if (bytes.length() != length) {
      throw new IllegalArgumentException(
          what + " must have " + length + " bytes: " + bytes.length());
    }
    return bytes;
  }

  /** Returns the bytes if there are not more. */
  public static Bytes atMost(Bytes bytes, int most, String what) {
    if (bytes.length() > most) {
      throw new IllegalArgumentException(
          "%s has at most %s bytes, not %s".formatted(what, most, bytes.length()));
    }
    return bytes;
  }
}
