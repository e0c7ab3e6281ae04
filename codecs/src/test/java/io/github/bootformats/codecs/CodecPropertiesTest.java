package io.github.bootformats.codecs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of all codecs, all bytes, all options and all limits. */
class CodecPropertiesTest {
  /** Encoders of xz and lzma take as long as their dictionary is large. */
  private static final int DICTIONARY = 1 << 16;

  @Provide
  Arbitrary<StreamCodec> streams() {
    return Arbitraries.of(Codecs.standard().streams());
  }

  @Provide
  Arbitrary<BlockCodec> blocks() {
    return Arbitraries.of(Codecs.blocks());
  }

  /**
   * Bytes with repetitions of any length and distance: noise, runs, and copies of what is there.
   */
  @Provide
  Arbitrary<byte[]> data() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 8_000))
        .as(CodecPropertiesTest::data);
  }

  private static byte[] data(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = new byte[size];
    int at = 0;
    while (at < size) {
      int length = Math.min(size - at, 1 << random.nextInt(11));
      int kind = random.nextInt(3);
      byte run = (byte) random.nextInt();
      int distance = at == 0 ? 0 : 1 + random.nextInt(at);
      for (int i = at; i < at + length; i++) {
        bytes[i] =
            kind == 0 ? (byte) random.nextInt() : kind == 1 || at == 0 ? run : bytes[i - distance];
      }
      at += length;
    }
    return bytes;
  }

  private static EncodeOptions options(LevelRange levels, int choice) {
    int level = levels.lowest() + Math.floorMod(choice, levels.highest() - levels.lowest() + 1);
    return EncodeOptions.defaults().withLevel(level);
  }

  private static byte[] encode(StreamCodec codec, byte[] data, int choice) throws IOException {
    EncodeOptions options = options(codec.levels(), choice);
    boolean hasDictionary = codec.id().equals("xz") || codec.id().equals("lzma");
    return Members.encode(
        codec, data, hasDictionary ? options.withDictionaryBytes(DICTIONARY) : options);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void stream_decodesWhatItEncodes(
      @ForAll("streams") StreamCodec codec, @ForAll("data") byte[] data, @ForAll int choice)
      throws IOException {
    byte[] member = encode(codec, data, choice);

    assertTrue(codec.detect(Arrays.copyOf(member, Codecs.HEAD_BYTES)));
    assertArrayEquals(data, Members.decode(codec, member));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void stream_endsWhereItsMemberEnds(
      @ForAll("streams") StreamCodec codec,
      @ForAll("data") byte[] data,
      @ForAll @IntRange(max = 40) int before,
      @ForAll int choice)
      throws IOException {
    byte[] member = encode(codec, data, choice);
    // Four NULs, which every decoder takes for something else.
    byte[] image = new byte[before + member.length + 4];
    System.arraycopy(member, 0, image, before, member.length);

    try (MemberStream in = codec.decode(ImageSource.of(image), before, ReadLimits.defaults())) {
      assertArrayEquals(data, in.readAllBytes());
      assertEquals(member.length, in.compressedBytes());
      assertEquals(data.length, in.decodedBytes());
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void stream_limitOfOutputIsExact(
      @ForAll("streams") StreamCodec codec, @ForAll("data") byte[] data, @ForAll int choice)
      throws IOException {
    byte[] member = encode(codec, data, choice);
    int allowed = data.length == 0 ? 0 : Math.floorMod(choice, data.length);

    assertArrayEquals(data, Members.decode(codec, member, Members.outputOf(data.length)));
    if (data.length > 0) {
      LimitExceededException e =
          assertThrows(
              LimitExceededException.class,
              () -> Members.decode(codec, member, Members.outputOf(allowed)));
      assertEquals(CodecLimits.MAX_OUTPUT_BYTES.name(), e.limitName());
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void stream_endsInBytesOrAFormatException(
      @ForAll("streams") StreamCodec codec, @ForAll("data") byte[] data, @ForAll long seed)
      throws IOException {
    byte[] member = encode(codec, data, 0);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      member[random.nextInt(member.length)] = (byte) random.nextInt();
    }
    try {
      Members.decode(codec, member, Members.outputOf(1 << 20));
    } catch (FormatException e) {
      assertTrue(e.offset().orElse(0) <= member.length, e.getMessage());
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void block_decodesWhatItEncodesIntoExactlyItsRoom(
      @ForAll("blocks") BlockCodec codec, @ForAll("data") byte[] data, @ForAll int choice)
      throws IOException {
    EncodeOptions options = options(codec.levels(), choice);
    byte[] packed = new byte[2 * data.length + 200];
    try (BlockEncoder encoder = codec.encoder(options);
        BlockDecoder decoder = codec.decoder(ReadLimits.defaults())) {
      int length = encoder.encode(data, 0, data.length, packed, 0, packed.length);
      byte[] out = new byte[data.length];

      assertEquals(data.length, decoder.decode(packed, 0, length, out, 0, out.length));
      assertArrayEquals(data, out);
      assertEquals(
          BlockEncoder.NO_ROOM, encoder.encode(data, 0, data.length, packed, 0, length - 1));
      if (data.length > 0) {
        assertThrows(
            FormatException.class,
            () -> decoder.decode(packed, 0, length, new byte[data.length - 1], 0, data.length - 1));
      }
    }
  }
}
