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

/** A rigid disk block counts if it is valid and leads to a valid partition. */
class AmigaLabelTest {
  private static final int SECTORS = 100;

  private byte[] bytes = new byte[SECTORS * 512];
  private ByteBuffer disk = ByteBuffer.wrap(bytes);

  private void rigidDisk(int block, int blockBytes, int firstPartition) {
    rigidDisk(block, 64, blockBytes, firstPartition);
  }

  private void rigidDisk(int block, int words, int blockBytes, int firstPartition) {
    int at = block * 512;
    text(at, "RDSK");
    disk.putInt(at + 4, words).putInt(at + 16, blockBytes).putInt(at + 28, firstPartition);
    seal(at, words);
  }

  private void partition(int block, int next, int lowCylinder, int highCylinder) {
    int at = block * 512;
    text(at, "PART");
    disk.putInt(at + 4, 64).putInt(at + 16, next);
    disk.putInt(at + 140, 2).putInt(at + 148, 32);
    disk.putInt(at + 164, lowCylinder).putInt(at + 168, highCylinder);
    seal(at, 64);
  }

  private void text(int at, String text) {
    byte[] ascii = text.getBytes(US_ASCII);
    System.arraycopy(ascii, 0, bytes, at, ascii.length);
  }

  /** Makes the sum of so many words zero. */
  private void seal(int at, int words) {
    disk.putInt(at + 8, 0);
    int sum = 0;
    for (int i = 0; i < words; i++) {
      sum += disk.getInt(at + 4 * i);
    }
    disk.putInt(at + 8, -sum);
  }

  private void assertFound(int... offsets) throws IOException {
    assertEquals(
        Arrays.toString(offsets),
        DiskLayout.read(ImageSource.of(bytes), SectorSize.B512).model().foreignLabels().stream()
            .filter(label -> label.id().equals("amiga"))
            .map(label -> label.offset())
            .toList()
            .toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15})
  void itIsLookedForIn16Blocks(int block) throws IOException {
    rigidDisk(block, 512, 20);
    partition(20, -1, 0, 9);
    assertFound(block * 512);
  }

  @Test
  void itIsNotLookedForInThe17th() throws IOException {
    rigidDisk(16, 512, 20);
    partition(20, -1, 0, 9);
    assertFound();
  }

  @Test
  void aDiskMayEndBehindIt() throws IOException {
    rigidDisk(1, 512, 2);
    partition(2, -1, 0, 9);
    bytes = Arrays.copyOf(bytes, 3 * 512);
    assertFound(512);
    bytes = Arrays.copyOf(bytes, 2 * 512);
    assertFound();
  }

  @Test
  void anInvalidOneIsPassedOver_butOneWithoutPartitionsEndsTheSearch() throws IOException {
    rigidDisk(3, 512, 20);
    partition(20, -1, 0, 9);
    rigidDisk(2, 512, 30);
    bytes[2 * 512 + 100]++;
    assertFound(3 * 512);
    seal(2 * 512, 64);
    assertFound();
  }

  /** Windows writes into word 55; that is forgiven, if the sum covers the word. */
  @Test
  void theWordThatWindowsWritesIsForgiven() throws IOException {
    partition(20, -1, 0, 9);
    for (int words : new int[] {55, 56, 57}) {
      disk.putInt(0xDC, 0);
      rigidDisk(0, words, 512, 20);
      disk.putInt(0xDC, 0x1234);
      assertFound(0);
      bytes[0xDF]++;
      assertFound(0);
    }
    disk.putInt(0xDC, 0);
    rigidDisk(0, 55, 512, 20);
    disk.putInt(0xDC, 1).putInt(12, disk.getInt(12) + 1);
    assertFound();
    disk.putInt(0xDC, 0);
    rigidDisk(0, 56, 512, 20);
    disk.putInt(12, disk.getInt(12) + 1);
    assertFound();
  }

  @ParameterizedTest
  @CsvSource({"64, true", "192, true", "63, false"})
  void onlySevenBitsOfTheNumberOfWordsCount(int words, boolean expected) throws IOException {
    rigidDisk(0, 512, 20);
    disk.putInt(4, words).putInt(8, disk.getInt(8) + 64 - words).putInt(63 * 4, 0);
    disk.putInt(12, 5).putInt(63 * 4, -5);
    partition(20, -1, 0, 9);
    if (expected) {
      assertFound(0);
    } else {
      assertFound();
    }
  }

  @Test
  void partitionsAreAListInBlocksOfTheDisk() throws IOException {
    rigidDisk(0, 1024, 10);
    partition(20, -1, 0, 9);
    assertFound(0);
    rigidDisk(0, 512, 20);
    partition(20, 21, 5, 4);
    assertFound();
    partition(21, -1, 4, 4);
    assertFound(0);
    rigidDisk(0, 512, 99);
    partition(99, -1, 0, 9);
    assertFound(0);
    rigidDisk(0, 512, 100);
    assertFound();
    rigidDisk(0, 512, 0);
    assertFound();
    rigidDisk(0, 512, -1);
    assertFound();
    rigidDisk(0, 512, Integer.MIN_VALUE);
    assertFound();
  }

  @Test
  void partitionsHaveAMark_aSum_andSectors() throws IOException {
    rigidDisk(0, 512, 20);
    partition(20, -1, 0, 9);
    bytes[20 * 512] = 'Q';
    seal(20 * 512, 64);
    assertFound();
    partition(20, -1, 0, 9);
    bytes[20 * 512 + 50]++;
    assertFound();
    for (int field : new int[] {140, 148}) {
      partition(20, -1, 0, 9);
      disk.putInt(20 * 512 + field, 0);
      seal(20 * 512, 64);
      assertFound();
    }
  }

  @Test
  void sixteenPartitionsAreTried() throws IOException {
    rigidDisk(0, 512, 20);
    for (int i = 0; i < 16; i++) {
      partition(20 + i, 21 + i, 1, 0);
    }
    partition(36, -1, 0, 9);
    assertFound();
    partition(35, -1, 0, 9);
    assertFound(0);
  }
}
