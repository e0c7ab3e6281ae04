package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes what may want to do harm, and sees that bounds hold. */
final class HostileMember {
  private static final int MAX_OUTPUT = 1 << 20;

  /** What is compressed, and how: small dictionaries let many inputs be tried. */
  private static final EncodeOptions SMALL =
      EncodeOptions.defaults().withLevel(1).withDictionaryBytes(1 << 14);

  private static final List<Sample> SAMPLES =
      List.of(Sample.TEXT, Sample.RECORDS, Sample.PERIODS, Sample.RUN, Sample.THREE_BYTES);

  private HostileMember() {}

  /** A codec and something sound to damage. */
  static final class Sound {
    private final String name;
    private final Use use;
    private final byte[] bytes;

    Sound(String name, Use use, byte[] bytes) {
      this.name = name;
      this.use = use;
      this.bytes = bytes;
    }

    String name() {
      return name;
    }

    Use use() {
      return use;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /** Decodes, and tells what came of it. */
  interface Use {
    String decode(byte[] bytes) throws IOException;
  }

  static List<Sound> all() throws IOException {
    List<Sound> all = new ArrayList<>();
    for (Sample sample : SAMPLES) {
      byte[] plain = sample.bytes(sample == Sample.THREE_BYTES ? 3 : 1_500);
      for (StreamCodec codec : Codecs.standard().streams()) {
        all.add(
            new Sound(
                codec.id(), bytes -> stream(codec, bytes), Members.encode(codec, plain, SMALL)));
      }
      for (BlockCodec codec : Codecs.blocks()) {
        try (BlockEncoder encoder = codec.encoder(SMALL)) {
          byte[] out = new byte[3_000];
          int length = encoder.encode(plain, 0, plain.length, out, 0, out.length);
          all.add(
              new Sound(
                  codec.id() + " block", bytes -> block(codec, bytes), Arrays.copyOf(out, length)));
        }
      }
    }
    return all;
  }

  static String stream(StreamCodec codec, byte[] bytes) throws IOException {
    ReadLimits limits = Members.outputOf(MAX_OUTPUT);
    byte[] buffer = new byte[4096];
    long length = 0;
    try (MemberStream in = codec.decode(ImageSource.of(bytes), 0, limits)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        length += count;
        if (length > MAX_OUTPUT || in.compressedBytes() > bytes.length) {
          throw new IllegalStateException("out of bounds");
        }
      }
      return codec.id() + (in.compressedBytes() == bytes.length ? " whole" : " and more");
    }
  }

  private static String block(BlockCodec codec, byte[] bytes) throws IOException {
    byte[] out = new byte[2_100];
    Arrays.fill(out, (byte) 0x5A);
    try (BlockDecoder decoder = codec.decoder(ReadLimits.defaults())) {
      int length = decoder.decode(bytes, 0, bytes.length, out, 50, 2_000);
      if (length < 0 || length > 2_000) {
        throw new IllegalStateException("length " + length);
      }
    } catch (IOException e) {
      checkGuards(out);
      throw e;
    }
    checkGuards(out);
    return codec.id() + " block";
  }

  private static void checkGuards(byte[] out) {
    for (int i = 0; i < 50; i++) {
      if (out[i] != 0x5A || out[2_050 + i] != 0x5A) {
        throw new IllegalStateException("written out of bounds");
      }
    }
  }
}
