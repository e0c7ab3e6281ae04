package io.github.bootformats.codecs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every codec of blocks. */
class BlockCodecTest {
  private static final int BLOCK = 131_072;
  private static final byte GUARD = 0x5A;

  static List<BlockCodec> codecs() {
    return Codecs.blocks();
  }

  private static byte[] encode(BlockCodec codec, byte[] bytes, EncodeOptions options)
      throws Exception {
    byte[] out = new byte[bytes.length + bytes.length / 8 + 200];
    try (BlockEncoder encoder = codec.encoder(options)) {
      return Arrays.copyOf(out, encoder.encode(bytes, 0, bytes.length, out, 0, out.length));
    }
  }

  private static byte[] decode(BlockCodec codec, byte[] block, int max) throws Exception {
    byte[] out = new byte[max];
    try (BlockDecoder decoder = codec.decoder(ReadLimits.defaults())) {
      return Arrays.copyOf(out, decoder.decode(block, 0, block.length, out, 0, max));
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void decodesWhatItEncodes(BlockCodec codec) throws Exception {
    try (BlockEncoder encoder = codec.encoder(EncodeOptions.defaults());
        BlockDecoder decoder = codec.decoder(ReadLimits.defaults())) {
      for (Sample sample : Sample.values()) {
        byte[] bytes = sample.bytes(Math.min(sample.bytes().length, BLOCK));
        byte[] in = new byte[bytes.length + 20];
        System.arraycopy(bytes, 0, in, 7, bytes.length);
        byte[] packed = new byte[2 * bytes.length + 200];
        Arrays.fill(packed, GUARD);
        int length = encoder.encode(in, 7, bytes.length, packed, 3, packed.length - 3);
        assertTrue(length > 0, sample.name());
        assertOnlyRangeChanged(packed, 3, packed.length - 3, sample);

        byte[] exact = new byte[length + 20];
        Arrays.fill(exact, GUARD);
        assertEquals(length, encoder.encode(in, 7, bytes.length, exact, 9, length));
        assertOnlyRangeChanged(exact, 9, length, sample);
        assertEquals(
            BlockEncoder.NO_ROOM, encoder.encode(in, 7, bytes.length, exact, 9, length - 1));
        byte[] out = new byte[bytes.length + 20];
        Arrays.fill(out, GUARD);
        assertEquals(
            bytes.length,
            decoder.decode(packed, 3, length, out, 5, bytes.length),
            codec.id() + " " + sample);
        assertArrayEquals(bytes, Arrays.copyOfRange(out, 5, 5 + bytes.length));
        assertOnlyRangeChanged(out, 5, bytes.length, sample);
      }
    }
  }

  /** Not even the header of a format has room. */
  @ParameterizedTest
  @MethodSource("codecs")
  void tellsOfEachRoomThatIsTooSmall(BlockCodec codec) throws Exception {
    byte[] in = "some text, some more text".getBytes(StandardCharsets.UTF_8);
    try (BlockEncoder encoder = codec.encoder(EncodeOptions.defaults())) {
      int length = encoder.encode(in, 0, in.length, new byte[200], 0, 200);
      for (int room = 0; room < length; room++) {
        assertEquals(
            BlockEncoder.NO_ROOM, encoder.encode(in, 0, in.length, new byte[room], 0, room));
      }
    }
  }

  private static void assertOnlyRangeChanged(byte[] bytes, int from, int length, Sample sample) {
    byte[] expected = new byte[bytes.length];
    Arrays.fill(expected, GUARD);
    System.arraycopy(bytes, from, expected, from, length);
    assertArrayEquals(expected, bytes, sample.name());
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void decodesWhatItEncodesAtEachLevel(BlockCodec codec) throws Exception {
    LevelRange levels = codec.levels();
    for (int level = levels.lowest(); level <= levels.highest(); level++) {
      EncodeOptions options = EncodeOptions.defaults().withLevel(level);
      for (Sample sample : List.of(Sample.TEXT, Sample.MIXED, Sample.PERIODS)) {
        byte[] bytes = sample.bytes(20_000);
        byte[] block = encode(codec, bytes, options);
        assertArrayEquals(block, encode(codec, bytes, options));
        assertArrayEquals(bytes, decode(codec, block, bytes.length), codec.id() + " " + level);
      }
    }
  }

  /** Every size, so that every margin at the end of a block is met. */
  @ParameterizedTest
  @MethodSource("codecs")
  void decodesBlocksOfEverySize(BlockCodec codec) throws Exception {
    try (BlockEncoder encoder = codec.encoder(EncodeOptions.defaults());
        BlockDecoder decoder = codec.decoder(ReadLimits.defaults())) {
      for (Sample sample : List.of(Sample.RUN, Sample.TEXT, Sample.PERIODS, Sample.RECORDS)) {
        for (int size = 0; size < 130; size++) {
          byte[] bytes = sample.bytes(size);
          byte[] block = new byte[size + 200];
          int length = encoder.encode(bytes, 0, size, block, 0, block.length);
          for (int room : List.of(size, size + 1, size + 100)) {
            byte[] out = new byte[room];
            int count = decoder.decode(block, 0, length, out, 0, room);
            assertArrayEquals(bytes, Arrays.copyOf(out, count), codec.id() + " " + size);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void decodesNoMoreThanIsAllowed(BlockCodec codec) throws Exception {
    byte[] bytes = Sample.TEXT.bytes(3_000);
    byte[] block = encode(codec, bytes, EncodeOptions.defaults());
    for (int max : List.of(2_999, 2_900, 1_000, 10, 1, 0)) {
      MalformedFormatException e =
          assertThrows(MalformedFormatException.class, () -> decode(codec, block, max));
      assertEquals(codec.id() + ".corrupt", e.reason());
      assertTrue(e.toString().contains("more than " + max + " bytes"), e.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void everyTruncationIsAnError(BlockCodec codec) throws Exception {
    byte[] bytes = Sample.TEXT.bytes(600);
    byte[] block = encode(codec, bytes, EncodeOptions.defaults());
    for (int length = 0; length < block.length; length++) {
      byte[] cut = Arrays.copyOf(block, length);
      FormatException e =
          assertThrows(
              FormatException.class,
              () -> {
                // A block of lz4 may end after any literals.
                if (decode(codec, cut, 600).length < 600 && codec.id().equals("lz4")) {
                  throw new MalformedFormatException("lz4", "cut", -1, "shorter");
                }
              },
              codec.id() + " cut at " + length);
      assertEquals(codec.id(), e.format());
    }
  }

  @Test
  void aDictionaryNeedsMemory() throws Exception {
    for (String id : List.of("xz", "lzma")) {
      BlockCodec codec = Codecs.block(id).orElseThrow();
      byte[] bytes = Sample.TEXT.bytes(3_000);
      byte[] block = encode(codec, bytes, EncodeOptions.defaults().withDictionaryBytes(1 << 20));
      ReadLimits enough = Members.memoryOf((1 << 20) + (110 << 10));
      byte[] out = new byte[3_000];
      assertEquals(3_000, codec.decoder(enough).decode(block, 0, block.length, out, 0, 3_000));
      LimitExceededException e =
          assertThrows(
              LimitExceededException.class,
              () ->
                  codec
                      .decoder(Members.memoryOf(1 << 20))
                      .decode(block, 0, block.length, out, 0, 3_000));
      assertEquals("codec.memory-bytes", e.limitName());
      assertTrue(e.asked() > 1 << 20 && e.asked() <= (1 << 20) + (110 << 10), e.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void filtersMachineCode(BcjFilter filter) throws Exception {
    BlockCodec codec = Codecs.block("xz").orElseThrow();
    byte[] bytes = Sample.MIXED.bytes(BLOCK);
    byte[] block = encode(codec, bytes, EncodeOptions.defaults().withFilter(filter));
    assertArrayEquals(bytes, decode(codec, block, BLOCK), filter.id());
    assertTrue(!Arrays.equals(block, encode(codec, bytes, EncodeOptions.defaults())));
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void servesTwoThreads(BlockCodec codec) throws Exception {
    byte[] bytes = Sample.TEXT.bytes(BLOCK);
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      Callable<byte[]> task =
          () -> decode(codec, encode(codec, bytes, EncodeOptions.defaults()), BLOCK);
      for (Future<byte[]> result : executor.invokeAll(Collections.nCopies(4, task))) {
        assertArrayEquals(bytes, result.get());
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void findsCodecsByName() {
    for (BlockCodec codec : codecs()) {
      assertSame(codec, Codecs.block(codec.id()).orElseThrow());
    }
    assertTrue(Codecs.block("gzip").isEmpty());
  }
}
