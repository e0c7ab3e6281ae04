package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;

/**
 * A named pipe or a socket.
 *
 * @param ref where the inode is
 * @param header type, permissions, owners, time and number
 * @param nlink how many names the file has
 * @param xattrIndex where the extended attributes are
 */
public record IpcInode(MetadataRef ref, InodeHeader header, long nlink, long xattrIndex)
    implements SquashfsInode {
  /**
   * Creates an inode.
   *
   * @param ref where the inode is
   * @param header type, permissions, owners, time and number
   * @param nlink how many names the file has
   * @param xattrIndex where the extended attributes are; {@link #NO_XATTRS} in a basic inode
   * @throws IllegalArgumentException if the type is neither, or it cannot hold a number
   */
  public IpcInode {
    FileType type = header.type().fileType();
    if (type != FileType.FIFO && type != FileType.SOCKET) {
      throw new IllegalArgumentException("not the type of a pipe or a socket: " + header.type());
    }
    InodeTypes.checkXattrs(header, xattrIndex);
    Ranges.u32("nlink", nlink);
  }

  @Override
  public Bytes encode() {
    FieldWriter out = new FieldWriter();
    header.write(out);
    out.u32(nlink);
    return type().isExtended() ? out.u32(xattrIndex).toBytes() : out.toBytes();
  }
}
