package io.github.bootformats.codecs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Linux's decoder of LZO1X takes that no encoder of the LZO library makes, and the reverse.
 */
class LzoDecoderTest {
  private static byte[] decode(String digits, int max) throws IOException {
    byte[] block = HexFormat.of().parseHex(digits.replace(" ", ""));
    byte[] out = new byte[max];
    try (BlockDecoder decoder = Codecs.block("lzo").orElseThrow().decoder(ReadLimits.defaults())) {
      return Arrays.copyOf(out, decoder.decode(block, 0, block.length, out, 0, max));
    }
  }

  private static byte[] expected(int zeros, String end) {
    byte[] bytes = new byte[4 + zeros + end.length()];
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) ('a' + i);
    }
    for (int i = 0; i < end.length(); i++) {
      bytes[4 + zeros + i] = (byte) end.charAt(i);
    }
    return bytes;
  }

  /** Four literals, a run of zeros, and up to three literals before the end mark. */
  @Test
  void runsOfZerosAreDecodedInVersion1() throws IOException {
    assertArrayEquals(expected(4, ""), decode("1101 15 61626364 18 fcff 00 110000", 100));
    assertArrayEquals(expected(11, "z"), decode("1101 15 61626364 1f fdff 00 7a 110000", 16));
    assertArrayEquals(
        expected(2051, "xyz"), decode("1102 15 61626364 1f ffff ff 78797a 110000", 3000));
  }

  @Test
  void runsOfZerosMustFit() {
    FormatException e =
        assertThrows(FormatException.class, () -> decode("1101 15 61626364 1f fcff 00 110000", 14));
    assertTrue(e.toString().contains("more than 14 bytes"), e.toString());
  }

  @Test
  void version0HasNoRunsOfZeros() throws IOException {
    assertArrayEquals(expected(0, ""), decode("1100 15 61626364 110000", 100));
    assertThrows(FormatException.class, () -> decode("1100 15 61626364 18 fcff 00 110000", 100));
    assertEquals(0, decode("110000", 100).length);
  }

  /** The instruction 0x11 alone; Linux refuses other lengths, the LZO library does not look. */
  @ParameterizedTest
  @ValueSource(strings = {"12", "17", "1001"})
  void anEndMarkHasALengthOfThree(String instruction) {
    FormatException e =
        assertThrows(FormatException.class, () -> decode("15 61626364" + instruction + "0000", 9));
    assertTrue(e.toString().contains("end mark"), e.toString());
  }
}
