package io.github.bootformats.partition.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** The identifiers of a new disk: random, or derived from a seed in the way that is documented. */
public final class SeededIds {
  private final Optional<String> seed;

  public SeededIds(Optional<String> seed) {
    this.seed = seed;
  }

  /** A GUID for something on the disk, such as {@code partition 2}. */
  public UUID guid(String what) {
    if (seed.isEmpty()) {
      return UUID.randomUUID();
    }
    ByteBuffer hash = ByteBuffer.wrap(hash(seed.get(), what));
    // RFC 9562, section 5.8: version 8, whose other bits are the maker's.
    long high = (hash.getLong() & ~0xF000L) | 0x8000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
    return new UUID(high, low);
  }

  /** A disk signature; never 0, which says that there is none. */
  public long diskSignature() {
    long signature =
        seed.map(s -> ByteBuffer.wrap(hash(s, "signature")).order(ByteOrder.LITTLE_ENDIAN).getInt())
                .orElseGet(() -> new SecureRandom().nextInt())
            & 0xFFFF_FFFFL;
    return signature == 0 ? 1 : signature;
  }

  private static byte[] hash(String seed, String what) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((seed + '\0' + what).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
