package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every source promises about reading. */
class ImageSourceContractTest {
  private static final int SIZE = 10_000;
  private static final byte[] CONTENT = content(SIZE);

  private final Resources resources = new Resources();

  static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private ImageSource open(SourceKind kind) throws IOException {
    return kind.open(CONTENT, resources);
  }

  @AfterEach
  void closeAll() throws IOException {
    resources.close();
  }

  @Test
  void aReadThatWaitedForTheChannelFindsItClosed() throws Exception {
    SeekableByteChannel channel =
        resources.add(new PlainChannel(FileChannel.open(resources.newFile(CONTENT))));
    ImageSource source = ImageSource.of(channel);
    FutureTask<ClosedChannelException> read =
        new FutureTask<>(
            () -> assertThrows(ClosedChannelException.class, () -> source.readBytes(0, 1)));
    Thread reader = new Thread(read);
    synchronized (channel) {
      reader.start();
      while (reader.getState() != Thread.State.BLOCKED) {
        Thread.sleep(1);
      }
      source.close();
    }
    assertNotNull(read.get());
  }

  @ParameterizedTest
  @EnumSource
  void hasTheSizeOfItsContent(SourceKind kind) throws IOException {
    assertEquals(SIZE, open(kind).size());
    assertEquals(0, kind.open(new byte[0], resources).size());
  }

  @ParameterizedTest
  @EnumSource
  void readsFromAnywhere(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    for (int position : new int[] {0, 1, 511, 4095, 4096, 5000, SIZE - 1, SIZE}) {
      for (int length : new int[] {0, 1, 2, 512, 4097, SIZE - position}) {
        if (position + length <= SIZE) {
          assertArrayEquals(
              Arrays.copyOfRange(CONTENT, position, position + length),
              source.readBytes(position, length),
              length + " bytes at " + position);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void readGivesWhatIsLeftBeforeTheEnd(SourceKind kind) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(100);
    assertEquals(7, open(kind).read(SIZE - 7, target));
    assertEquals(7, target.position());
    assertEquals(100, target.limit());
    assertArrayEquals(
        Arrays.copyOfRange(CONTENT, SIZE - 7, SIZE), Arrays.copyOf(target.array(), 7));
  }

  @ParameterizedTest
  @EnumSource
  void readAtOrBeyondTheEndIsMinusOne(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    ByteBuffer target = ByteBuffer.allocate(10);
    assertEquals(-1, source.read(SIZE, target));
    assertEquals(-1, source.read(SIZE + 1, target));
    assertEquals(-1, source.read(Long.MAX_VALUE, target));
    assertEquals(-1, kind.open(new byte[0], resources).read(0, target));
    assertEquals(0, target.position());
    assertEquals(10, target.limit());
  }

  @ParameterizedTest
  @EnumSource
  void aFullBufferReadsNothingAnywhere(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    assertEquals(0, source.read(0, ByteBuffer.allocate(0)));
    assertEquals(0, source.read(SIZE, ByteBuffer.allocate(0)));
    assertEquals(0, source.read(Long.MAX_VALUE, ByteBuffer.allocate(0)));
    source.readFully(SIZE, ByteBuffer.allocate(0));
    assertEquals(0, source.readBytes(SIZE, 0).length);
  }

  @ParameterizedTest
  @EnumSource
  void fillsOnlyBetweenPositionAndLimit(SourceKind kind) throws IOException {
    byte[] array = new byte[20];
    Arrays.fill(array, (byte) 0x55);
    ByteBuffer target = ByteBuffer.wrap(array).position(3).limit(9);
    open(kind).readFully(1000, target);
    assertEquals(9, target.position());
    byte[] expected = new byte[20];
    Arrays.fill(expected, (byte) 0x55);
    System.arraycopy(CONTENT, 1000, expected, 3, 6);
    assertArrayEquals(expected, array);
  }

  @ParameterizedTest
  @EnumSource
  void readsIntoDirectBuffers(SourceKind kind) throws IOException {
    ByteBuffer target = ByteBuffer.allocateDirect(5000);
    open(kind).readFully(4000, target);
    assertEquals(ByteBuffer.wrap(CONTENT, 4000, 5000), target.flip());
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsACallersMistake(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    ByteBuffer target = ByteBuffer.allocate(10);
    for (long position : new long[] {-1, Long.MIN_VALUE}) {
      assertThrows(IllegalArgumentException.class, () -> source.read(position, target));
      assertThrows(IllegalArgumentException.class, () -> source.readFully(position, target));
      assertThrows(IllegalArgumentException.class, () -> source.readBytes(position, 10));
    }
    assertThrows(IllegalArgumentException.class, () -> source.readBytes(0, -1));
    ByteBuffer readOnly = target.asReadOnlyBuffer();
    assertThrows(IllegalArgumentException.class, () -> source.read(0, readOnly));
    assertThrows(IllegalArgumentException.class, () -> source.readFully(0, readOnly));
  }

  @ParameterizedTest
  @EnumSource
  void readFullySaysWhereItEnds(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    EOFException fully =
        assertThrows(
            EOFException.class, () -> source.readFully(SIZE - 5L, ByteBuffer.allocate(10)));
    assertEquals("10 bytes wanted at byte 9995 of an image of 10000 bytes", fully.getMessage());
    assertThrows(EOFException.class, () -> source.readBytes(SIZE + 1, 0));
    assertThrows(EOFException.class, () -> source.readBytes(Long.MAX_VALUE, 1));
  }

  @ParameterizedTest
  @EnumSource
  void checksBoundsBeforeItAllocates(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    // An array of this length cannot be had at all.
    assertThrows(EOFException.class, () -> source.readBytes(0, Integer.MAX_VALUE));
  }

  @ParameterizedTest
  @EnumSource
  void readsMoreThanFitsIntoOneRequest(SourceKind kind) throws IOException {
    byte[] content = content((3 << 20) + 123);
    ImageSource source = kind.open(content, resources);
    assertArrayEquals(content, source.readBytes(0, content.length));
    ByteBuffer direct = ByteBuffer.allocateDirect(content.length);
    source.readFully(0, direct);
    assertEquals(ByteBuffer.wrap(content), direct.flip());
  }

  @ParameterizedTest
  @EnumSource
  void servesManyThreads(SourceKind kind) throws Exception {
    ImageSource source = open(kind);
    ExecutorService executor = Executors.newFixedThreadPool(8);
    List<Future<?>> readers = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      Random random = new Random(t);
      readers.add(
          executor.submit(
              () -> {
                for (int i = 0; i < 500; i++) {
                  int from = random.nextInt(SIZE);
                  int to = from + random.nextInt(SIZE - from);
                  assertArrayEquals(
                      Arrays.copyOfRange(CONTENT, from, to), source.readBytes(from, to - from));
                }
                return null;
              }));
    }
    executor.shutdown();
    for (Future<?> reader : readers) {
      reader.get();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MEMORY")
  void aClosedSourceRefusesEveryRead(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    source.close();
    source.close();
    assertThrows(ClosedChannelException.class, () -> source.read(0, ByteBuffer.allocate(1)));
    assertThrows(ClosedChannelException.class, () -> source.read(0, ByteBuffer.allocate(0)));
    assertThrows(ClosedChannelException.class, () -> source.read(SIZE, ByteBuffer.allocate(1)));
    assertThrows(ClosedChannelException.class, () -> source.readBytes(0, 1));
    assertThrows(ClosedChannelException.class, () -> source.newInputStream().read());
    assertEquals(SIZE, source.size());
  }

  @ParameterizedTest
  @EnumSource
  void namesItselfWithItsSize(SourceKind kind) throws IOException {
    assertTrue(open(kind).toString().contains("10000 bytes"), () -> kind.toString());
  }
}
