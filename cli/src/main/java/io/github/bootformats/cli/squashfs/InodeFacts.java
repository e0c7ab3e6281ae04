package io.github.bootformats.cli.squashfs;

import io.github.bootformats.squashfs.BlockListReader;
import io.github.bootformats.squashfs.DataBlock;
import io.github.bootformats.squashfs.DirectoryIndexEntry;
import io.github.bootformats.squashfs.DirectoryInode;
import io.github.bootformats.squashfs.FileInode;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsInode;
import io.github.bootformats.squashfs.SquashfsReader;
import io.github.bootformats.squashfs.SquashfsXattr;
import io.github.bootformats.squashfs.TableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An inode with what it refers to.
 *
 * @param reader the image's structures
 * @param inode the inode
 * @param position where its metadata block begins in the image
 * @param uid the owner
 * @param gid the group
 * @param blocks the blocks of a file, up to {@link #MAX_BLOCKS}
 * @param blockCount how many there are
 * @param fragment where the fragment is that has the end of a file
 * @param index the index of a directory
 * @param xattrs extended attributes
 */
public record InodeFacts(
    SquashfsReader reader,
    SquashfsInode inode,
    long position,
    long uid,
    long gid,
    List<DataBlock> blocks,
    long blockCount,
    Optional<DataBlock> fragment,
    List<DirectoryIndexEntry> index,
    List<SquashfsXattr> xattrs) {
  /** How many blocks are listed. */
  static final int MAX_BLOCKS = 10_000;

  /** Reads what an inode refers to. */
  public static InodeFacts of(SquashfsImage image, SquashfsInode inode) throws IOException {
    SquashfsReader reader = image.reader();
    FileInode file = inode instanceof FileInode f ? f : null;
    return new InodeFacts(
        reader,
        inode,
        reader.superblock().inodeTable() + inode.ref().block(),
        reader.id(inode.header().uidIndex()),
        reader.id(inode.header().gidIndex()),
        file == null ? List.of() : blocks(reader, file),
        file == null ? 0 : file.blockCount(reader.blockSize()),
        file == null || !file.hasFragment()
            ? Optional.empty()
            : Optional.of(reader.fragment(file.fragmentIndex())),
        inode instanceof DirectoryInode directory ? reader.index(directory) : List.of(),
        xattrs(reader, inode));
  }

  private static List<DataBlock> blocks(SquashfsReader reader, FileInode file) throws IOException {
    List<DataBlock> blocks = new ArrayList<>();
    BlockListReader list = reader.blocks(file);
    DataBlock block = list.next();
    while (block != null && blocks.size() < MAX_BLOCKS) {
      blocks.add(block);
      block = list.next();
    }
    return blocks;
  }

  private static List<SquashfsXattr> xattrs(SquashfsReader reader, SquashfsInode inode)
      throws IOException {
    return inode.xattrIndex() == SquashfsInode.NO_XATTRS || reader.table(TableKind.XATTR).isEmpty()
        ? List.of()
        : reader.xattrs(reader.xattrSet(inode.xattrIndex()));
  }

  /** Returns how many bytes of a file a block has. */
  long lengthOf(int block) {
    long size = inode instanceof FileInode file ? file.size() : 0;
    return Math.min(reader.blockSize(), size - (long) block * reader.blockSize());
  }

  /** Returns the name of an attribute, also where its prefix is unknown. */
  static String name(SquashfsXattr xattr) {
    return xattr.fullName().map(Object::toString).orElse("?" + xattr.type() + "." + xattr.name());
  }
}
