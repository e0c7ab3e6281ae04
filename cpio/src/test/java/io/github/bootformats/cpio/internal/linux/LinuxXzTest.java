package io.github.bootformats.cpio.internal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.CodecInput;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.MemberStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxXzTest {
  private final FormatException damage =
      new MalformedFormatException("xz", "xz.other", 0, "what the codec has found");

  /** Chunks that are stored and chunks that are not, with all kinds of matches. */
  private static byte[] data(int noise, int length) {
    Random random = new Random(noise);
    byte[] data = new byte[length];
    for (int at = 0; at < length; ) {
      boolean isNoise = random.nextInt(100) < noise;
      int count = Math.min(length - at, 1 + random.nextInt(isNoise ? 20_000 : 300));
      if (isNoise || at == 0) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        System.arraycopy(bytes, 0, data, at, count);
      } else {
        int from = Math.max(0, at - 1 - random.nextInt(random.nextBoolean() ? 70_000 : 8));
        for (int i = 0; i < count; i++) {
          data[at + i] = data[from + i];
        }
      }
      at += count;
    }
    return data;
  }

  private static byte[] xz(byte[] data, int dictionary, int level) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EncodeOptions options =
        EncodeOptions.defaults().withLevel(level).withDictionaryBytes(dictionary);
    try (OutputStream encoder = Codecs.standard().stream("xz").orElseThrow().encode(out, options)) {
      encoder.write(data);
    }
    return out.toByteArray();
  }

  private record Unpacked(Bytes bytes, FormatException failure) {}

  private Unpacked unpack(byte[] xz) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CodecInput input = CodecInput.of(ImageSource.of(xz), 0);
    try (MemberStream in = LinuxXz.decode(input, ReadLimits.defaults(), damage)) {
      in.transferTo(out);
    } catch (FormatException e) {
      return new Unpacked(Bytes.of(out.toByteArray()), e);
    }
    throw new AssertionError("no failure");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 4096",
    "0, 1, 65536",
    "0, 300000, 4096",
    "1, 300000, 6144",
    "3, 300000, 65536",
    "5, 500000, 1048576",
    "30, 3000000, 1048576",
    "100, 200000, 65536"
  })
  void soundData(int noise, int length, int dictionary) throws IOException {
    byte[] data = data(noise, length);
    for (int level : new int[] {0, 6}) {
      Unpacked unpacked = unpack(xz(data, dictionary, level));

      assertArrayEquals(data, unpacked.bytes().toByteArray());
      assertSame(damage, unpacked.failure());
    }
  }

  @Test
  void ofAChunkThatIsCutOffSymbolsAreDecodedAsLongAsTheyAreThere() throws IOException {
    byte[] data = data(0, 30_000);
    byte[] xz = xz(data, 65536, 6);
    int before = 0;
    for (int length = 13; length < xz.length - 40; length += 3) {
      Unpacked unpacked = unpack(Arrays.copyOf(xz, length));

      byte[] bytes = unpacked.bytes().toByteArray();
      assertArrayEquals(Arrays.copyOf(data, bytes.length), bytes);
      assertTrue(bytes.length >= before);
      before = bytes.length;
    }
    assertTrue(before > 28_000, () -> "no more");
  }

  @Test
  void ofAStepWithCorruptDataNothingIsPassedOn() throws IOException {
    byte[] data = data(1, 60_000);
    byte[] xz = xz(data, 65536, 6);
    IntStream.range(40, xz.length - 40)
        .filter(at -> at % 23 == 0)
        .forEach(
            at -> {
              byte[] damaged = xz.clone();
              damaged[at] ^= 0x10;
              try {
                Unpacked unpacked = unpack(damaged);
                assertEquals("xz.corrupt", unpacked.failure().reason());
                int length = unpacked.bytes().length();
                assertTrue(length == data.length || length % 4096 == 0, () -> at + ": " + length);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
  }

  @Test
  void aHeaderThatIsDamagedIsWhatTheCodecSaysItIs() throws IOException {
    byte[] xz = xz(data(1, 1000), 65536, 6);
    for (int at = 6; at < 24; at++) {
      byte[] damaged = xz.clone();
      damaged[at] ^= 1;

      Unpacked unpacked = unpack(damaged);

      assertSame(damage, unpacked.failure());
      assertEquals(0, unpacked.bytes().length());
    }
  }
}
