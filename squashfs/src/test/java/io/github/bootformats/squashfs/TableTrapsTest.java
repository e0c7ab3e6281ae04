package io.github.bootformats.squashfs;

import static io.github.bootformats.squashfs.TrapsTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is easily got wrong about the superblock and the tables. */
class TableTrapsTest {
  private static byte[] empty() {
    ImageBytes image = ImageBytes.raw();
    return new Listing().build(image, 1);
  }

  private static void assertRefusedWith(
      SquashfsFinding finding, byte[] image, SuperblockField field, long value) {
    byte[] changed = ImageCopy.with(image, field, value);
    assertRefused(finding, () -> Samples.open(changed));
  }

  @Test
  void theSuperblockIsChecked() throws IOException {
    byte[] sound = empty();
    Samples.open(sound).close();
    assertRefused(SquashfsFinding.TRUNCATED, () -> Samples.open(new byte[95]));
    assertRefusedWith(SquashfsFinding.MAGIC, sound, SuperblockField.MAGIC, 0x12345678);
    assertRefusedWith(SquashfsFinding.VERSION, sound, SuperblockField.VERSION_MAJOR, 3);
    for (int minor : new int[] {1, 0x7FFF, 0x8000, 0xFFFF}) {
      assertRefusedWith(SquashfsFinding.VERSION, sound, SuperblockField.VERSION_MINOR, minor);
    }
    for (int compression : new int[] {0, 7, 0xFFFF}) {
      assertRefusedWith(
          SquashfsFinding.COMPRESSION, sound, SuperblockField.COMPRESSION, compression);
    }
    for (int log : new int[] {0, 11, 13, 21, 76, 0xFFFF}) {
      assertRefusedWith(SquashfsFinding.BLOCK_SIZE, sound, SuperblockField.BLOCK_LOG, log);
    }
    for (long size : new long[] {0, 4095, 8192, 0x8000_0000L}) {
      assertRefusedWith(SquashfsFinding.BLOCK_SIZE, sound, SuperblockField.BLOCK_SIZE, size);
    }
    for (long used : new long[] {-1, Long.MAX_VALUE, sound.length + 1L}) {
      assertRefusedWith(SquashfsFinding.BYTES_USED, sound, SuperblockField.BYTES_USED, used);
    }
  }

  @Test
  void otherKindsAreNamed() {
    for (Map.Entry<String, SquashfsFinding> kind :
        Map.of(
                "sqsh", SquashfsFinding.BYTE_ORDER,
                "HSQS", SquashfsFinding.VARIANT,
                "shsq", SquashfsFinding.VARIANT,
                "hsqt", SquashfsFinding.VARIANT)
            .entrySet()) {
      byte[] image = empty();
      System.arraycopy(Bytes.utf8(kind.getKey()).toByteArray(), 0, image, 0, 4);
      assertRefused(kind.getValue(), () -> Samples.open(image));
    }
  }

  @Test
  void countBombsAreBoundedByTheImage() {
    byte[] sound = sample();
    assertRefusedWith(
        SquashfsFinding.TABLE_SIZE, sound, SuperblockField.FRAGMENT_COUNT, 0xFFFF_FFFFL);
    assertRefusedWith(SquashfsFinding.TABLE_SIZE, sound, SuperblockField.ID_COUNT, 0xFFFF);
    assertRefusedWith(SquashfsFinding.TABLE_SIZE, sound, SuperblockField.INODE_COUNT, 0xFFFF_FFFFL);
    assertRefusedWith(SquashfsFinding.TABLE_EMPTY, sound, SuperblockField.ID_COUNT, 0);
    assertRefusedWith(SquashfsFinding.TABLE_EMPTY, sound, SuperblockField.INODE_COUNT, 0);
    byte[] xattrs = sound.clone();
    LittleEndian.put(xattrs, (int) ImageCopy.u64(xattrs, 56) + 8, 4, 0xFFFF_FFFFL);
    assertRefused(SquashfsFinding.TABLE_SIZE, () -> Samples.open(xattrs));
    LittleEndian.put(xattrs, (int) ImageCopy.u64(xattrs, 56) + 8, 4, 0);
    assertRefused(SquashfsFinding.TABLE_EMPTY, () -> Samples.open(xattrs));
  }

  private static byte[] sample() {
    try {
      return Samples.everythingRaw();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tablesFollowEachOther() {
    byte[] sound = sample();
    for (SuperblockField field :
        List.of(
            SuperblockField.ID_TABLE,
            SuperblockField.EXPORT_TABLE,
            SuperblockField.XATTR_TABLE,
            SuperblockField.FRAGMENT_TABLE)) {
      for (long by : new long[] {-8, 8}) {
        byte[] moved = ImageCopy.with(sound, field, ImageCopy.u64(sound, field.offset()) + by);
        assertThrows(IOException.class, () -> Samples.open(moved), field::toString);
      }
    }
    long inodes = ImageCopy.u64(sound, SuperblockField.INODE_TABLE.offset());
    assertRefusedWith(SquashfsFinding.TABLE_ORDER, sound, SuperblockField.DIRECTORY_TABLE, inodes);
    assertRefusedWith(SquashfsFinding.TABLE_ORDER, sound, SuperblockField.DIRECTORY_TABLE, -2);
    byte[] pointer = sound.clone();
    int list = (int) ImageCopy.u64(sound, SuperblockField.ID_TABLE.offset());
    LittleEndian.put(pointer, list, 8, list + 1L);
    assertRefused(SquashfsFinding.TABLE_POINTER, () -> Samples.open(pointer));
  }

  @Test
  void tablesThatAreMissingAreNotRead() throws IOException {
    byte[] sound = empty();
    Samples.open(ImageCopy.with(sound, SuperblockField.FRAGMENT_TABLE, 12345)).close();
    assertRefusedWith(SquashfsFinding.TABLE_SIZE, sound, SuperblockField.FRAGMENT_COUNT, 1);
    assertRefusedWith(
        SquashfsFinding.TABLE_EMPTY, sound, SuperblockField.ID_TABLE, SquashfsSuperblock.NO_TABLE);
  }

  @Test
  void attributesAreLeftOutWithoutATable() throws IOException {
    ImageBytes image = ImageBytes.raw();
    MetadataRef file = image.inode(Inodes.extended(1, 0, 0, 1, 77), Bytes.empty());
    byte[] made = new Listing().add("a", FileType.REGULAR, file, 1).build(image, 2);
    assertEquals(Map.of(), TrapsTest.find(made, "a").xattrs());
  }

  @Test
  void idsAreThoseOfTheTable() throws IOException {
    ImageBytes image = ImageBytes.raw();
    for (int i = 0; i < 3000; i++) {
      image.id(100_000L + i);
    }
    InodeHeader header = new InodeHeader(InodeType.FIFO, 0, 2999, 0, 0, 1);
    MetadataRef pipe =
        image.inode(
            new IpcInode(Inodes.ANYWHERE, header, 1, SquashfsInode.NO_XATTRS), Bytes.empty());
    byte[] made = new Listing().add("a", FileType.FIFO, pipe, 1).build(image, 2);
    assertEquals(102_999, TrapsTest.find(made, "a").metadata().uid());
  }

  /** Linux reads only the ids that inodes ask for. */
  @Test
  void idsThatAreNotThereHarmNobodyElse() throws IOException {
    byte[] sound = sample();
    byte[] made = ImageCopy.with(sound, SuperblockField.ID_COUNT, 300);
    try (SquashfsImage expected = Samples.open(sound);
        SquashfsImage image = Samples.open(made)) {
      assertEquals(List.of(), TreeComparer.create().compare(expected.tree(), image.tree()));
      assertRefused(SquashfsFinding.METADATA_OFFSET, () -> image.reader().id(299));
    }
  }

  @Test
  void anIdOf65535IsBounded() {
    ImageBytes image = ImageBytes.raw();
    InodeHeader header = new InodeHeader(InodeType.FIFO, 0, 0xFFFF, 0, 0, 1);
    MetadataRef pipe =
        image.inode(
            new IpcInode(Inodes.ANYWHERE, header, 1, SquashfsInode.NO_XATTRS), Bytes.empty());
    byte[] made = new Listing().add("a", FileType.FIFO, pipe, 1).build(image, 2);
    assertRefused(SquashfsFinding.ID_INDEX, () -> TrapsTest.find(made, "a").metadata());
  }

  @Test
  void inodesAreFoundByTheirNumbers() throws IOException {
    ImageBytes image = ImageBytes.raw();
    Listing listing = new Listing();
    for (int i = 1; i <= 1500; i++) {
      MetadataRef link = image.inode(Inodes.symlink(i, "to " + i), Bytes.empty());
      listing.add("%04d".formatted(i), FileType.SYMLINK, link, i);
    }
    byte[] made = image.build(listing.addIndexedTo(image, 1501));
    try (SquashfsImage opened = Samples.open(made)) {
      for (long number : new long[] {1, 1024, 1025, 1500}) {
        TreeNode node = opened.findInode(number).orElseThrow();
        assertEquals(Bytes.utf8("to " + number), node.target());
      }
      assertEquals(FileType.DIRECTORY, opened.findInode(1501).orElseThrow().type());
      for (long number : new long[] {-1, 0, 1502, 1L << 40}) {
        assertTrue(opened.findInode(number).isEmpty());
      }
    }
    ImageBytes without = ImageBytes.raw().withoutExports();
    try (SquashfsImage opened = Samples.open(new Listing().build(without, 1))) {
      assertTrue(opened.findInode(1).isEmpty());
    }
  }

  private static SquashfsXattr xattr(int type, String name, String value) {
    return new SquashfsXattr(type, Bytes.utf8(name), Bytes.utf8(value), Optional.empty());
  }

  private static byte[] withXattrs(ImageBytes image, long set) {
    MetadataRef file = image.inode(Inodes.extended(1, 0, 0, 1, set), Bytes.empty());
    return new Listing().add("a", FileType.REGULAR, file, 1).build(image, 2);
  }

  @Test
  void prefixesAreNumberedAndUnknownOnesLeftOut() throws IOException {
    ImageBytes image = ImageBytes.raw();
    long set =
        image.xattrs(
            List.of(
                xattr(0, "u", "1"), xattr(1, "t", "2"), xattr(2, "s", "3"), xattr(3, "x", "4")));
    assertEquals(
        Map.of(
            Bytes.utf8("user.u"), Bytes.utf8("1"),
            Bytes.utf8("trusted.t"), Bytes.utf8("2"),
            Bytes.utf8("security.s"), Bytes.utf8("3")),
        TrapsTest.find(withXattrs(image, set), "a").xattrs());
  }

  /** Linux lists no type with further bits, and still gives its value for the name. */
  @Test
  void typesWithUnknownBitsAreNotListed() throws IOException {
    ImageBytes image = ImageBytes.raw();
    long set =
        image.xattrs(
            List.of(
                xattr(0x4001, "hidden", "1"),
                xattr(0x8000, "both", "2"),
                xattr(0, "both", "3"),
                xattr(0x200, "u", "4")));
    assertEquals(
        Map.of(Bytes.utf8("user.both"), Bytes.utf8("2")),
        TrapsTest.find(withXattrs(image, set), "a").xattrs());
  }

  /** Linux and squashfs-tools keep 32 bits of the block in a reference of 64. */
  @Test
  void blocksOfReferencesHave32Bits() throws IOException {
    ImageBytes image = ImageBytes.raw();
    MetadataRef value = image.xattrValue(Bytes.utf8("value"));
    image.xattrs.endBlock();
    MetadataRef start = image.xattrs.ref();
    SquashfsXattr far =
        new SquashfsXattr(0x100, Bytes.utf8("far"), Bytes.empty(), Optional.of(beyond32(value)));
    image.xattrs(List.of(far));
    long set = image.xattrSet(new XattrSet(beyond32(start), 1, 8));
    byte[] made = withXattrs(image, set);
    assertEquals(
        Map.of(Bytes.utf8("user.far"), Bytes.utf8("value")), TrapsTest.find(made, "a").xattrs());
    long root = ImageCopy.u64(made, SuperblockField.ROOT_INODE.offset());
    byte[] moved =
        ImageCopy.with(made, SuperblockField.ROOT_INODE, beyond32(MetadataRef.of(root)).packed());
    assertEquals("a", TrapsTest.find(moved, "a").name().toString());
  }

  private static MetadataRef beyond32(MetadataRef ref) {
    return new MetadataRef(ref.block() | 0xABCDL << 32, ref.offset());
  }

  @Test
  void valuesOutOfLineAreFollowed() throws IOException {
    ImageBytes image = ImageBytes.of(SquashfsCompression.GZIP, 12);
    image.xattrs.add(Bytes.of(Samples.bytes(20_000)));
    MetadataRef value = image.xattrValue(Bytes.of(Samples.bytes(9000)));
    SquashfsXattr far =
        new SquashfsXattr(0x100, Bytes.utf8("far"), Bytes.empty(), Optional.of(value));
    long set = image.xattrs(List.of(far, xattr(0, "near", "2")));
    assertEquals(
        Map.of(
            Bytes.utf8("user.far"), Bytes.of(Samples.bytes(9000)),
            Bytes.utf8("user.near"), Bytes.utf8("2")),
        TrapsTest.find(withXattrs(image, set), "a").xattrs());
  }

  @Test
  void aReferenceToAValueHasEightBytes() {
    ImageBytes image = ImageBytes.raw();
    long set = image.xattrs(List.of(xattr(0x100, "far", "7 bytes")));
    assertRefused(
        SquashfsFinding.XATTR_VALUE, () -> TrapsTest.find(withXattrs(image, set), "a").xattrs());
  }

  @Test
  void manyAttributesAreALimit() {
    ImageBytes image = ImageBytes.of(SquashfsCompression.GZIP, 12);
    MetadataRef start = image.xattrs.ref();
    image.xattrs.add(Bytes.zeros(1 << 20));
    long set = image.xattrSet(new XattrSet(start, 0xFFFF_FFFFL, 0));
    LimitExceededException e =
        assertThrows(
            LimitExceededException.class,
            () -> TrapsTest.find(withXattrs(image, set), "a").xattrs());
    assertEquals(SquashfsLimits.MAX_XATTR_BYTES.name(), e.limitName());
    ImageBytes beyond = ImageBytes.raw();
    beyond.xattrs(List.of(xattr(0, "a", "b")));
    assertRefused(
        SquashfsFinding.XATTR_INDEX, () -> TrapsTest.find(withXattrs(beyond, 1), "a").xattrs());
  }

  @Test
  void optionsOfLz4AreNeededAndMayBeLonger() throws IOException {
    byte[] image = new Listing().build(ImageBytes.of(SquashfsCompression.LZ4, 12), 1);
    Samples.open(image).close();
    assertRefusedWith(SquashfsFinding.OPTIONS, image, SuperblockField.FLAGS, 0);
    byte[] version = image.clone();
    version[SquashfsSuperblock.LENGTH + 2] = 2;
    assertRefused(SquashfsFinding.OPTIONS, () -> Samples.open(version));
    ImageBytes large = ImageBytes.of(SquashfsCompression.LZ4, 12);
    large.store(new byte[5000]);
    byte[] long4097 = new Listing().build(large, 1);
    LittleEndian.put(long4097, SquashfsSuperblock.LENGTH, 2, 0x8000 | 4097);
    assertRefused(SquashfsFinding.OPTIONS, () -> Samples.open(long4097));
    Bytes newer = new FieldWriter().u32(1).u32(2).u32(9).toBytes();
    assertEquals(newer, CompressorOptions.decode(SquashfsCompression.LZ4, newer).encode());
    assertTrue(
        CompressorOptions.decode(SquashfsCompression.LZ4, newer) instanceof CompressorOptions.Lz4);
  }

  @Test
  void flagsAreOnlyHints() throws IOException {
    ImageBytes image = ImageBytes.of(SquashfsCompression.GZIP, 12);
    byte[] made = TreeImage.of(Samples.everything(), image, true);
    byte[] flags = ImageCopy.with(made, SuperblockField.FLAGS, 0xFBFF);
    try (SquashfsImage opened = Samples.open(flags)) {
      assertEquals(SquashfsFinding.FLAGS_UNKNOWN.code(), opened.diagnostics().get(0).code());
      assertEquals(9, opened.tree().root().children().toList().size());
      assertEquals(1, opened.inode(opened.tree().root()).header().number());
    }
    assertTrue(Samples.reader(made).compressorOptions().isEmpty());
    assertEquals(made.length, ImageSource.of(made).size());
  }
}
