package io.github.bootformats.codecs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every stream codec. */
class StreamCodecTest {
  private static final int MANY_LEVELS = 4;

  static List<StreamCodec> codecs() {
    return Codecs.standard().streams();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void decodesWhatItEncodes(StreamCodec codec) throws Exception {
    for (Sample sample : Sample.values()) {
      byte[] bytes = sample.bytes();
      byte[] member = Members.encode(codec, bytes);
      assertArrayEquals(bytes, Members.decode(codec, member), codec.id() + " " + sample);
      assertTrue(codec.detect(Arrays.copyOf(member, Codecs.HEAD_BYTES)), codec.id());
      assertSame(codec, Codecs.standard().detect(ImageSource.of(member), 0).orElseThrow());
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void encodesTheSameAtEachLevel(StreamCodec codec) throws Exception {
    byte[] bytes = Sample.TEXT.bytes(20_000);
    LevelRange levels = codec.levels();
    int step = levels.highest() > MANY_LEVELS ? 4 : 1; // the properties take any of them
    for (int level = levels.highest(); level >= levels.lowest(); level -= step) {
      EncodeOptions options = Members.LIGHT.withLevel(level);
      byte[] member = Members.encode(codec, bytes, options);
      assertArrayEquals(member, Members.encode(codec, bytes, options));
      assertArrayEquals(bytes, Members.decode(codec, member));
    }
    int tooHigh = levels.highest() + 1;
    assertThrows(
        IllegalArgumentException.class,
        () -> Members.encode(codec, bytes, EncodeOptions.defaults().withLevel(tooHigh)));
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void takesBytesOneByOne(StreamCodec codec) throws Exception {
    byte[] bytes = Sample.TEXT.bytes(5_000);
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    OutputStream out = codec.encode(target, EncodeOptions.defaults());
    for (byte b : bytes) {
      out.write(b);
    }
    out.close();
    out.close();
    try (MemberStream in =
        codec.decode(CodecInput.of(new Dribble(target.toByteArray())), ReadLimits.defaults())) {
      for (byte b : bytes) {
        assertEquals(b & 0xFF, in.read());
      }
      assertFalse(in.isEnded());
      assertEquals(-1, in.read());
      assertTrue(in.isEnded());
      assertEquals(target.size(), in.compressedBytes());
      assertEquals(bytes.length, in.decodedBytes());
      assertEquals(-1, in.read());
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void leavesTheTargetOpen(StreamCodec codec) throws Exception {
    FilterOutputStream target =
        new FilterOutputStream(new ByteArrayOutputStream()) {
          @Override
          public void close() throws IOException {
            throw new AssertionError("closed");
          }
        };
    codec.encode(target, EncodeOptions.defaults()).close();
  }

  /** NULs behind a member end it even for lz4, which has no mark of its end. */
  @ParameterizedTest
  @MethodSource("codecs")
  void endsWhereTheMemberEnds(StreamCodec codec) throws Exception {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    image.write(new byte[13]);
    List<Long> ends = new ArrayList<>();
    List<Sample> samples = List.of(Sample.TEXT, Sample.EMPTY, Sample.RANDOM, Sample.RUN);
    for (Sample sample : samples) {
      image.write(Members.encode(codec, sample.bytes()));
      ends.add((long) image.size());
      image.write(new byte[8]);
    }
    image.write(ascii("070701"));
    long at = 13;
    for (int i = 0; i < samples.size(); i++) {
      try (MemberStream in =
          codec.decode(ImageSource.of(image.toByteArray()), at, ReadLimits.defaults())) {
        assertArrayEquals(samples.get(i).bytes(), in.readAllBytes());
        assertEquals(ends.get(i), at + in.compressedBytes(), samples.get(i).name());
        at = ends.get(i) + 8;
      }
    }
    CodecInput input = CodecInput.of(new Dribble(image.toByteArray()));
    input.skipNBytes(13);
    for (int i = 0; i < samples.size(); i++) {
      assertArrayEquals(
          samples.get(i).bytes(), codec.decode(input, ReadLimits.defaults()).readAllBytes());
      assertEquals(ends.get(i), input.position());
      input.skipNBytes(8);
    }
    assertArrayEquals(ascii("070701"), input.peek(100));
    assertEquals("070701", new String(input.readAllBytes(), StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void everyTruncationIsAnError(StreamCodec codec) throws Exception {
    byte[] bytes = Sample.TEXT.bytes(600);
    EncodeOptions options = Members.LIGHT.withLevel(codec.levels().lowest());
    byte[] member = Members.encode(codec, bytes, options);
    for (int length = 0; length < member.length; length++) {
      byte[] cut = Arrays.copyOf(member, length);
      if (codec.id().equals("lz4") && length >= 4 && length < 8) {
        assertEquals(0, Members.decode(codec, cut).length); // a whole member without blocks
        continue;
      }
      FormatException e =
          assertThrows(FormatException.class, () -> Members.decode(codec, cut), "cut at " + length);
      assertEquals(codec.id(), e.format());
      assertTrue(e.offset().orElseThrow() <= length, e.getMessage());
      if (length > 12) {
        boolean isInTrailer = codec.id().equals("gzip") && length >= member.length - 8;
        assertEquals(codec.id() + (isInTrailer ? ".trailer" : "") + ".truncated", e.reason());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void decodesAsMuchAsIsAllowedAndNoMore(StreamCodec codec) throws Exception {
    byte[] bytes = Sample.TEXT.bytes(50_000);
    byte[] member = Members.encode(codec, bytes);
    assertArrayEquals(bytes, Members.decode(codec, member, Members.outputOf(bytes.length)));
    try (MemberStream in =
        codec.decode(ImageSource.of(member), 0, Members.outputOf(bytes.length - 1))) {
      assertArrayEquals(Arrays.copyOf(bytes, bytes.length - 1), in.readNBytes(bytes.length - 1));
      LimitExceededException e = assertThrows(LimitExceededException.class, in::read);
      assertEquals("codec.output-bytes", e.limitName());
      assertEquals(bytes.length, e.asked());
      assertSame(e, assertThrows(LimitExceededException.class, in::read));
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void otherBytesAreNoMember(StreamCodec codec) {
    byte[] other = ascii("070701 and so on, which is no compressed data");
    assertFalse(codec.detect(other));
    assertThrows(FormatException.class, () -> Members.decode(codec, other));
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void passesOnTheFailuresOfTheInput(StreamCodec codec) throws Exception {
    byte[] member = Members.encode(codec, Sample.RANDOM.bytes());
    IOException broken = new IOException("broken");
    InputStream source =
        new FilterInputStream(new ByteArrayInputStream(member, 0, 1000)) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count < 0) {
              throw broken;
            }
            return count;
          }
        };
    IOException e =
        assertThrows(
            IOException.class,
            () -> codec.decode(CodecInput.of(source), ReadLimits.defaults()).readAllBytes());
    assertSame(broken, e);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void servesTwoThreads(StreamCodec codec) throws Exception {
    byte[] bytes = Sample.TEXT.bytes(60_000);
    ImageSource member = ImageSource.of(Members.encode(codec, bytes));
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      Callable<byte[]> task =
          () -> {
            Members.encode(codec, bytes);
            try (MemberStream in = codec.decode(member, 0, ReadLimits.defaults())) {
              return in.readAllBytes();
            }
          };
      for (Future<byte[]> result : executor.invokeAll(Collections.nCopies(4, task))) {
        assertArrayEquals(bytes, result.get());
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void findsCodecsByName() {
    for (StreamCodec codec : codecs()) {
      assertSame(codec, Codecs.standard().stream(codec.id()).orElseThrow());
    }
    assertTrue(Codecs.standard().stream("rar").isEmpty());
    assertTrue(Codecs.standard().detect(new byte[0]).isEmpty());
    assertTrue(Codecs.standard().detect(new byte[Codecs.HEAD_BYTES]).isEmpty());
  }

  /** A stream that gives one to three bytes at a time. */
  private static final class Dribble extends ByteArrayInputStream {
    Dribble(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1 + pos % 3));
    }
  }
}
