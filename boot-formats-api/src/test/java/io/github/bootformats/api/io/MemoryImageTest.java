package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MemoryImageTest {
  private static final int PAGE = 4096;

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }

  @Test
  void takesMemoryOnlyForWhatIsNotZero() throws IOException {
    MemoryImage image = MemoryImage.ofSize(8L << 40);
    assertEquals(0, image.allocatedBytes());
    image.write(5L << 40, bytes(1));
    image.write((5L << 40) + PAGE, ByteBuffer.allocate(10 * PAGE));
    assertEquals(PAGE, image.allocatedBytes());
    image.write(PAGE - 1, bytes(1, 2));
    assertEquals(3 * PAGE, image.allocatedBytes());
    image.write(PAGE - 1, bytes(0));
    assertEquals(2 * PAGE, image.allocatedBytes());
    image.writeZeros(0, 5L << 40);
    assertEquals(PAGE, image.allocatedBytes());
    assertEquals(1, image.readBytes(5L << 40, 1)[0]);
    image.writeZeros(0, 8L << 40);
    assertEquals(0, image.allocatedBytes());
    assertEquals(8L << 40, image.size());
  }

  @Test
  void reachesTheLargestSize() throws IOException {
    MemoryImage image = MemoryImage.ofSize(Long.MAX_VALUE);
    image.write(Long.MAX_VALUE - 2, bytes(8, 9));
    assertArrayEquals(new byte[] {0, 8, 9}, image.readBytes(Long.MAX_VALUE - 3, 3));
    assertEquals(-1, image.read(Long.MAX_VALUE, ByteBuffer.allocate(1)));
    assertEquals(2, image.slice(Long.MAX_VALUE - 2, 2).read(0, ByteBuffer.allocate(10)));
    image.truncate(Long.MAX_VALUE - 1);
    image.truncate(Long.MAX_VALUE);
    assertArrayEquals(new byte[] {0, 8, 0}, image.readBytes(Long.MAX_VALUE - 3, 3));
    assertThrows(IllegalArgumentException.class, () -> MemoryImage.ofSize(-1));
  }

  @Test
  void itsSizeFollowsWrites() {
    MemoryImage image = MemoryImage.ofSize(0);
    assertEquals(-1, image.read(0, ByteBuffer.allocate(1)));
    image.write(10, bytes(1));
    assertEquals(11, image.size());
    image.write(3, bytes(1));
    assertEquals(11, image.size());
    image.truncate(5);
    assertEquals(5, image.size());
    image.writeZeros(5, 2);
    assertEquals(7, image.size());
  }

  @Test
  void aSliceOfWhatWasCutOffEnds() throws IOException {
    MemoryImage image = MemoryImage.ofSize(100);
    ImageSource slice = image.slice(50, 50);
    image.truncate(60);
    assertEquals(50, slice.size());
    assertEquals(10, slice.read(0, ByteBuffer.allocate(50)));
    assertEquals(-1, slice.read(10, ByteBuffer.allocate(50)));
  }

  @Test
  void copiesAreIndependent() throws IOException {
    MemoryImage image = MemoryImage.ofSize(0);
    image.write(0, ByteBuffer.wrap(ImageSourceContractTest.content(3 * PAGE)));
    MemoryImage copy = image.copy();
    image.write(PAGE, bytes(0x11));
    copy.write(PAGE, bytes(0x22));
    copy.truncate(2 * PAGE);
    image.writeZeros(0, 10);
    assertEquals(0x11, image.readBytes(PAGE, 1)[0]);
    assertEquals(0x22, copy.readBytes(PAGE, 1)[0]);
    assertEquals(3 * PAGE, image.size());
    assertArrayEquals(
        Arrays.copyOf(ImageSourceContractTest.content(3 * PAGE), 10), copy.readBytes(0, 10));
    assertArrayEquals(
        Arrays.copyOfRange(ImageSourceContractTest.content(3 * PAGE), 2 * PAGE, 3 * PAGE),
        image.readBytes(2 * PAGE, PAGE));
  }

  @Test
  void copyOfKeepsHoles() throws IOException {
    byte[] content = new byte[100 * PAGE + 5];
    content[50 * PAGE] = 1;
    MemoryImage image = MemoryImage.copyOf(ImageSource.of(content));
    assertEquals(PAGE, image.allocatedBytes());
    assertArrayEquals(content, image.readBytes(0, content.length));
    assertEquals(Long.MAX_VALUE, MemoryImage.copyOf(MemoryImage.ofSize(Long.MAX_VALUE)).size());
  }

  @Test
  void whatWasWrittenIsNotShared() throws IOException {
    MemoryImage image = MemoryImage.ofSize(0);
    byte[] page = new byte[PAGE];
    page[0] = 1;
    image.write(0, ByteBuffer.wrap(page));
    page[0] = 2;
    assertEquals(1, image.readBytes(0, 1)[0]);
  }

  @Test
  void staysAfterClosing() throws IOException {
    MemoryImage image = MemoryImage.ofSize(0);
    try (ImageTarget target = image) {
      target.write(0, bytes(7));
    }
    assertEquals(7, image.readBytes(0, 1)[0]);
  }

  @Test
  void writersOfOnePageDoNotLoseBytes() throws Exception {
    int threads = 8;
    MemoryImage image = MemoryImage.ofSize(0);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<Future<?>> writers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int first = t;
      writers.add(
          executor.submit(
              () -> {
                for (int position = first; position < 4 * PAGE; position += threads) {
                  image.write(position, bytes(first + 1));
                }
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    executor.shutdown();
    byte[] expected = new byte[4 * PAGE];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) (i % threads + 1);
    }
    assertArrayEquals(expected, image.readBytes(0, expected.length));
  }
}
