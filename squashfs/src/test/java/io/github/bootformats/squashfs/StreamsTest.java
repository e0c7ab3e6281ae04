package io.github.bootformats.squashfs;

import static io.github.bootformats.squashfs.TrapsTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.codecs.Codecs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files are read by streams, ahead, at any position, and by many threads. */
class StreamsTest {
  private static final int BLOCK = 4096;
  private static final int BLOCKS = 60;

  /** Makes a file of many blocks, some of them holes, and of a tail in a fragment. */
  private static byte[] content() {
    byte[] content = Samples.bytes(BLOCKS * BLOCK + 100);
    Arrays.fill(content, 5 * BLOCK, 8 * BLOCK, (byte) 0);
    return content;
  }

  /** Returns the image of the file {@code a}, of which one block is said to be longer by some. */
  private static byte[] image(byte[] content, int damaged) {
    ImageBytes image = ImageBytes.of(SquashfsCompression.GZIP, 12);
    long[] words = new long[BLOCKS];
    long start = image.position();
    for (int i = 0; i < BLOCKS; i++) {
      byte[] block = Arrays.copyOfRange(content, i * BLOCK, (i + 1) * BLOCK);
      boolean isHole = i >= 5 && i < 8;
      words[i] = isHole ? 0 : image.block(block).word() | (i == damaged ? 0x200_0000 : 0);
    }
    long fragment =
        image.fragment(Arrays.copyOfRange(content, BLOCKS * BLOCK - 50, content.length));
    FileInode inode = Inodes.tail(1, content.length, start, fragment, 50);
    MetadataRef ref = image.inode(inode, Inodes.words(words));
    return new Listing().add("a", FileType.REGULAR, ref, 1).build(image, 2);
  }

  private static SquashfsContent open(SquashfsImage image) throws IOException {
    return (SquashfsContent) image.tree().find(TreePath.of("a")).orElseThrow().content();
  }

  /** Reads in pieces of all sizes until the end or a failure, which is returned. */
  private static @Nullable IOException readPieces(InputStream in, ByteArrayOutputStream out)
      throws IOException {
    Random random = new Random(3);
    try {
      while (true) {
        byte[] piece = new byte[1 + random.nextInt(2 * BLOCK)];
        int count = in.read(piece);
        if (count < 0) {
          return null;
        }
        out.write(piece, 0, count);
      }
    } catch (FormatException e) {
      return e;
    }
  }

  @Test
  void readingAheadGivesTheSame() throws IOException {
    byte[] content = content();
    try (SquashfsImage image = Samples.open(image(content, -1))) {
      for (int threads : new int[] {1, 2, 5}) {
        try (InputStream in = open(image).newReadAheadStream(threads)) {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          readPieces(in, out);
          assertArrayEquals(content, out.toByteArray());
          assertEquals(-1, in.read());
        }
        try (InputStream in = open(image).newReadAheadStream(threads)) {
          assertArrayEquals(content, in.readAllBytes());
        }
      }
      assertThrows(IllegalArgumentException.class, () -> open(image).newReadAheadStream(0));
      assertThrows(IllegalArgumentException.class, () -> open(image).newReadAheadStream(1 << 29));
    }
  }

  @Test
  void aFailureComesWhereItsBlockWouldHaveBeen() throws IOException {
    byte[] content = content();
    for (int damaged : new int[] {0, 1, 9, BLOCKS - 1}) {
      try (SquashfsImage image = Samples.open(image(content, damaged))) {
        List<InputStream> streams =
            List.of(open(image).newInputStream(), open(image).newReadAheadStream(3));
        for (InputStream in : streams) {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          IOException failure = readPieces(in, out);
          assertTrue(failure instanceof FormatException, String.valueOf(failure));
          assertArrayEquals(Arrays.copyOf(content, damaged * BLOCK), out.toByteArray());
          // What would come next is not what follows: the failure stays.
          assertRefused(SquashfsFinding.BLOCK_WORD, in::read);
          in.close();
        }
      }
    }
  }

  /** The list of blocks ends within a metadata block that cannot be read. */
  @Test
  void aFailureOfTheListIsThrownAsItIs() throws IOException {
    ImageBytes image = ImageBytes.raw();
    long word = 0x100_0000 | BLOCK;
    long start = image.store(Samples.bytes(2 * BLOCK));
    FileInode file = Inodes.file(1, 100_000L * BLOCK, start);
    MetadataRef root =
        new Listing().add("a", FileType.REGULAR, new MetadataRef(0, 32), 1).addTo(image, 2);
    image.inode(file, Inodes.words(word, word));
    try (SquashfsImage opened = Samples.open(image.build(root))) {
      for (InputStream in :
          List.of(open(opened).newInputStream(), open(opened).newReadAheadStream(2))) {
        FormatException e = assertThrows(FormatException.class, () -> in.skipNBytes(1L << 40));
        assertTrue(e.reason().startsWith("squashfs."), e.reason());
        in.close();
      }
    }
  }

  @Test
  void closedStreamsAndImagesSaySo() throws IOException {
    SquashfsImage image = Samples.open(image(content(), -1));
    InputStream open = open(image).newInputStream();
    assertTrue(open.read() >= 0);
    InputStream ahead = open(image).newReadAheadStream(2);
    assertTrue(ahead.read() >= 0);
    ImageSource random = open(image).randomAccess().orElseThrow();
    ImageSource other = open(image).randomAccess().orElseThrow();
    random.close();
    assertThrows(ClosedChannelException.class, () -> random.read(0, ByteBuffer.allocate(1)));
    image.close();
    assertThrows(IOException.class, () -> open.skipNBytes(100_000));
    assertThrows(IOException.class, () -> ahead.skipNBytes(200_000));
    assertThrows(IOException.class, () -> other.readBytes(50_000, 5));
    open.close();
    ahead.close();
    assertThrows(IOException.class, open::read);
    assertThrows(IOException.class, ahead::read);
    assertThrows(IOException.class, () -> image.tree().root().children().toList());
  }

  @Test
  void anInterruptedReaderKeepsItsFlag() throws Exception {
    byte[] content = content();
    GatedCodec codec = new GatedCodec(Codecs.block("zlib").orElseThrow());
    SquashfsOptions options = SquashfsOptions.defaults().withCodecs(id -> Optional.of(codec));
    ImageSource source = ImageSource.of(image(content, -1));
    try (SquashfsImage image = SquashfsImage.open(source, options);
        InputStream in = open(image).newReadAheadStream(2)) {
      codec.close();
      Thread.currentThread().interrupt();
      assertThrows(InterruptedIOException.class, in::read);
      assertTrue(Thread.interrupted());
      codec.open();
      // Nothing is lost.
      assertArrayEquals(content, in.readAllBytes());
    }
  }

  @Test
  void closingWhileOthersReadEndsThem() throws Exception {
    byte[] image = image(content(), -1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 10; round++) {
        SquashfsImage opened = Samples.open(image);
        List<Future<Boolean>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          int kind = i;
          readers.add(threads.submit(() -> readUntilClosed(opened, kind)));
        }
        Thread.sleep(2);
        opened.close();
        for (Future<Boolean> reader : readers) {
          assertTrue(reader.get());
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean readUntilClosed(SquashfsImage image, int kind) throws IOException {
    byte[] content = content();
    try {
      while (true) {
        SquashfsContent file = open(image);
        try (InputStream in = kind % 2 == 0 ? file.newInputStream() : file.newReadAheadStream(2)) {
          assertArrayEquals(content, in.readAllBytes());
        }
        assertEquals(content[9], file.randomAccess().orElseThrow().readBytes(9, 1)[0]);
      }
    } catch (ClosedChannelException e) {
      return true;
    }
  }

  @Test
  void eightThreadsReadWhatOneReads() throws Exception {
    byte[] content = content();
    SquashfsOptions small =
        SquashfsOptions.defaults().withDataCacheBytes(0).withMetadataCacheBytes(0);
    try (SquashfsImage image = SquashfsImage.open(ImageSource.of(image(content, -1)), small)) {
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        List<Future<byte[]>> all = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
          int seed = i;
          all.add(threads.submit(() -> readRandomly(open(image), seed)));
        }
        for (Future<byte[]> read : all) {
          assertArrayEquals(content, read.get());
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  /** Reads all of a file in pieces whose order is random. */
  private static byte[] readRandomly(SquashfsContent file, int seed) throws IOException {
    int piece = 1000 + 777 * (seed % 9);
    int size = (int) file.size();
    List<Integer> pieces = new ArrayList<>();
    for (int at = 0; at < size; at += piece) {
      pieces.add(at);
    }
    Collections.shuffle(pieces, new Random(seed));
    byte[] read = new byte[size];
    try (ImageSource source = file.randomAccess().orElseThrow()) {
      for (int at : pieces) {
        source.readFully(at, ByteBuffer.wrap(read, at, Math.min(piece, size - at)));
      }
    }
    return read;
  }
}
