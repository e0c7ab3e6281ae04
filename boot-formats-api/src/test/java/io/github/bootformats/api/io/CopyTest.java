package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ImageSource#copyTo}: what is written, what is left out, what is told. */
class CopyTest {
  private static final int BLOCK = 4096;

  /** Records what is asked of it. */
  private static final class RecordingTarget implements ImageTarget {
    final MemoryImage image;
    final List<String> calls = new ArrayList<>();

    RecordingTarget(long size) {
      image = MemoryImage.ofSize(size);
    }

    @Override
    public long size() {
      return image.size();
    }

    @Override
    public void write(long position, ByteBuffer source) {
      calls.add("write " + position + "+" + source.remaining());
      image.write(position, source);
    }

    @Override
    public void writeZeros(long position, long length) {
      calls.add("zeros " + position + "+" + length);
      image.writeZeros(position, length);
    }

    @Override
    public void truncate(long size) {
      calls.add("truncate " + size);
      image.truncate(size);
    }

    @Override
    public void force() {
      calls.add("force");
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }

  /** Blocks: data, zeros, zeros, data, zeros, and half a block of zeros. */
  private static byte[] mixed() {
    byte[] content = new byte[5 * BLOCK + BLOCK / 2];
    content[0] = 1;
    content[4 * BLOCK - 1] = 2;
    return content;
  }

  private static ImageSource source(boolean inMemory, byte[] content) throws IOException {
    ImageSource source = ImageSource.of(content);
    return inMemory ? MemoryImage.copyOf(source) : source;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesZerosOutWhereNothingIsYet(boolean inMemory) throws IOException {
    RecordingTarget target = new RecordingTarget(0);
    source(inMemory, mixed()).copyTo(target, 0, Progress.NONE);
    assertEquals(List.of("write 0+4096", "write 12288+4096", "zeros 16384+6144"), target.calls);
    assertArrayEquals(mixed(), target.image.readBytes(0, mixed().length));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void zeroesWhatTheTargetHas(boolean inMemory) throws IOException {
    RecordingTarget target = new RecordingTarget(2 * BLOCK);
    target.image.write(0, ByteBuffer.wrap(ImageSourceContractTest.content(2 * BLOCK)));
    source(inMemory, mixed()).copyTo(target, 0, Progress.NONE);
    assertEquals(
        List.of("write 0+4096", "zeros 4096+4096", "write 12288+4096", "zeros 16384+6144"),
        target.calls);
    assertArrayEquals(mixed(), target.image.readBytes(0, mixed().length));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesTheRestOfTheTargetAlone(boolean inMemory) throws IOException {
    byte[] before = ImageSourceContractTest.content(20 * BLOCK);
    for (int position : new int[] {0, 1, BLOCK - 1, BLOCK, 3 * BLOCK + 5, 20 * BLOCK - 1}) {
      MemoryImage target = MemoryImage.copyOf(ImageSource.of(before));
      source(inMemory, mixed()).copyTo(target, position, Progress.NONE);
      byte[] expected = Arrays.copyOf(before, Math.max(20 * BLOCK, position + mixed().length));
      System.arraycopy(mixed(), 0, expected, position, mixed().length);
      assertArrayEquals(expected, target.readBytes(0, (int) target.size()), "at " + position);
    }
  }

  @Test
  void holesFitTheBlocksOfTheTarget() throws IOException {
    RecordingTarget target = new RecordingTarget(0);
    byte[] content = new byte[3 * BLOCK];
    content[10] = 1;
    // Only the first 100 bytes lie in a block of the target that is not all zero.
    ImageSource.of(content).copyTo(target, BLOCK - 100, Progress.NONE);
    assertEquals(List.of("write 3996+100", "zeros 4096+12188"), target.calls);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEmptySourceStillMakesTheTargetGrow(boolean inMemory) throws IOException {
    RecordingTarget target = new RecordingTarget(10);
    source(inMemory, new byte[0]).copyTo(target, 5, Progress.NONE);
    assertEquals(List.of(), target.calls);
    source(inMemory, new byte[0]).copyTo(target, 15, Progress.NONE);
    assertEquals(15, target.size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsItsProgress(boolean inMemory) throws IOException {
    byte[] content = ImageSourceContractTest.content(1_000_000);
    List<Long> done = new ArrayList<>();
    source(inMemory, content)
        .copyTo(
            MemoryImage.ofSize(0),
            0,
            (now, total) -> {
              assertEquals(content.length, total);
              return done.add(now);
            });
    assertEquals(0, done.get(0));
    assertEquals(content.length, done.get(done.size() - 1));
    for (int i = 1; i < done.size(); i++) {
      long step = done.get(i) - done.get(i - 1);
      assertTrue(step >= 0 && step <= 256 << 10, () -> done.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stopsWhenToldTo(boolean inMemory) throws IOException {
    ImageSource source = source(inMemory, ImageSourceContractTest.content(1_000_000));
    RecordingTarget target = new RecordingTarget(0);
    assertThrows(
        InterruptedIOException.class, () -> source.copyTo(target, 0, (now, total) -> false));
    assertEquals(List.of(), target.calls);
    InterruptedIOException e =
        assertThrows(
            InterruptedIOException.class, () -> source.copyTo(target, 0, (now, total) -> now == 0));
    assertEquals(target.size(), e.bytesTransferred);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refusesPlacesThatDoNotExist(boolean inMemory) throws IOException {
    ImageSource source = source(inMemory, new byte[10]);
    MemoryImage target = MemoryImage.ofSize(0);
    assertThrows(IllegalArgumentException.class, () -> source.copyTo(target, -1, Progress.NONE));
    assertThrows(
        IllegalArgumentException.class,
        () -> source.copyTo(target, Long.MAX_VALUE - 9, Progress.NONE));
    assertEquals(0, target.size());
  }

  @Test
  void hugeSparseImagesCopyAtOnce() throws IOException {
    MemoryImage huge = MemoryImage.ofSize(Long.MAX_VALUE);
    huge.write(Long.MAX_VALUE - 3, ByteBuffer.wrap(new byte[] {1, 2, 3}));
    huge.write(1L << 60, ByteBuffer.wrap(new byte[] {4}));
    MemoryImage copy = MemoryImage.ofSize(0);
    huge.copyTo(copy, 0, Progress.NONE);
    assertEquals(Long.MAX_VALUE, copy.size());
    assertArrayEquals(new byte[] {1, 2, 3}, copy.readBytes(Long.MAX_VALUE - 3, 3));
    assertEquals(4, copy.readBytes(1L << 60, 1)[0]);
    assertEquals(2 * BLOCK, copy.allocatedBytes());
  }
}
