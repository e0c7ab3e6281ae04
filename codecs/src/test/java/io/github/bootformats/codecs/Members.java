package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Compresses and decompresses whole arrays. */
final class Members {
  /** A dictionary for which xz and lzma do not take a hundred megabytes each time. */
  static final EncodeOptions LIGHT = EncodeOptions.defaults().withDictionaryBytes(1 << 20);

  private Members() {}

  static byte[] encode(StreamCodec codec, byte[] bytes) throws IOException {
    return encode(codec, bytes, LIGHT);
  }

  static byte[] encode(StreamCodec codec, byte[] bytes, EncodeOptions options) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream out = codec.encode(target, options)) {
      out.write(bytes);
    }
    return target.toByteArray();
  }

  static byte[] decode(StreamCodec codec, byte[] member) throws IOException {
    return decode(codec, member, ReadLimits.defaults());
  }

  static byte[] decode(StreamCodec codec, byte[] member, ReadLimits limits) throws IOException {
    try (MemberStream in = codec.decode(ImageSource.of(member), 0, limits)) {
      return in.readAllBytes();
    }
  }

  static ReadLimits outputOf(long bytes) {
    return ReadLimits.builder().with(CodecLimits.MAX_OUTPUT_BYTES, bytes).build();
  }

  static ReadLimits memoryOf(long bytes) {
    return ReadLimits.builder().with(CodecLimits.MAX_MEMORY_BYTES, bytes).build();
  }
}
