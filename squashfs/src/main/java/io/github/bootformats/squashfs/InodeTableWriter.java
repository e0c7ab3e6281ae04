package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import java.io.IOException;

/** Writes inodes, each of the basic type where that can hold it. */
final class InodeTableWriter {
  private static final long MAX_U32 = 0xFFFF_FFFFL;
  private static final int WORD_LENGTH = Integer.BYTES;

  /** How many words of a list of blocks are encoded at a time. */
  private static final int WORDS = 2048;

  private final MetadataWriter table;
  private final ExportTable export = new ExportTable();

  InodeTableWriter(BlockCompressor compressor) {
    this.table = new MetadataWriter("inodes", compressor);
  }

  MetadataRef file(InodeFacts facts, long names, FileData data) throws IOException {
    boolean isExtended =
        facts.hasXattrs()
            || names > 1
            || data.holeBytes() > 0
            || data.size() > MAX_U32
            || data.start() > MAX_U32;
    MetadataRef ref =
        add(
            new FileInode(
                table.ref(),
                facts.header(isExtended),
                data.size(),
                data.start(),
                data.holeBytes(),
                names,
                data.tail().fragment(),
                data.tail().offset(),
                facts.xattrIndex()));
    for (int from = 0; from < data.blockCount(); from += WORDS) {
      int count = Math.min(WORDS, data.blockCount() - from);
      byte[] words = new byte[count * WORD_LENGTH];
      for (int i = 0; i < count; i++) {
        LittleEndian.put(words, i * WORD_LENGTH, WORD_LENGTH, data.word(from + i));
      }
      table.write(Bytes.of(words));
    }
    return ref;
  }

  /**
   * Writes a directory.
   *
   * @param subdirectories how many of its entries are directories, each of which is a link to it
   */
  MetadataRef directory(
      InodeFacts facts, DirectoryTableWriter.Place listing, long subdirectories, long parentNumber)
      throws IOException {
    long size = listing.length() + DirectoryInode.INVENTED_BYTES;
    boolean isExtended = facts.hasXattrs() || size > 0xFFFF || !listing.index().isEmpty();
    MetadataRef ref =
        add(
            new DirectoryInode(
                table.ref(),
                facts.header(isExtended),
                subdirectories + 2,
                listing.start().block(),
                listing.start().offset(),
                size,
                parentNumber,
                listing.index().size(),
                facts.xattrIndex()));
    for (DirectoryIndexEntry entry : listing.index()) {
      table.write(entry.encode());
    }
    return ref;
  }

  MetadataRef symlink(InodeFacts facts, long names, Bytes target) throws IOException {
    InodeHeader header = facts.header(facts.hasXattrs());
    return add(new SymlinkInode(table.ref(), header, names, target, facts.xattrIndex()));
  }

  MetadataRef device(InodeFacts facts, long names, long packedDevice) throws IOException {
    InodeHeader header = facts.header(facts.hasXattrs());
    return add(new DeviceInode(table.ref(), header, names, packedDevice, facts.xattrIndex()));
  }

  MetadataRef ipc(InodeFacts facts, long names) throws IOException {
    InodeHeader header = facts.header(facts.hasXattrs());
    return add(new IpcInode(table.ref(), header, names, facts.xattrIndex()));
  }

  private MetadataRef add(SquashfsInode inode) throws IOException {
    table.write(inode.encode());
    export.put(inode.header().number(), inode.ref());
    return inode.ref();
  }

  ExportTable export() {
    return export;
  }

  void appendTo(ImageOutput output) throws IOException {
    table.appendTo(output);
  }
}
