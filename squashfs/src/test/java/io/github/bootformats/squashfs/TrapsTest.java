package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is easily got wrong about inodes, listings and metadata. */
class TrapsTest {
  private static final long ROOT = 9000;

  static void assertRefused(SquashfsFinding finding, Executable reading) {
    FormatException e = assertThrows(FormatException.class, reading);
    assertEquals(finding.code(), e.reason(), e.getMessage());
  }

  static TreeNode find(byte[] image, String path) throws IOException {
    return Samples.open(image).tree().find(TreePath.of(path)).orElseThrow();
  }

  static byte[] read(TreeNode node) throws IOException {
    try (InputStream in = node.content().newInputStream()) {
      return in.readAllBytes();
    }
  }

  private static IpcInode pipe(long number) {
    return new IpcInode(
        Inodes.ANYWHERE, Inodes.header(InodeType.FIFO, number), 1, SquashfsInode.NO_XATTRS);
  }

  private static List<String> names(byte[] image) throws IOException {
    return Samples.open(image).tree().root().children().toList().stream()
        .map(node -> node.name().toString())
        .toList();
  }

  /** Makes an image of one inode, called {@code a}. */
  private static byte[] one(ImageBytes image, SquashfsInode inode, Bytes after) {
    MetadataRef ref = image.inode(inode, after);
    return new Listing()
        .add("a", inode.type().fileType(), ref, inode.header().number())
        .build(image, ROOT);
  }

  private static byte[] listed(long sizeMore) {
    ImageBytes image = ImageBytes.raw();
    Listing listing = new Listing();
    listing.add("a", FileType.FIFO, image.inode(pipe(1), Bytes.empty()), 1);
    listing.add("b", FileType.FIFO, image.inode(pipe(2), Bytes.empty()), 2);
    DirectoryInode root =
        Inodes.directory(ROOT, image.listing(listing.runs()), listing.length() + sizeMore);
    return image.build(image.inode(root, Bytes.empty()));
  }

  @Test
  void aListingIsThreeBytesShorterThanItsSize() throws IOException {
    assertEquals(List.of("a", "b"), names(listed(0)));
    // Old releases of squashfs-tools-ng left the three bytes out.
    assertEquals(List.of("a", "b"), names(listed(-3)));
    assertThrows(FormatException.class, () -> names(listed(1)));
  }

  @Test
  void listingsOfLessThanFourBytesAreEmpty() throws IOException {
    for (int size = 0; size < 4; size++) {
      ImageBytes image = ImageBytes.raw();
      DirectoryInode root =
          Inodes.directory(ROOT, new MetadataRef(0xFFFF_FFFFL, 0xFFFF), size - 3L);
      assertEquals(List.of(), names(image.build(image.inode(root, Bytes.empty()))));
    }
  }

  private static Listing manyPipes(ImageBytes image, int count, int nameLength) {
    Listing listing = new Listing();
    for (int i = 1; i <= count; i++) {
      String name = "%06d".formatted(i) + "x".repeat(nameLength - 6);
      listing.add(name, FileType.FIFO, image.inode(pipe(i), Bytes.empty()), i);
    }
    return listing;
  }

  @Test
  void aRunHas256EntriesAndANameAsManyBytes() throws IOException {
    ImageBytes image = ImageBytes.raw();
    Listing listing = manyPipes(image, 257, 256);
    assertEquals(2, listing.runs().size());
    assertEquals(256, listing.runs().get(0).entries().size());
    assertEquals(257, names(listing.addIndexedTo(image, ROOT), image).size());
  }

  private static List<String> names(MetadataRef root, ImageBytes image) throws IOException {
    return names(image.build(root));
  }

  @Test
  void aRunOfMoreIsRefused() {
    ImageBytes image = ImageBytes.raw();
    MetadataRef listing =
        image.listings.add(
            new FieldWriter().u32(256).u32(0).u32(1).bytes(Bytes.zeros(9000)).toBytes());
    byte[] made = image.build(image.inode(Inodes.directory(ROOT, listing, 4000), Bytes.empty()));
    assertRefused(SquashfsFinding.DIRECTORY_COUNT, () -> names(made));
  }

  @Test
  void aNameOf257BytesIsRefused() {
    ImageBytes image = ImageBytes.raw();
    assertRefused(SquashfsFinding.NAME, () -> names(manyPipes(image, 1, 257).build(image, ROOT)));
  }

  @Test
  void numbersInEntriesAreSignedDifferences() throws IOException {
    ImageBytes image = ImageBytes.raw();
    Listing listing = new Listing();
    listing.add("a", FileType.FIFO, image.inode(pipe(40_000), Bytes.empty()), 40_000);
    listing.add("b", FileType.FIFO, image.inode(pipe(7232), Bytes.empty()), 7232);
    assertEquals(1, listing.runs().size());
    assertEquals(Short.MIN_VALUE, listing.runs().get(0).entries().get(1).inodeDelta());
    byte[] made = listing.build(image, ROOT);
    try (SquashfsReader reader = Samples.reader(made)) {
      DirectoryInode root = (DirectoryInode) reader.inode(reader.superblock().rootInode());
      assertEquals(listing.runs().get(0), reader.directory(root).next());
    }
  }

  @Test
  void entriesHaveBasicTypesWhateverTheInodes() throws IOException {
    ImageBytes image = ImageBytes.raw();
    byte[] made = one(image, Inodes.extended(1, 0, 0, 1, SquashfsInode.NO_XATTRS), Bytes.empty());
    assertEquals(FileType.REGULAR, find(made, "a").type());

    ImageBytes wrong = ImageBytes.raw();
    MetadataRef ref =
        wrong.inode(Inodes.extended(1, 0, 0, 1, SquashfsInode.NO_XATTRS), Bytes.empty());
    Listing listing = new Listing().add(Bytes.utf8("a"), 9, ref, 1);
    assertRefused(SquashfsFinding.ENTRY_TYPE, () -> names(listing.build(wrong, ROOT)));
  }

  @Test
  void placesAreRelativeToTheirTables() throws IOException {
    ImageBytes image = ImageBytes.of(SquashfsCompression.GZIP, 12);
    image.store(new byte[5000]);
    Listing first = manyPipes(image, 1500, 20);
    MetadataRef directory = first.addIndexedTo(image, 2000);
    assertTrue(directory.block() > 0);
    MetadataRef file = image.inode(Inodes.symlink(2001, "target"), Bytes.empty());
    byte[] made =
        new Listing()
            .add("d", FileType.DIRECTORY, directory, 2000)
            .add("l", FileType.SYMLINK, file, 2001)
            .build(image, ROOT);
    assertEquals(1500, find(made, "d").children().toList().size());
    assertEquals(Bytes.utf8("target"), find(made, "l").target());
  }

  @Test
  void offsetsMustBeWithinTheBlockThatThereIs() {
    ImageBytes image = ImageBytes.raw();
    MetadataRef root = new Listing().addTo(image, ROOT);
    byte[] sound = image.build(root);
    for (int offset : new int[] {32, 8191, 8192, 8193, 0xFFFF}) {
      byte[] made = ImageCopy.with(sound, SuperblockField.ROOT_INODE, offset);
      assertRefused(SquashfsFinding.METADATA_OFFSET, () -> Samples.open(made));
    }
  }

  @Test
  void metadataBlocksOfNoLengthAreOf32KiB() {
    byte[] made = listed(0);
    for (int word : new int[] {0, 0x8000, 0x2001, 0xA001}) {
      byte[] changed = made.clone();
      LittleEndian.put(changed, SquashfsSuperblock.LENGTH, 2, word);
      assertRefused(SquashfsFinding.METADATA_BLOCK, () -> Samples.open(changed));
    }
  }

  @Test
  void everythingCrossesTheEndsOfBlocks() throws IOException {
    for (int before = 8192 - 150; before < 8192; before += 7) {
      ImageBytes image = ImageBytes.raw();
      image.inodes.add(Bytes.zeros(before));
      image.listings.add(Bytes.zeros(before));
      long start = image.position();
      byte[] content = Samples.bytes(3 * 4096);
      long word = 0x100_0000 | 4096;
      image.store(content);
      MetadataRef file =
          image.inode(Inodes.file(1, content.length, start), Inodes.words(word, word, word));
      MetadataRef link = image.inode(Inodes.symlink(2, "t".repeat(60)), Bytes.empty());
      byte[] made =
          new Listing()
              .runsOf(1)
              .add("a", FileType.REGULAR, file, 1)
              .add("b", FileType.SYMLINK, link, 2)
              .build(image, ROOT);
      assertArrayEquals(content, read(find(made, "a")));
      assertEquals(60, find(made, "b").target().length());
    }
  }

  @Test
  void longListingsHaveExtendedInodes() throws IOException {
    ImageBytes image = ImageBytes.raw();
    Listing listing = manyPipes(image, 800, 100);
    assertTrue(listing.length() > 0xFFFF);
    byte[] made = image.build(listing.addIndexedTo(image, ROOT));
    assertEquals(800, names(made).size());
    String last = "000800" + "x".repeat(94);
    assertTrue(Samples.open(made).tree().find(TreePath.of(last)).isPresent());
    assertThrows(
        IllegalArgumentException.class,
        () -> Inodes.directory(1, new MetadataRef(0, 0), listing.length()));
  }

  @Test
  void onlyExtendedFilesCountTheirNames() throws IOException {
    for (long nlink : new long[] {0, 1, 2}) {
      ImageBytes image = ImageBytes.raw();
      FileInode inode = Inodes.extended(1, 0, 0, nlink, SquashfsInode.NO_XATTRS);
      TreeNode node = find(one(image, inode, Bytes.empty()), "a");
      assertEquals(Math.max(1, nlink), node.nlink());
      assertEquals(nlink > 1, node.linkId().isPresent());
    }
    assertEquals(1, find(one(ImageBytes.raw(), Inodes.file(1, 0, 0), Bytes.empty()), "a").nlink());
  }

  @Test
  void anExtendedLinkHasItsAttributesBehindItsTarget() throws IOException {
    ImageBytes image = ImageBytes.raw();
    long set =
        image.xattrs(
            List.of(new SquashfsXattr(1, Bytes.utf8("x"), Bytes.utf8("value"), Optional.empty())));
    SymlinkInode link =
        new SymlinkInode(
            Inodes.ANYWHERE,
            Inodes.header(InodeType.EXTENDED_SYMLINK, 1),
            1,
            Bytes.utf8("target"),
            set);
    TreeNode node = find(one(image, link, Bytes.empty()), "a");
    assertEquals(Bytes.utf8("target"), node.target());
    assertEquals(Map.of(Bytes.utf8("trusted.x"), Bytes.utf8("value")), node.xattrs());
  }

  @Test
  void theParentOfTheRootIsNotAsked() throws IOException {
    ImageBytes image = ImageBytes.raw();
    DirectoryInode root =
        new DirectoryInode(
            Inodes.ANYWHERE,
            Inodes.header(InodeType.DIRECTORY, 1),
            0,
            0,
            0,
            3,
            0xFFFF_FFFFL,
            0,
            SquashfsInode.NO_XATTRS);
    assertEquals(List.of(), names(image.build(image.inode(root, Bytes.empty()))));
  }

  @Test
  void timesAreUnsignedAndModesHaveNoType() throws IOException {
    ImageBytes image = ImageBytes.raw();
    InodeHeader header = new InodeHeader(InodeType.FIFO, 0xFFFF, 0, 0, 0xFFFF_FFFFL, 1);
    IpcInode inode = new IpcInode(Inodes.ANYWHERE, header, 1, SquashfsInode.NO_XATTRS);
    TreeNode node = find(one(image, inode, Bytes.empty()), "a");
    assertEquals(0xFFFF_FFFFL, node.metadata().mtimeSeconds());
    assertEquals(07777, node.metadata().permissions());
    assertEquals(FileType.FIFO, node.type());
  }

  @Test
  void namesAreBytesInUnsignedOrder() throws IOException {
    ImageBytes image = ImageBytes.raw();
    MetadataRef pipe = image.inode(pipe(1), Bytes.empty());
    Listing listing = new Listing().runsOf(1);
    List<Bytes> names = new ArrayList<>();
    for (int b : new int[] {1, 0x41, 0x7F, 0x80, 0xC3, 0xFF}) {
      names.add(Bytes.of((byte) b));
      listing.add(names.get(names.size() - 1), InodeType.FIFO.id(), pipe, 1);
    }
    try (SquashfsImage opened = Samples.open(image.build(listing.addIndexedTo(image, ROOT)))) {
      assertEquals(
          names, opened.tree().root().children().toList().stream().map(TreeNode::name).toList());
      for (Bytes name : names) {
        assertTrue(opened.tree().root().child(name).isPresent(), name::toString);
      }
      assertFalse(opened.tree().root().child(Bytes.of((byte) 0x81)).isPresent());
    }
  }

  @Test
  void devicesHaveTwelveAndTwentyBits() throws IOException {
    DeviceInode inode =
        new DeviceInode(
            Inodes.ANYWHERE,
            Inodes.header(InodeType.BLOCK_DEVICE, 1),
            1,
            0x1234_5678L,
            SquashfsInode.NO_XATTRS);
    assertEquals(
        new DeviceNumber(0x456, 0x12378),
        find(one(ImageBytes.raw(), inode, Bytes.empty()), "a").device());
  }

  @Test
  void imagesLieAnywhere() throws IOException {
    byte[] image = Samples.everythingRaw();
    byte[] disk = new byte[image.length + 3000];
    System.arraycopy(image, 0, disk, 1234, image.length);
    ImageSource slice = ImageSource.of(disk).slice(1234, disk.length - 1234L);
    try (SquashfsImage opened = SquashfsImage.open(slice, SquashfsOptions.defaults())) {
      TreeNode more = opened.tree().find(TreePath.of("d/more")).orElseThrow();
      assertArrayEquals(Samples.bytes(4097), read(more));
    }
  }

  @Test
  void anAppImageHasItsImageBehindTheProgram() throws IOException {
    byte[] image = Samples.everythingRaw();
    int elf = 64 + 3 * 64;
    byte[] file = new byte[elf + image.length];
    byte[] ident = {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 'A', 'I', 2};
    System.arraycopy(ident, 0, file, 0, ident.length);
    LittleEndian.put(file, 0x28, 8, 64);
    LittleEndian.put(file, 0x3A, 2, 64);
    LittleEndian.put(file, 0x3C, 2, 3);
    System.arraycopy(image, 0, file, elf, image.length);

    assertEquals(elf, ImageLocator.find(ImageSource.of(file)).getAsLong());
    assertTrue(new SquashfsProvider().detect(ImageSource.of(file), "").reason().contains("" + elf));
    assertTrue(ImageLocator.find(ImageSource.of(Arrays.copyOf(file, elf + 95))).isEmpty());
    for (long at : new long[] {-1, Long.MAX_VALUE, file.length - 10}) {
      byte[] wrong = file.clone();
      LittleEndian.put(wrong, 0x28, 8, at);
      assertTrue(ImageLocator.find(ImageSource.of(wrong)).isEmpty());
    }
  }
}
