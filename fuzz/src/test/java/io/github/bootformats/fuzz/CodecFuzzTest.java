package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.BlockCodec;
import io.github.bootformats.codecs.BlockDecoder;
import io.github.bootformats.codecs.BlockEncoder;
import io.github.bootformats.codecs.CodecLimits;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.LevelRange;
import io.github.bootformats.codecs.MemberStream;
import io.github.bootformats.codecs.StreamCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** All codecs: the first byte of an input chooses one. */
class CodecFuzzTest {
  private static final int MAX_OUTPUT = 1 << 20;
  private static final int BLOCK = 8192;
  private static final int GUARD = 40;
  private static final byte GUARD_BYTE = 0x5A;
  private static final List<StreamCodec> STREAMS = Codecs.standard().streams();
  private static final List<BlockCodec> BLOCKS = Codecs.blocks();

  private static final ReadLimits LIMITS =
      ReadLimits.builder()
          .with(CodecLimits.MAX_OUTPUT_BYTES, MAX_OUTPUT)
          .with(CodecLimits.MAX_MEMORY_BYTES, 1 << 24)
          .build();

  private static final EncodeOptions SMALL = EncodeOptions.defaults().withDictionaryBytes(1 << 14);

  private static byte[] plain() {
    byte[] plain = new byte[700];
    Bytes.utf8("menuentry 'Linux' { linux /vmlinuz root=/dev/sda1 }\n".repeat(8)).copyTo(plain, 0);
    Trees.noise(100).copyTo(plain, 600);
    return plain;
  }

  private static byte[] chosen(int choice, byte[] bytes) {
    byte[] data = new byte[bytes.length + 1];
    data[0] = (byte) choice;
    System.arraycopy(bytes, 0, data, 1, bytes.length);
    return data;
  }

  static Stream<byte[]> members() throws IOException {
    List<byte[]> members = new ArrayList<>();
    for (int i = 0; i < STREAMS.size(); i++) {
      members.add(chosen(i, encode(STREAMS.get(i), plain(), SMALL)));
    }
    return members.stream();
  }

  static Stream<byte[]> blocks() throws IOException {
    List<byte[]> blocks = new ArrayList<>();
    for (int i = 0; i < BLOCKS.size(); i++) {
      blocks.add(chosen(i, encode(BLOCKS.get(i), plain(), SMALL)));
    }
    return blocks.stream();
  }

  static Stream<byte[]> plains() {
    return Stream.of(plain()).flatMap(p -> Stream.of(0, 1, 2, 3, 4, 5, 6).map(i -> chosen(i, p)));
  }

  private static byte[] encode(StreamCodec codec, byte[] plain, EncodeOptions options)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encoder = codec.encode(out, options)) {
      encoder.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] encode(BlockCodec codec, byte[] plain, EncodeOptions options)
      throws IOException {
    byte[] out = new byte[plain.length + plain.length / 2 + 2000];
    try (BlockEncoder encoder = codec.encoder(options)) {
      int length = encoder.encode(plain, 0, plain.length, out, 0, out.length);
      assertTrue(length >= 0, "room enough");
      return Arrays.copyOf(out, length);
    }
  }

  @MethodSource("members")
  @DictionaryFile(resourcePath = "codecs.dict")
  @FuzzTest
  void member(byte[] data) {
    Feed feed = new Feed(data);
    StreamCodec codec = feed.oneOf(STREAMS);
    byte[] member = feed.rest().toByteArray();
    codec.detect(Arrays.copyOf(member, Math.min(member.length, Codecs.HEAD_BYTES)));
    Attempt.succeeds(
        () -> {
          try (MemberStream in = codec.decode(ImageSource.of(member), 0, LIMITS)) {
            long length = in.transferTo(OutputStream.nullOutputStream());
            assertTrue(length <= MAX_OUTPUT, "more than allowed");
            assertEquals(length, in.decodedBytes());
            assertTrue(in.compressedBytes() <= member.length, "read beyond the end");
          }
        });
  }

  @MethodSource("blocks")
  @FuzzTest
  void block(byte[] data) {
    Feed feed = new Feed(data);
    BlockCodec codec = feed.oneOf(BLOCKS);
    byte[] block = feed.rest().toByteArray();
    byte[] out = new byte[BLOCK + 2 * GUARD];
    Arrays.fill(out, GUARD_BYTE);
    Attempt.succeeds(
        () -> {
          try (BlockDecoder decoder = codec.decoder(LIMITS)) {
            int length = decoder.decode(block, 0, block.length, out, GUARD, BLOCK);
            assertTrue(length >= 0 && length <= BLOCK, "length");
          }
        });
    for (int i = 0; i < GUARD; i++) {
      assertEquals(GUARD_BYTE, out[i], "written before the block");
      assertEquals(GUARD_BYTE, out[GUARD + BLOCK + i], "written behind the block");
    }
  }

  @MethodSource("plains")
  @FuzzTest
  void memberRoundTrip(byte[] data) throws IOException {
    Feed feed = new Feed(data);
    StreamCodec codec = feed.oneOf(STREAMS);
    EncodeOptions options = SMALL.withLevel(level(codec.levels(), feed));
    byte[] plain = feed.rest().toByteArray();
    byte[] member = encode(codec, plain, options);
    assertArrayEquals(member, encode(codec, plain, options), "the same bytes each time");
    try (MemberStream in = codec.decode(ImageSource.of(member), 0, ReadLimits.defaults())) {
      assertArrayEquals(plain, in.readAllBytes());
      assertEquals(member.length, in.compressedBytes());
    }
  }

  @MethodSource("plains")
  @FuzzTest
  void blockRoundTrip(byte[] data) throws IOException {
    Feed feed = new Feed(data);
    BlockCodec codec = feed.oneOf(BLOCKS);
    EncodeOptions options = SMALL.withLevel(level(codec.levels(), feed));
    byte[] plain = feed.take(BLOCK).toByteArray();
    byte[] block = encode(codec, plain, options);
    byte[] out = new byte[plain.length];
    try (BlockDecoder decoder = codec.decoder(ReadLimits.defaults())) {
      assertEquals(plain.length, decoder.decode(block, 0, block.length, out, 0, out.length));
    }
    assertArrayEquals(plain, out);
  }

  /** The highest levels take more memory and time than fits into a fuzz target. */
  private static int level(LevelRange levels, Feed feed) {
    int highest = Math.min(levels.highest(), levels.lowest() + 9);
    return levels.lowest() + feed.below(highest - levels.lowest() + 1);
  }
}
