package io.github.bootformats.codecs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damage that has a name of its own, and claims that are refused before they cost anything. */
class CodecErrorsTest {
  private static StreamCodec codec(String id) {
    return Codecs.standard().stream(id).orElseThrow();
  }

  private static FormatException refused(String id, byte[] member) {
    return assertThrows(FormatException.class, () -> Members.decode(codec(id), member));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static byte[] member(String id) throws Exception {
    return Members.encode(codec(id), Sample.TEXT.bytes(5_000));
  }

  /** Offsets from the end, where they are not negative from the start. */
  @ParameterizedTest
  @CsvSource({
    "gzip,  -8, gzip.checksum",
    "gzip,  -4, gzip.checksum",
    "gzip,   2, gzip.unsupported",
    "gzip,   0, gzip.magic",
    "bzip2, -3, bzip2.checksum",
    "bzip2, 12, bzip2.checksum",
    "bzip2,  0, bzip2.magic",
    "xz,    -1, xz.corrupt",
    "xz,   200, xz.corrupt",
    "xz,     0, xz.magic",
    "lzo,   20, lzo.checksum",
    "lzo,   30, lzo.checksum",
    "lzo,   46, lzo.checksum",
    "lzo,    0, lzo.magic",
    "lz4,    0, lz4.magic",
    "zstd,  -1, zstd.corrupt",
    "zstd,   0, zstd.magic",
  })
  void aChangedByteIsFound(String id, int offset, String reason) throws Exception {
    byte[] member = member(id);
    int at = offset < 0 ? member.length + offset : offset;
    member[at] ^= 1;
    FormatException e = refused(id, member);
    assertEquals(reason, e.reason(), e.getMessage());
    assertEquals(id, e.format());
  }

  @Test
  void ofAZstdFrameThatIsCutOffWholeBlocksAreDecoded() throws Exception {
    byte[] data = Sample.RANDOM.bytes(300_000);
    byte[] member = Members.encode(codec("zstd"), data);
    for (int length : new int[] {131_081, 200_000, member.length - 1}) {
      byte[] cut = Arrays.copyOf(member, length);
      ByteArrayOutputStream decoded = new ByteArrayOutputStream();
      CodecInput input = CodecInput.of(new ByteArrayInputStream(cut));
      FormatException e =
          assertThrows(
              FormatException.class,
              () -> {
                try (MemberStream in = codec("zstd").decode(input, ReadLimits.defaults())) {
                  in.transferTo(decoded);
                }
              });
      assertEquals("zstd.truncated", e.reason());
      int whole = Math.min(decoded.size() & -(128 << 10), data.length);
      assertTrue(whole > 0, () -> length + ": " + decoded.size());
      assertArrayEquals(Arrays.copyOf(data, decoded.size()), decoded.toByteArray());
    }
  }

  /** As liblz4 and Linux decode it. */
  @Test
  void aMatchOfLz4ThatIsNothingBackIsZeros() throws Exception {
    byte[] member = hex("02214c18 0a000000 14 61 0000 50 6263646566");
    assertArrayEquals(hex("61 0000000000000000 6263646566"), Members.decode(codec("lz4"), member));
  }

  /** Behind a match there are five literals at least. */
  @Test
  void theEndOfALz4BlockIsLiterals() throws Exception {
    byte[] member = hex("02214c18 0e000000 50 6162636465 0500 50 6263646566");
    assertEquals(14, Members.decode(codec("lz4"), member).length);
    byte[] oneLess = hex("02214c18 0d000000 50 6162636465 0500 40 62636465");
    assertEquals("lz4.corrupt", refused("lz4", oneLess).reason());
  }

  @Test
  void whatIsInflatedBeforeDamageIsThere() throws Exception {
    // A block with five bytes, then one of a type that there is not, found out in the same call.
    byte[] member = hex("1f8b 08 00 00000000 00 03 00 0500 faff 6162636465 07");
    ByteArrayOutputStream inflated = new ByteArrayOutputStream();
    CodecInput input = CodecInput.of(new ByteArrayInputStream(member));
    try (MemberStream in = codec("gzip").decode(input, ReadLimits.defaults())) {
      assertThrows(FormatException.class, () -> in.transferTo(inflated));
    }
    assertEquals("abcde", inflated.toString(StandardCharsets.US_ASCII));
  }

  @Test
  void gzipHeadersMayHaveEverything() throws Exception {
    byte[] plain = member("gzip");
    ByteArrayOutputStream full = new ByteArrayOutputStream();
    full.write(hex("1f8b 08 1f 00000000 00 03 0300 616263"));
    full.write("name\0a comment\0".getBytes(StandardCharsets.US_ASCII));
    CRC32 crc = new CRC32();
    crc.update(full.toByteArray());
    full.write((int) crc.getValue());
    full.write((int) crc.getValue() >> 8);
    full.write(plain, 10, plain.length - 10);
    byte[] member = full.toByteArray();
    assertArrayEquals(Sample.TEXT.bytes(5_000), Members.decode(codec("gzip"), member));
    member[20] ^= 1;
    assertEquals("gzip.checksum", refused("gzip", member).reason());
    member[3] |= (byte) 0x80;
    assertEquals("gzip.unsupported", refused("gzip", member).reason());
  }

  @Test
  void claimsOfMemoryAreRefused() throws Exception {
    byte[] xz = member("xz");
    // A block header with a dictionary of 1.5 GiB, and its CRC.
    byte[] header = hex("02 00 21 01 25 00 00 00");
    CRC32 crc = new CRC32();
    crc.update(header);
    System.arraycopy(header, 0, xz, 12, 8);
    Wide.put32(xz, 20, (int) crc.getValue());
    assertTooMuch("xz", xz, 3L << 29);
    assertTooMuch("lzma", hex("5d ffffffff ffffffffffffffff 00 00000000 00"), (4L << 30) - 1);
    // A window of 3.75 TiB, and a single segment of 16 EiB less one byte.
    assertTooMuch("zstd", hex("28b52ffd 00 ff 01 00 00"), 15L << 38);
    assertTooMuch("zstd", hex("28b52ffd e0 ffffffffffffffff 01 00 00"), Long.MAX_VALUE);
  }

  private static void assertTooMuch(String id, byte[] member, long atLeast) {
    LimitExceededException e =
        assertThrows(LimitExceededException.class, () -> Members.decode(codec(id), member));
    assertEquals("codec.memory-bytes", e.limitName());
    assertEquals(80L << 20, e.allowed());
    assertTrue(e.asked() >= atLeast, e.getMessage());
  }

  @Test
  void blocksMustBeOfPossibleSize() {
    assertEquals("lz4.corrupt", refused("lz4", hex("02214c18 ffffffff 00")).reason());
    assertEquals("lz4.corrupt", refused("lz4", hex("02214c18 ffffff00 00")).reason());
    assertEquals("lz4.truncated", refused("lz4", hex("02214c18 00007f00 00")).reason());
  }

  @Test
  void memoryMayBeLimitedExactly() throws Exception {
    byte[] bytes = Sample.RANDOM.bytes(1_000);
    byte[] lz4 = Members.encode(codec("lz4"), bytes);
    int room = Wide.get32(lz4, 4) * 256;
    assertArrayEquals(bytes, Members.decode(codec("lz4"), lz4, Members.memoryOf(room)));
    assertThrows(
        LimitExceededException.class,
        () -> Members.decode(codec("lz4"), lz4, Members.memoryOf(room - 1)));
    byte[] bzip2 = Members.encode(codec("bzip2"), bytes, EncodeOptions.defaults().withLevel(1));
    assertArrayEquals(bytes, Members.decode(codec("bzip2"), bzip2, Members.memoryOf(1 << 20)));
    assertThrows(
        LimitExceededException.class,
        () -> Members.decode(codec("bzip2"), bzip2, Members.memoryOf(500_000)));
    EncodeOptions small = EncodeOptions.defaults().withDictionaryBytes(1 << 16);
    for (String id : new String[] {"xz", "lzma"}) {
      byte[] member = Members.encode(codec(id), bytes, small);
      assertArrayEquals(bytes, Members.decode(codec(id), member, Members.memoryOf(180 << 10)));
      assertThrows(
          LimitExceededException.class,
          () -> Members.decode(codec(id), member, Members.memoryOf(60 << 10)));
    }
  }

  /** As Linux takes them: a further magic goes on, a length of zero ends. */
  @Test
  void lz4FramesGoOnBehindAMagic() throws Exception {
    byte[] bytes = Sample.TEXT.bytes(5_000);
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.write(member("lz4"));
    two.write(member("lz4"));
    int length = two.size();
    two.write(new byte[6]);
    byte[] decoded;
    CodecInput input = CodecInput.of(new ByteArrayInputStream(two.toByteArray()));
    try (MemberStream in = codec("lz4").decode(input, ReadLimits.defaults())) {
      decoded = in.readAllBytes();
    }
    assertEquals(10_000, decoded.length);
    assertArrayEquals(bytes, Arrays.copyOfRange(decoded, 5_000, 10_000));
    assertEquals(length, input.position());
  }
}
