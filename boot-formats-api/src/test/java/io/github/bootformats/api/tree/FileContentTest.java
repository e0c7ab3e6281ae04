package io.github.bootformats.api.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileContentTest {
  /** Content of which only streams can be had. */
  private record Streamed(Bytes bytes) implements FileContent {
    @Override
    public long size() {
      return bytes.length();
    }

    @Override
    public InputStream newInputStream() {
      return new ByteArrayInputStream(bytes.toByteArray());
    }
  }

  @Test
  void bytesAreContent() throws IOException {
    FileContent content = FileContent.of(Bytes.utf8("hello"));
    assertEquals(5, content.size());
    for (int i = 0; i < 2; i++) {
      try (InputStream in = content.newInputStream();
          ImageSource source = content.randomAccess().orElseThrow()) {
        assertEquals(Bytes.utf8("hello"), Bytes.of(in.readAllBytes()));
        assertEquals('o', source.readBytes(4, 1)[0]);
      }
    }
    assertEquals(0, FileContent.EMPTY.size());
  }

  @Test
  void closingWhatWasGivenDoesNotCloseWhatWasLent() throws IOException {
    ImageSource lent = ImageSource.of(new byte[10]).slice(2, 5);
    FileContent content = FileContent.of(lent);
    content.randomAccess().orElseThrow().close();
    assertEquals(5, lent.readBytes(0, 5).length);
    lent.close();
    assertThrows(IOException.class, () -> content.randomAccess().orElseThrow().readBytes(0, 1));
  }

  @Test
  void copiesOfStreamsAndSourcesAreTheSame() throws IOException {
    byte[] bytes = new byte[700_001];
    new Random(1).nextBytes(bytes);
    Arrays.fill(bytes, 3_000, 600_000, (byte) 0);
    for (FileContent content :
        new FileContent[] {new Streamed(Bytes.of(bytes)), FileContent.of(ImageSource.of(bytes))}) {
      for (long position : new long[] {0, 1, 4096, 5000}) {
        MemoryImage copy = MemoryImage.ofSize(0);
        content.copyTo(copy, position, Progress.NONE);
        assertEquals(position + bytes.length, copy.size());
        assertArrayEquals(bytes, copy.readBytes(position, bytes.length));
      }
    }
  }

  @Test
  void copyingAStreamZeroesWhatWasThere() throws IOException {
    MemoryImage target = MemoryImage.ofSize(0);
    FileContent.of(Bytes.of(ones(10_000))).copyTo(target, 0, Progress.NONE);
    new Streamed(Bytes.zeros(20_000)).copyTo(target, 1, Progress.NONE);
    assertEquals(20_001, target.size());
    assertEquals(1, target.readBytes(0, 1)[0]);
    assertArrayEquals(new byte[20_000], target.readBytes(1, 20_000));
  }

  @Test
  void copyingTellsHowFarItIsAndCanBeStopped() {
    long[] last = new long[2];
    Progress stop =
        (done, total) -> {
          last[0] = done;
          last[1] = total;
          return done < 300_000;
        };
    assertThrows(
        InterruptedIOException.class,
        () -> new Streamed(Bytes.zeros(1 << 20)).copyTo(MemoryImage.ofSize(0), 0, stop));
    assertEquals(512 << 10, last[0]);
    assertEquals(1 << 20, last[1]);
  }

  private static byte[] ones(int count) {
    byte[] ones = new byte[count];
    Arrays.fill(ones, (byte) 1);
    return ones;
  }

  @Test
  void theBeginningEndsThere() throws IOException {
    FileContent first = FileContent.of(Bytes.utf8("hello, world")).first(5);
    assertEquals(5, first.size());
    try (InputStream in = first.newInputStream()) {
      assertEquals('h', in.read());
      assertEquals(2, in.skip(2));
      assertEquals(2, in.available());
      assertEquals(2, in.skip(9));
      assertEquals(0, in.available());
      assertEquals(-1, in.read());
      assertEquals(0, in.read(new byte[1], 0, 0));
    }
    MemoryImage copy = MemoryImage.ofSize(5);
    first.copyTo(copy, 0, Progress.NONE);
    assertEquals(Bytes.utf8("hello"), Bytes.of(copy.readBytes(0, 5)));
  }
}
