package io.github.bootformats.squashfs;

import static io.github.bootformats.squashfs.TrapsTest.assertRefused;
import static io.github.bootformats.squashfs.TrapsTest.find;
import static io.github.bootformats.squashfs.TrapsTest.read;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is easily got wrong about blocks, holes and fragments. */
class FileTrapsTest {
  private static final long RAW = 0x100_0000;
  private static final int BLOCK = 4096;

  private static byte[] image(ImageBytes image, FileInode inode, long... words) {
    MetadataRef ref = image.inode(inode, Inodes.words(words));
    return new Listing().add("a", FileType.REGULAR, ref, 1).build(image, 2);
  }

  /** Makes an image of a file whose blocks are stored as they are. */
  private static byte[] stored(byte[] content, long size, long... words) {
    ImageBytes image = ImageBytes.raw();
    long start = image.store(content);
    return image(image, Inodes.file(1, size, start), words);
  }

  @Test
  void aBlockOfOneMebibyteThatIsNotCompressedIsNoHole() throws IOException {
    byte[] noise = new byte[1 << 20];
    new Random(8).nextBytes(noise);
    ImageBytes image = ImageBytes.of(SquashfsCompression.GZIP, 20);
    DataBlock block = image.block(noise);
    assertEquals(0x110_0000, block.word());
    byte[] made = image(image, Inodes.file(1, noise.length, block.position()), block.word());
    assertArrayEquals(noise, read(find(made, "a")));
  }

  @Test
  void aWordOfZeroIsAHoleOfABlockOrOfWhatIsLeft() throws IOException {
    byte[] content = new byte[2 * BLOCK + 5];
    System.arraycopy(Samples.bytes(BLOCK), 0, content, BLOCK, BLOCK);
    byte[] made = stored(Samples.bytes(BLOCK), content.length, 0, RAW | BLOCK, 0);
    assertArrayEquals(content, read(find(made, "a")));
  }

  @Test
  void blocksAreRoundedUpOnlyWithoutAFragment() {
    for (long size : new long[] {0, 1, BLOCK - 1, BLOCK, BLOCK + 1}) {
      assertEquals((size + BLOCK - 1) / BLOCK, Inodes.file(1, size, 0).blockCount(BLOCK));
      FileInode tail = Inodes.tail(1, size, 0, 0, 0);
      assertEquals(size / BLOCK, tail.blockCount(BLOCK));
      assertEquals(size % BLOCK, tail.tailLength(BLOCK));
    }
    // All 64 bits of a size are looked at.
    assertEquals(1L << 52, Inodes.extended(1, -1, 0, 1, 0).blockCount(BLOCK));
  }

  @Test
  void aFragmentIsNotReadWhereNothingIsLeftForIt() throws IOException {
    ImageBytes image = ImageBytes.raw();
    long start = image.store(Samples.bytes(BLOCK));
    image.fragment(new DataBlock(1L << 40, 10));
    byte[] made = image(image, Inodes.tail(1, BLOCK, start, 0, 99), RAW | BLOCK);
    assertArrayEquals(Samples.bytes(BLOCK), read(find(made, "a")));
  }

  @Test
  void aBlockHasExactlyTheLengthThatItsFileNeeds() {
    byte[] some = Samples.bytes(BLOCK);
    for (long[] c : new long[][] {{BLOCK, BLOCK - 1}, {BLOCK, 0}, {10, 11}, {10, 9}}) {
      byte[] made = stored(some, c[0], RAW | c[1]);
      assertRefused(SquashfsFinding.BLOCK_LENGTH, () -> read(find(made, "a")));
      assertRefused(
          SquashfsFinding.BLOCK_LENGTH,
          () -> find(made, "a").content().randomAccess().orElseThrow().readBytes(0, 1));
    }
  }

  @Test
  void blocksThatCannotBeAreRefused() {
    byte[] some = Samples.bytes(BLOCK);
    assertRefused(
        SquashfsFinding.BLOCK_WORD, () -> read(find(stored(some, 10, 0x200_0000 | 10), "a")));
    assertRefused(SquashfsFinding.BLOCK_CORRUPT, () -> read(find(stored(some, 10, 10), "a")));
    assertRefused(
        SquashfsFinding.BLOCK_LENGTH, () -> read(find(stored(new byte[9000], 10, 5000), "a")));
    assertRefused(
        SquashfsFinding.BLOCK_OUTSIDE,
        () -> read(find(image(ImageBytes.raw(), Inodes.file(1, 10, 1 << 20), RAW | 10), "a")));
    ImageBytes negative = ImageBytes.raw();
    FileInode far = Inodes.extended(1, 10, -5, 1, SquashfsInode.NO_XATTRS);
    assertRefused(
        SquashfsFinding.BLOCK_OUTSIDE, () -> read(find(image(negative, far, RAW | 10), "a")));
  }

  @Test
  void fragmentsAreBounded() {
    byte[] some = Samples.bytes(100);
    ImageBytes beyond = ImageBytes.raw();
    beyond.fragment(some);
    // An index that is the count is already too large.
    byte[] none = image(beyond, Inodes.tail(1, 10, 0, 1, 0));
    assertRefused(SquashfsFinding.FRAGMENT_INDEX, () -> read(find(none, "a")));
    for (long offset : new long[] {91, 4096, 0xFFFF_FFFFL}) {
      ImageBytes image = ImageBytes.raw();
      image.fragment(some);
      byte[] made = image(image, Inodes.tail(1, 10, 0, 0, offset));
      assertRefused(SquashfsFinding.FRAGMENT_OFFSET, () -> read(find(made, "a")));
    }
  }

  @Test
  void filesThatShareBlocksReadThemAsEachSays() throws IOException {
    ImageBytes image = ImageBytes.raw();
    byte[] some = Samples.bytes(BLOCK);
    long start = image.store(some);
    MetadataRef whole = image.inode(Inodes.file(1, BLOCK, start), Inodes.words(RAW | BLOCK));
    MetadataRef part = image.inode(Inodes.file(2, 10, start), Inodes.words(RAW | 10));
    byte[] made =
        new Listing()
            .add("a", FileType.REGULAR, whole, 1)
            .add("b", FileType.REGULAR, part, 2)
            .build(image, 3);
    try (SquashfsImage opened = Samples.open(made)) {
      for (int i = 0; i < 2; i++) {
        for (TreeNode node : opened.tree().root().children().toList()) {
          try (ImageSource source = node.content().randomAccess().orElseThrow()) {
            int length = (int) node.size();
            assertArrayEquals(Arrays.copyOf(some, length), source.readBytes(0, length));
            assertArrayEquals(Arrays.copyOf(some, 5), source.readBytes(0, 5));
          }
        }
      }
    }
  }

  /** A file of more than 4 GiB in which every 700th block has its number, and all else is holes. */
  private static byte[] long4G(int blocks) {
    ImageBytes image = ImageBytes.of(SquashfsCompression.ZSTD, 20);
    long[] words = new long[blocks];
    long start = image.position();
    for (int i = 0; i < blocks; i += 700) {
      byte[] block = new byte[1 << 20];
      LittleEndian.put(block, 0, 4, i);
      words[i] = image.block(block).word();
    }
    return image(
        image, Inodes.extended(1, (long) blocks << 20, start, 1, SquashfsInode.NO_XATTRS), words);
  }

  @Test
  void anyBlockOfALongFileIsFound() throws IOException {
    int blocks = 5000;
    byte[] made = long4G(blocks);
    Random random = new Random(4);
    try (SquashfsImage image = Samples.open(made)) {
      TreeNode node = image.tree().root().child(Bytes.utf8("a")).orElseThrow();
      assertEquals((long) blocks << 20, node.size());
      try (ImageSource source = node.content().randomAccess().orElseThrow()) {
        for (int i = 0; i < 300; i++) {
          int block = random.nextInt(blocks);
          long number = Bytes.of(source.readBytes((long) block << 20, 4)).u32le(0);
          assertEquals(block % 700 == 0 ? block : 0, number);
        }
      }
      try (InputStream in = node.content().newInputStream()) {
        in.skipNBytes(4900L << 20);
        assertEquals(4900, Bytes.of(in.readNBytes(4)).u32le(0));
      }
    }
  }

  @Test
  void aSizeBeyond63BitsIsRefused() {
    for (long size : new long[] {-1, Long.MIN_VALUE}) {
      FileInode inode = Inodes.extended(1, size, 0, 1, SquashfsInode.NO_XATTRS);
      assertRefused(
          SquashfsFinding.FILE_SIZE, () -> find(image(ImageBytes.raw(), inode), "a").size());
    }
  }

  @Test
  void eightExbibytesFromNothing() throws IOException {
    FileInode inode = Inodes.extended(1, Long.MAX_VALUE, 0, 1, SquashfsInode.NO_XATTRS);
    TreeNode node = find(image(ImageBytes.raw(), inode), "a");
    assertEquals(Long.MAX_VALUE, node.size());
    try (InputStream in = node.content().newInputStream()) {
      assertThrows(IOException.class, () -> in.skipNBytes(Long.MAX_VALUE));
    }
    assertThrows(LimitExceededException.class, () -> node.content().randomAccess());
    try (InputStream in = ((SquashfsContent) node.content()).newReadAheadStream(2)) {
      assertThrows(IOException.class, () -> in.skipNBytes(Long.MAX_VALUE));
    }
  }
}
