package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers of one file, some of which are interrupted. */
@Timeout(60)
class FileSourceInterruptTest {
  private static final int SIZE = 4 << 20;
  private static final int READERS = 8;

  /**
   * So many channels must have been closed under the readers before the test believes it saw
   * enough.
   */
  private static final int BROKEN_CHANNELS = 20;

  private static final byte[] CONTENT = ImageSourceContractTest.content(SIZE);

  private final Resources resources = new Resources();

  @AfterEach
  void closeAll() throws IOException {
    resources.close();
  }

  private static final class Victim implements Runnable {
    final ImageSource source;
    final AtomicInteger brokenChannels = new AtomicInteger();
    volatile boolean stop;

    Victim(ImageSource source) {
      this.source = source;
    }

    @Override
    public void run() {
      while (!stop) {
        try {
          readSomewhere(source);
        } catch (ClosedByInterruptException e) {
          assertTrue(Thread.interrupted(), "the interrupt flag is kept");
          if (closedTheChannel(e)) {
            brokenChannels.incrementAndGet();
          }
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    }

    /**
     * Tells the JDK's exception, which comes with a closed channel, from the one thrown before a
     * read.
     */
    private static boolean closedTheChannel(ClosedByInterruptException e) {
      return e.getStackTrace()[0].getClassName().startsWith("java.nio.");
    }
  }

  private static void readSomewhere(ImageSource source) throws IOException {
    int position = ThreadLocalRandom.current().nextInt(SIZE - 1);
    int length = 1 + ThreadLocalRandom.current().nextInt(SIZE - position);
    byte[] read = source.readBytes(position, length);
    assertEquals(ByteBuffer.wrap(CONTENT, position, length), ByteBuffer.wrap(read));
  }

  @Test
  void theOthersReadOn() throws Exception {
    ImageSource source = resources.add(ImageSource.open(resources.newFile(CONTENT)));
    Victim victim = new Victim(source.slice(0, SIZE));
    Thread interrupted = new Thread(victim);
    ExecutorService others = Executors.newFixedThreadPool(READERS - 1);
    List<Future<Integer>> reads = new ArrayList<>();
    for (int i = 1; i < READERS; i++) {
      reads.add(
          others.submit(
              () -> {
                int count = 0;
                for (; !victim.stop; count++) {
                  readSomewhere(source);
                }
                return count;
              }));
    }
    interrupted.start();
    try {
      while (victim.brokenChannels.get() < BROKEN_CHANNELS && interrupted.isAlive()) {
        Thread.sleep(1);
        interrupted.interrupt();
      }
    } finally {
      victim.stop = true;
      interrupted.join();
      others.shutdown();
      assertTrue(others.awaitTermination(30, TimeUnit.SECONDS));
    }
    assertTrue(victim.brokenChannels.get() >= BROKEN_CHANNELS, "the reader died");
    for (Future<Integer> read : reads) {
      assertTrue(read.get() > 0);
    }
    readSomewhere(source);
  }

  @Test
  void anInterruptThatIsPendingClosesNothing() throws IOException {
    Path file = resources.newFile(CONTENT);
    ImageSource source = resources.add(ImageSource.open(file));
    Thread.currentThread().interrupt();
    assertThrows(ClosedByInterruptException.class, () -> source.readBytes(0, 1));
    assertTrue(Thread.interrupted());
    // Were the channel closed, the source would have to open the file again.
    Files.delete(file);
    assertEquals(CONTENT[0], source.readBytes(0, 1)[0]);
  }

  @Test
  void aBorrowedChannelStaysClosed() throws IOException {
    FileChannel channel = resources.add(FileChannel.open(resources.newFile(CONTENT)));
    ImageSource source = ImageSource.of(channel);
    Thread.currentThread().interrupt();
    assertThrows(ClosedByInterruptException.class, () -> source.readBytes(0, 1));
    assertTrue(Thread.interrupted());
    assertFalse(channel.isOpen());
    assertThrows(ClosedChannelException.class, () -> source.readBytes(0, 1));
  }

  @Test
  void aFileThatWasReplacedIsNotReadOn() throws Exception {
    Path file = resources.newFile(CONTENT);
    ImageSource source = resources.add(ImageSource.open(file));
    breakChannel(source);
    Path other = resources.newFile(new byte[SIZE]);
    Files.delete(file);
    assertThrows(NoSuchFileException.class, () -> source.readBytes(0, 1));
    Files.createLink(file, other);
    FileSystemException e = assertThrows(FileSystemException.class, () -> source.readBytes(0, 1));
    assertTrue(String.valueOf(e.getMessage()).endsWith("was replaced by another file"));
  }

  /** Files in archives have no key, like those of Windows. */
  @Test
  void aFileWithoutAKeyThatWasReplacedIsNotReadOn() throws Exception {
    Path archive = resources.newFile(new byte[0]);
    Files.delete(archive);
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Path file = Files.write(zip.getPath("/disk"), CONTENT);
      ImageSource source = ImageSource.open(file);
      breakChannel(source);
      readSomewhere(source);
      breakChannel(source);
      Files.write(file, new byte[SIZE + 1]);
      FileSystemException e = assertThrows(FileSystemException.class, () -> source.readBytes(0, 1));
      assertTrue(String.valueOf(e.getMessage()).endsWith("was replaced by another file"));
    }
  }

  @Test
  void aClosedSourceDoesNotOpenItsFileAgain() throws Exception {
    ImageSource source = ImageSource.open(resources.newFile(CONTENT));
    breakChannel(source);
    source.close();
    assertThrows(ClosedChannelException.class, () -> source.readBytes(0, 1));
  }

  /** Lets a thread be interrupted in the middle of a read, which closes the channel. */
  private static void breakChannel(ImageSource source) throws InterruptedException {
    Victim victim = new Victim(source);
    Thread reader = new Thread(victim);
    reader.start();
    while (victim.brokenChannels.get() == 0) {
      Thread.sleep(1);
      victim.stop = true;
      reader.interrupt();
      reader.join();
      if (victim.brokenChannels.get() == 0) {
        victim.stop = false;
        reader = new Thread(victim);
        reader.start();
      }
    }
  }
}
