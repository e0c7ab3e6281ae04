package io.github.bootformats.squashfs;

import java.io.IOException;

/** Goes through the inode table from its start to its end, and checks each inode by itself. */
final class InodeCheck {
  private final SquashfsReader reader;
  private final SquashfsSuperblock superblock;
  private final CheckFindings findings;
  private final DataSpace space;
  private final boolean withData;
  private final byte[] room;
  private final InodeList inodes = new InodeList();
  private boolean saidCompressedInodes;
  private boolean saidCompressedData;

  InodeCheck(SquashfsReader reader, CheckFindings findings, DataSpace space, boolean withData) {
    this.reader = reader;
    this.superblock = reader.superblock();
    this.findings = findings;
    this.space = space;
    this.withData = withData;
    this.room = new byte[withData ? reader.blockSize() : 0];
  }

  InodeList run() throws IOException {
    if (findings.guard(this::scan) && !findings.isEnded()) {
      inodes.setComplete();
    }
    return inodes;
  }

  private void scan() throws IOException {
    long start = superblock.inodeTable();
    long end = superblock.directoryTable();
    if (Long.compareUnsigned(start, end) >= 0) {
      return; // found by the mount
    }
    MetadataCursor cursor = reader.metadataCursor(start, 0);
    checkBlock(start);
    while (cursor.has(1) || cursor.nextBlock() < end) {
      if (!findings.next()) {
        return;
      }
      if (!cursor.has(1)) {
        cursor.enterNext();
        checkBlock(cursor.blockPosition());
      }
      MetadataRef ref = new MetadataRef(cursor.blockPosition() - start, cursor.offset());
      SquashfsInode inode = InodeReader.read(cursor, ref, reader.limits());
      inodes.add(inode);
      check(inode, start + ref.block(), cursor);
    }
    if (cursor.nextBlock() != end) {
      findings.add(
          SquashfsFinding.INODE_TABLE,
          cursor.blockPosition(),
          "the inodes end at %s, the directories begin at %s".formatted(cursor.nextBlock(), end));
    }
  }

  private void checkBlock(long position) throws IOException {
    if (!saidCompressedInodes
        && superblock.has(SuperblockFlag.UNCOMPRESSED_INODES)
        && reader.metadataBlock(position).isCompressed()) {
      saidCompressedInodes = true;
      contradicts(SuperblockFlag.UNCOMPRESSED_INODES, position, "a block of inodes is compressed");
    }
  }

  private void contradicts(SuperblockFlag flag, long position, String what) {
    findings.add(
        SquashfsFinding.FLAG_CONTRADICTED,
        position,
        "the flag %s is set, and %s".formatted(flag, what));
  }

  private void check(SquashfsInode inode, long position, MetadataCursor cursor) throws IOException {
    InodeHeader header = inode.header();
    if (header.number() == 0) {
      findings.add(
          SquashfsFinding.INODE_NUMBER,
          position,
          "inode %s has the number 0".formatted(inode.ref()));
    }
    findings.guard(() -> reader.id(header.uidIndex()));
    findings.guard(() -> reader.id(header.gidIndex()));
    if (inode.xattrIndex() != SquashfsInode.NO_XATTRS) {
      findings.guard(() -> reader.xattrSet(inode.xattrIndex()));
    }
    if (inode instanceof SymlinkInode link && link.target().length() > SquashfsNode.MAX_TARGET) {
      findings.add(
          SquashfsFinding.TARGET_LONG,
          position,
          "the target of inode %s has %s bytes".formatted(inode.ref(), link.target().length()));
    } else if (inode instanceof DirectoryInode directory) {
      DirectoryIndex.read(cursor, directory.indexCount());
    } else if (inode instanceof FileInode file) {
      checkFile(file, position, cursor);
    }
  }

  /** Reads the list of blocks, without which the next inode is not found. */
  private void checkFile(FileInode file, long position, MetadataCursor cursor) throws IOException {
    if (file.size() < 0) {
      throw SquashfsFinding.FILE_SIZE.thrownAt(
          position, "a file of %s bytes".formatted(Long.toUnsignedString(file.size())));
    }
    long count = file.blockCount(reader.blockSize());
    BlockListReader blocks = new BlockListReader(cursor, file.blocksStart(), count);
    long at = file.blocksStart();
    for (long i = 0; i < count; i++) {
      if (!findings.next()) {
        return;
      }
      DataBlock block = blocks.next();
      if (block == null || cursor.blockPosition() >= superblock.directoryTable()) {
        throw SquashfsFinding.FILE_SIZE.thrownAt(
            position, "the list of %s blocks leaves the inodes".formatted(count));
      }
      if (!block.isHole()) {
        checkBlock(file, i, block);
      }
      at = block.position() + block.storedLength();
    }
    space.add(file.blocksStart(), at);
    if (file.tailLength(reader.blockSize()) > 0) {
      checkTail(file, position);
    }
  }

  private void checkBlock(FileInode file, long index, DataBlock block) throws IOException {
    int length = (int) Math.min(reader.blockSize(), file.size() - index * reader.blockSize());
    findings.guard(
        () -> {
          reader.data().checkPlace(block);
          if (withData) {
            reader.data().read(block.position(), (int) block.word(), room, 0, length);
          }
        });
    if (!saidCompressedData
        && superblock.has(SuperblockFlag.UNCOMPRESSED_DATA)
        && block.isCompressed()) {
      saidCompressedData = true;
      contradicts(
          SuperblockFlag.UNCOMPRESSED_DATA, block.position(), "a block of data is compressed");
    }
  }

  private void checkTail(FileInode file, long position) throws IOException {
    int blockSize = reader.blockSize();
    findings.guard(
        () -> {
          reader.fragment(file.fragmentIndex());
          if (file.fragmentOffset() + file.tailLength(blockSize) > blockSize) {
            throw SquashfsFinding.FRAGMENT_OFFSET.thrownAt(
                position,
                "a file has %s bytes at %s of a fragment"
                    .formatted(file.tailLength(blockSize), file.fragmentOffset()));
          }
          if (withData) {
            FileTail.fragment(reader, file);
          }
        });
  }
}
