package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which entries make a sector Atari's root sector, as Linux has it. */
class AtariLabelTest {
  private static final int SECTORS = 200;
  private static final int ENTRIES = 454;

  private final byte[] bytes = new byte[SECTORS * 512];
  private final ByteBuffer disk = ByteBuffer.wrap(bytes);

  private void entry(int slot, int flags, int id, int start, int length) {
    disk.position(ENTRIES + 12 * slot);
    disk.put((byte) flags).put((byte) id).put((byte) id).put((byte) id);
    disk.putInt(start).putInt(length);
  }

  private void assertAtari(boolean expected) throws IOException {
    boolean found =
        DiskLayout.read(ImageSource.of(bytes), SectorSize.B512).model().foreignLabels().stream()
            .anyMatch(label -> label.id().equals("atari") && label.offset() == ENTRIES);
    assertEquals(expected, found);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void oneValidEntryIsEnough(int slot) throws IOException {
    assertAtari(false);
    entry(slot, 1, 'L', 2, 10);
    assertAtari(true);
  }

  @Test
  void thereIsNoFifthEntry() throws IOException {
    bytes[ENTRIES + 48] = 1;
    bytes[ENTRIES + 49] = 'L';
    bytes[ENTRIES + 50] = 'N';
    bytes[ENTRIES + 51] = 'X';
    assertAtari(false);
  }

  @ParameterizedTest
  @CsvSource({"0x00, false", "0x01, true", "0x80, false", "0xFE, false", "0xFF, true"})
  void theLowestFlagMeansInUse(String flags, boolean expected) throws IOException {
    entry(0, Integer.decode(flags), 'G', 2, 10);
    assertAtari(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {'0', '5', '9', 'A', 'M', 'Z', 'a', 'm', 'z', 0xC0, 0xD6, 0xD8, 0xF6, 0xFF})
  void idsAreOfLettersAndDigits(int letter) throws IOException {
    entry(0, 1, letter, 2, 10);
    assertAtari(true);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, '/', ':', '@', '[', '`', '{', 0x80, 0xBF, 0xD7, 0xF7})
  void idsAreOfNothingElse(int other) throws IOException {
    for (int at = 1; at <= 3; at++) {
      entry(0, 1, 'G', 2, 10);
      bytes[ENTRIES + at] = (byte) other;
      assertAtari(false);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, 0, true",
    "201, 0, false",
    "0, 200, true",
    "0, 201, false",
    "150, 50, true",
    "150, 51, false",
    "-1, 1, false",
    "1, -1, true",
  })
  void entriesLieOnTheDisk(int start, int length, boolean expected) throws IOException {
    entry(1, 1, 'G', start, length);
    assertAtari(expected);
  }
}
