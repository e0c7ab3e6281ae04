package io.github.bootformats.partition.gpt;

import static io.github.bootformats.partition.internal.LittleEndian.put16;
import static io.github.bootformats.partition.internal.LittleEndian.put32;

import io.github.bootformats.api.Bytes;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * GUIDs as UEFI stores them: the first three fields little-endian, the rest in the order in which
 * it is printed (UEFI 2.10, appendix A).
 */
public final class Guids {
  /** Bytes of a GUID. */
  public static final int BYTES = 16;

  /** The GUID of all zeros: as a type, an unused entry. */
  public static final UUID ZERO = new UUID(0, 0);

  private Guids() {}

  /**
   * Reads a GUID with all its digits, which {@link UUID#fromString} does not ask for.
   *
   * @param text such as {@code 0fc63daf-8483-4772-8e79-3d69d8477de4}; case does not matter
   * @return the GUID; empty if it is none
   */
  public static Optional<UUID> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    try {
      UUID guid = UUID.fromString(lower);
      return guid.toString().equals(lower) ? Optional.of(guid) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Decodes a GUID.
   *
   * @param bytes the bytes
   * @param offset where it begins
   * @return the GUID
   */
  public static UUID decode(Bytes bytes, int offset) {
    long high =
        bytes.u32le(offset) << 32 | (long) bytes.u16le(offset + 4) << 16 | bytes.u16le(offset + 6);
    long low = Long.reverseBytes(bytes.u64le(offset + 8));
    return new UUID(high, low);
  }

  /**
   * Encodes a GUID.
   *
   * @param guid the GUID
   * @return 16 bytes
   */
  public static Bytes encode(UUID guid) {
    byte[] bytes = new byte[BYTES];
    encode(guid, bytes, 0);
    return Bytes.of(bytes);
  }

  static void encode(UUID guid, byte[] target, int offset) {
    long high = guid.getMostSignificantBits();
    long low = guid.getLeastSignificantBits();
    put32(target, offset, high >>> 32);
    put16(target, offset + 4, (int) (high >>> 16));
    put16(target, offset + 6, (int) high);
    for (int i = BYTES - 1; i >= 8; i--) {
      target[offset + i] = (byte) low;
      low >>>= 8;
    }
  }
}
