package io.github.bootformats.squashfs;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes SHA-256, so that equal content is known without having either at hand. */
final class ContentDigest {
  private final MessageDigest digest = sha256();

  /** The digest of a content, and its length. */
  record Value(long length, long a, long b, long c, long d) {}

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void update(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
  }

  /** Returns the digest of all bytes since the last one. */
  Value finish(long length) {
    ByteBuffer value = ByteBuffer.wrap(digest.digest());
    return new Value(length, value.getLong(), value.getLong(), value.getLong(), value.getLong());
  }
}
