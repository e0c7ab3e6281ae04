package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every byte of a structure is reached by its typed fields, and by one of them only. */
class SquashfsPropertiesTest {
  @Provide
  Arbitrary<SquashfsSuperblock> superblocks() {
    return Arbitraries.bytes()
        .array(byte[].class)
        .ofSize(SquashfsSuperblock.LENGTH)
        .map(bytes -> SquashfsSuperblock.decode(Bytes.of(bytes)));
  }

  @Property
  void superblocksAreTheirFields(@ForAll("superblocks") SquashfsSuperblock superblock) {
    SquashfsSuperblock rebuilt = SquashfsSuperblock.zeros();
    for (SuperblockField field : SuperblockField.values()) {
      rebuilt = rebuilt.with(field, superblock.value(field));
    }

    assertEquals(superblock.encode(), rebuilt.encode());
  }

  @Property
  void aFieldChangesItsBytesOnly(
      @ForAll("superblocks") SquashfsSuperblock superblock,
      @ForAll SuperblockField field,
      @ForAll long any) {
    long value = field.length() == 8 ? any : any & ((1L << (8 * field.length())) - 1);

    SquashfsSuperblock changed = superblock.with(field, value);

    assertEquals(value, changed.value(field));
    int begin = field.offset();
    int end = begin + field.length();
    assertEquals(superblock.encode().slice(0, begin), changed.encode().slice(0, begin));
    assertEquals(
        superblock.encode().slice(end, SquashfsSuperblock.LENGTH),
        changed.encode().slice(end, SquashfsSuperblock.LENGTH));
  }

  /** Inodes as bytes: any of the right type and length. */
  @Property
  void inodesAreTheirFields(@ForAll InodeType type, @ForAll long seed) throws IOException {
    Bytes bytes = inode(type, new SplittableRandom(seed));
    MetadataRef ref = new MetadataRef(seed >>> 16, (int) seed & 0xFFFF);

    SquashfsInode inode = SquashfsInode.decode(bytes, ref);

    assertEquals(type, inode.type());
    assertEquals(ref, inode.ref());
    assertEquals(bytes, rebuilt(inode).encode());
    assertEquals(inode, rebuilt(inode));
  }

  private static Bytes inode(InodeType type, SplittableRandom random) {
    int target = random.nextInt(300);
    boolean isLink = type.fileType() == FileType.SYMLINK;
    byte[] bytes =
        new byte[type.fixedLength() + (isLink ? target + (type.isExtended() ? 4 : 0) : 0)];
    random.nextBytes(bytes);
    LittleEndian.put(bytes, 0, 2, type.id());
    if (isLink) {
      LittleEndian.put(bytes, 20, 4, target);
    }
    return Bytes.of(bytes);
  }

  /** Makes an inode of nothing but the values that another one tells. */
  private static SquashfsInode rebuilt(SquashfsInode inode) {
    InodeHeader h = inode.header();
    InodeHeader header =
        new InodeHeader(
            h.type(), h.mode(), h.uidIndex(), h.gidIndex(), h.modificationTime(), h.number());
    if (inode instanceof DirectoryInode d) {
      return new DirectoryInode(
          d.ref(),
          header,
          d.nlink(),
          d.listingBlock(),
          d.listingOffset(),
          d.listingSize(),
          d.parentNumber(),
          d.indexCount(),
          d.xattrIndex());
    }
    if (inode instanceof FileInode f) {
      return new FileInode(
          f.ref(),
          header,
          f.size(),
          f.blocksStart(),
          f.sparseBytes(),
          f.nlink(),
          f.fragmentIndex(),
          f.fragmentOffset(),
          f.xattrIndex());
    }
    if (inode instanceof SymlinkInode s) {
      return new SymlinkInode(s.ref(), header, s.nlink(), s.target(), s.xattrIndex());
    }
    if (inode instanceof DeviceInode d) {
      return new DeviceInode(d.ref(), header, d.nlink(), d.packedDevice(), d.xattrIndex());
    }
    IpcInode ipc = (IpcInode) inode;
    return new IpcInode(ipc.ref(), header, ipc.nlink(), ipc.xattrIndex());
  }

  @Property
  void optionsAreTheirFields(@ForAll SquashfsCompression compression, @ForAll byte[] bytes) {
    Bytes stored = Bytes.of(bytes);

    assertEquals(stored, CompressorOptions.decode(compression, stored).encode());
  }

  @Property
  void referencesArePackedAndUnpacked(@ForAll long packed) {
    assertEquals(packed, MetadataRef.of(packed).packed());
  }

  @Property
  void runsAreReadAsTheyWereEncoded(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    DirectoryRun run = run(random, random.nextInt(1, 257));
    Bytes listing = run.encode();

    DirectoryReader reader =
        new DirectoryReader(new ListingCursor(MetadataCursor.over(listing), listing.length(), 0));

    assertEquals(run, reader.next());
    assertFalse(reader.next() != null);
  }

  private static DirectoryRun run(SplittableRandom random, int entries) {
    return new DirectoryRun(
        0,
        random.nextLong(1L << 32),
        random.nextLong(1L << 32),
        IntStream.range(0, entries)
            .mapToObj(
                i -> {
                  byte[] name = new byte[random.nextInt(1, 300)];
                  random.nextBytes(name);
                  return new DirectoryEntry(
                      random.nextInt(1 << 16),
                      random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1),
                      random.nextInt(1 << 16),
                      Bytes.of(name));
                })
            .toList());
  }
}
