package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Files are copied with their holes. */
class ContentCopyTest {
  private static final int BLOCK = 8192;
  private static final int TAIL = 5000;

  /** A block, a hole, a block that has stored zeros in its second half, a hole, a tail. */
  private static byte[] content() {
    byte[] content = Samples.bytes(4 * BLOCK + TAIL);
    Arrays.fill(content, BLOCK, 2 * BLOCK, (byte) 0);
    Arrays.fill(content, 2 * BLOCK + BLOCK / 2, 4 * BLOCK, (byte) 0);
    return content;
  }

  private static FileContent file() throws IOException {
    byte[] content = content();
    ImageBytes image = ImageBytes.of(SquashfsCompression.GZIP, 13);
    long fragment = image.fragment(Arrays.copyOfRange(content, 4 * BLOCK, content.length));
    DataBlock first = image.block(Arrays.copyOf(content, BLOCK));
    DataBlock third = image.block(Arrays.copyOfRange(content, 2 * BLOCK, 3 * BLOCK));
    FileInode inode = Inodes.tail(1, content.length, first.position(), fragment, 0);
    MetadataRef ref = image.inode(inode, Inodes.words(first.word(), 0, third.word(), 0));
    byte[] made = new Listing().add("a", FileType.REGULAR, ref, 1).build(image, 2);
    return TrapsTest.find(made, "a").content();
  }

  @Test
  void holesAndStoredZerosBecomeHoles() throws IOException {
    try (MemoryImage target = MemoryImage.ofSize(0)) {
      file().copyTo(target, 0, Progress.NONE);
      assertArrayEquals(content(), target.readBytes(0, content().length));
      assertEquals(BLOCK + BLOCK / 2 + 8192, target.allocatedBytes());
    }
  }

  @Test
  void whatIsThereIsOverwrittenAndWhatIsAroundIsNot() throws IOException {
    byte[] old = new byte[2 * content().length];
    Arrays.fill(old, (byte) 0x5A);
    for (int position : new int[] {0, 1, 4095, 10_000, content().length}) {
      try (MemoryImage target = MemoryImage.ofSize(0)) {
        target.write(0, ByteBuffer.wrap(old));
        file().copyTo(target, position, Progress.NONE);
        byte[] expected = old.clone();
        System.arraycopy(content(), 0, expected, position, content().length);
        assertArrayEquals(expected, target.readBytes(0, old.length), "at " + position);
      }
    }
  }

  /** Not byte by byte: that would take weeks. */
  @Test
  void aFileOfNothingButHolesIsCopiedAtOnce() throws IOException {
    int log = 20;
    ImageBytes image = ImageBytes.of(SquashfsCompression.GZIP, log);
    int blocks = 1 << 17;
    FileInode inode = Inodes.extended(1, (long) blocks << log, image.position(), 1, 0xFFFF_FFFFL);
    MetadataRef ref = image.inode(inode, Bytes.zeros(4 * blocks));
    byte[] made = new Listing().add("a", FileType.REGULAR, ref, 1).build(image, 2);
    try (MemoryImage target = MemoryImage.ofSize(0)) {
      TrapsTest.find(made, "a").content().copyTo(target, 0, Progress.NONE);
      assertEquals(1L << 37, target.size());
      assertTrue(target.allocatedBytes() <= 1 << 16);
    }
  }

  @Test
  void copyingCanBeCancelledAtEachBlock() throws IOException {
    FileContent file = file();
    try (MemoryImage target = MemoryImage.ofSize(0)) {
      InterruptedIOException e =
          assertThrows(
              InterruptedIOException.class,
              () -> file.copyTo(target, 0, (done, total) -> done < 2 * BLOCK));
      assertEquals(2 * BLOCK, e.bytesTransferred);
    }
    MemoryImage target = MemoryImage.ofSize(0);
    assertThrows(IllegalArgumentException.class, () -> file.copyTo(target, -1, Progress.NONE));
  }
}
