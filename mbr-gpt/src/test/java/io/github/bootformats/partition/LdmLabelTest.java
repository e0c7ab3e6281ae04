package io.github.bootformats.partition;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dynamic disk of Windows is named if all of its structures are right, and only then. */
class LdmLabelTest {
  private static final int BASE = 4200;
  private static final int SIZE = 1900;
  private static final int[] HEADERS = {6 * 512, (BASE + 1856) * 512};
  private static final int RECORDS = (BASE + 17) * 512;

  private byte[] bytes = new byte[(BASE + SIZE) * 512];
  private ByteBuffer disk = ByteBuffer.wrap(bytes);

  LdmLabelTest() {
    disk.putShort(510, (short) 0x55AA).put(462 + 4, (byte) 0x42);
    for (int at : HEADERS) {
      text(at, "PRIVHEAD");
      disk.putShort(at + 0x0C, (short) 2).putShort(at + 0x0E, (short) 12);
      text(at + 0x30, "12345678-9abc-def0-1234-56789abcdef0");
      disk.putLong(at + 0x11B, 63).putLong(at + 0x123, 3000);
      disk.putLong(at + 0x12B, BASE).putLong(at + 0x133, SIZE);
    }
    contents(2);
    text(RECORDS, "VMDB");
    disk.putInt(RECORDS + 8, 128).putShort(RECORDS + 0x10, (short) 1);
    disk.putShort(RECORDS + 0x12, (short) 4).putShort(RECORDS + 0x14, (short) 10);
  }

  private void contents(int block) {
    int at = (BASE + block) * 512;
    text(at, "TOCBLOCK");
    text(at + 0x24, "config");
    text(at + 0x46, "log");
    disk.putLong(at + 0x2E, 17).putLong(at + 0x36, SIZE - 17);
    disk.putLong(at + 0x50, SIZE - 100).putLong(at + 0x58, 100);
  }

  private void text(int at, String text) {
    byte[] ascii = text.getBytes(US_ASCII);
    System.arraycopy(ascii, 0, bytes, at, ascii.length);
  }

  private void assertLdm(boolean expected) throws IOException {
    boolean found =
        DiskLayout.read(ImageSource.of(bytes), SectorSize.B512).model().foreignLabels().stream()
            .anyMatch(label -> label.id().equals("ldm") && label.offset() == 6 * 512);
    assertEquals(expected, found);
  }

  @Test
  void allIsRight_downToTheLastBlock() throws IOException {
    assertLdm(true);
    bytes = Arrays.copyOf(bytes, bytes.length - 512);
    assertLdm(false);
    bytes = Arrays.copyOf(bytes, 6 * 512 + 511);
    assertLdm(false);
  }

  @Test
  void aPartitionOfThisTypeMustBeThere() throws IOException {
    bytes[462 + 4] = 7;
    assertLdm(false);
  }

  /** What is wrong in both headers alike is wrong all the same. */
  @ParameterizedTest
  @CsvSource({
    "0x00, 0x51, false",
    "0x0D, 3, false",
    "0x0F, 11, true",
    "0x0F, 10, false",
    "0x0F, 13, false",
    "0x30, 0x67, false",
    "0x38, 0x31, false",
    "0x3D, 0x31, false",
    "0x42, 0x31, false",
    "0x47, 0x31, false",
    "0x53, 0x2D, false",
    "0x53, 0x46, true",
    "0x11B, 0x80, false",
    "0x123, 0x80, false",
    "0x12B, 0x80, false",
    "0x133, 0x80, false",
  })
  void headersAreChecked(String offset, String value, boolean expected) throws IOException {
    for (int at : HEADERS) {
      bytes[at + Integer.decode(offset)] = Integer.decode(value).byteValue();
    }
    assertLdm(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1200, 3000, 4200, 1900, true",
    "1201, 3000, 4200, 1900, false",
    "4201, 1, 4200, 1900, false",
    "63, 0, 4200, 1900, false",
    "63, 1, 4200, 1900, true",
    "63, 3000, 4200, 1901, false",
    "0, 4200, 4200, 1900, true",
  })
  void rangesOfTheHeadersAreChecked(
      long logicalStart, long logicalSize, long start, long size, boolean expected)
      throws IOException {
    for (int at : HEADERS) {
      disk.putLong(at + 0x11B, logicalStart).putLong(at + 0x123, logicalSize);
      disk.putLong(at + 0x12B, start).putLong(at + 0x133, size);
    }
    assertLdm(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x0F, 0x30, 0x53, 0x122, 0x12A, 0x132, 0x13A})
  void theSecondHeaderMustBeTheSame(int offset) throws IOException {
    int minor = bytes[HEADERS[1] + offset];
    bytes[HEADERS[1] + offset] = (byte) (offset == 0x0F ? 11 : offset == 0x30 ? '2' : minor - 1);
    assertLdm(false);
  }

  @Test
  void otherBytesOfTheSecondHeaderDoNotMatter() throws IOException {
    bytes[HEADERS[1] + 0x0B] = 1;
    bytes[HEADERS[1] + 0x54] = 1;
    bytes[HEADERS[1] + 0x13B] = 1;
    assertLdm(true);
  }

  @Test
  void oneTableOfContentsIsEnough() throws IOException {
    Arrays.fill(bytes, (BASE + 2) * 512, (BASE + 3) * 512, (byte) 0);
    assertLdm(false);
    contents(3);
    assertLdm(false);
    contents(1);
    assertLdm(true);
    bytes[(BASE + 1) * 512] = 0;
    assertLdm(false);
  }

  @Test
  void theLastTablesOfContentsCountAsWell() throws IOException {
    bytes = Arrays.copyOf(bytes, (BASE + 2048) * 512);
    disk = ByteBuffer.wrap(bytes);
    for (int at : HEADERS) {
      disk.putLong(at + 0x133, 2048);
    }
    bytes[(BASE + 2) * 512] = 0;
    assertLdm(false);
    contents(2046);
    assertLdm(true);
    bytes[(BASE + 2046) * 512] = 0;
    contents(2045);
    assertLdm(true);
  }

  /** The first one with its names counts, right or wrong. */
  @ParameterizedTest
  @CsvSource({
    "0x24, 0x43, true",
    "0x2A, 0x43, true",
    "0x46, 0x4C, true",
    "0x49, 0x4C, true",
    "0x2E, 0x80, false",
    "0x36, 0x80, false",
    "0x3D, 0x5C, false",
    "0x57, 0x09, false",
    "0x5F, 0x65, false",
  })
  void contentsAreChecked(String offset, String value, boolean expected) throws IOException {
    contents(1);
    bytes[(BASE + 1) * 512 + Integer.decode(offset)] = Integer.decode(value).byteValue();
    assertLdm(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0x57", "0x13, 5", "0x15, 11", "0x11, 2"})
  void recordsAreChecked(String offset, String value) throws IOException {
    bytes[RECORDS + Integer.decode(offset)] = Integer.decode(value).byteValue();
    assertLdm(false);
  }

  @Test
  void thereMustBeARecord() throws IOException {
    disk.putInt(RECORDS + 8, 0);
    assertLdm(false);
  }
}
