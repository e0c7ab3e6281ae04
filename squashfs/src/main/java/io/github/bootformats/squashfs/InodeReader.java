package io.github.bootformats.squashfs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;

/** Decodes inodes; afterwards the cursor is at what follows: a list of blocks, an index. */
final class InodeReader {
  private static final int MAX_FIXED_LENGTH = 56;
  private static final int TARGET_OFFSET = 24;

  private InodeReader() {}

  static SquashfsInode read(MetadataCursor cursor, MetadataRef ref, ReadLimits limits)
      throws IOException {
    long place = cursor.blockPosition();
    int id = cursor.peekU16();
    InodeType type =
        InodeType.of(id)
            .orElseThrow(
                () ->
                    SquashfsFinding.INODE_TYPE.thrownAt(
                        place, "inode %s has type %s, of 1 to 14".formatted(ref, id)));
    int length = type.fixedLength();
    byte[] bytes;
    int at;
    if (cursor.has(length)) {
      bytes = cursor.array();
      at = cursor.take(length);
    } else {
      bytes = new byte[MAX_FIXED_LENGTH];
      at = 0;
      cursor.read(bytes, 0, length);
    }
    InodeHeader header = InodeHeader.read(type, bytes, at);
    return switch (type.fileType()) {
      case DIRECTORY -> directory(ref, header, bytes, at + InodeHeader.LENGTH);
      case REGULAR -> file(ref, header, bytes, at + InodeHeader.LENGTH);
      case SYMLINK -> symlink(ref, header, bytes, at + InodeHeader.LENGTH, cursor, limits);
      case BLOCK_DEVICE, CHARACTER_DEVICE -> device(ref, header, bytes, at + InodeHeader.LENGTH);
      case FIFO, SOCKET -> ipc(ref, header, bytes, at + InodeHeader.LENGTH);
    };
  }

  private static SquashfsInode directory(
      MetadataRef ref, InodeHeader header, byte[] bytes, int at) {
    return header.type().isExtended()
        ? new DirectoryInode(
            ref,
            header,
            LittleEndian.u32(bytes, at),
            LittleEndian.u32(bytes, at + 8),
            LittleEndian.u16(bytes, at + 18),
            LittleEndian.u32(bytes, at + 4),
            LittleEndian.u32(bytes, at + 12),
            LittleEndian.u16(bytes, at + 16),
            LittleEndian.u32(bytes, at + 20))
        : new DirectoryInode(
            ref,
            header,
            LittleEndian.u32(bytes, at + 4),
            LittleEndian.u32(bytes, at),
            LittleEndian.u16(bytes, at + 10),
            LittleEndian.u16(bytes, at + 8),
            LittleEndian.u32(bytes, at + 12),
            0,
            SquashfsInode.NO_XATTRS);
  }

  private static SquashfsInode file(MetadataRef ref, InodeHeader header, byte[] bytes, int at) {
    return header.type().isExtended()
        ? new FileInode(
            ref,
            header,
            LittleEndian.u64(bytes, at + 8),
            LittleEndian.u64(bytes, at),
            LittleEndian.u64(bytes, at + 16),
            LittleEndian.u32(bytes, at + 24),
            LittleEndian.u32(bytes, at + 28),
            LittleEndian.u32(bytes, at + 32),
            LittleEndian.u32(bytes, at + 36))
        : new FileInode(
            ref,
            header,
            LittleEndian.u32(bytes, at + 12),
            LittleEndian.u32(bytes, at),
            0,
            1,
            LittleEndian.u32(bytes, at + 4),
            LittleEndian.u32(bytes, at + 8),
            SquashfsInode.NO_XATTRS);
  }

  private static SquashfsInode symlink(
      MetadataRef ref,
      InodeHeader header,
      byte[] bytes,
      int at,
      MetadataCursor cursor,
      ReadLimits limits)
      throws IOException {
    long nlink = LittleEndian.u32(bytes, at);
    long length = LittleEndian.u32(bytes, at + TARGET_OFFSET - InodeHeader.LENGTH - 4);
    limits.check(
        SquashfsLimits.MAX_TARGET_BYTES, length, SquashfsFinding.FORMAT, cursor.blockPosition());
    if (length > Integer.MAX_VALUE) {
      throw SquashfsFinding.TARGET_LONG.thrownAt(
          cursor.blockPosition(), "the target has %s bytes".formatted(length));
    }
    var target = cursor.bytes((int) length);
    long xattrs = header.type().isExtended() ? cursor.u32() : SquashfsInode.NO_XATTRS;
    return new SymlinkInode(ref, header, nlink, target, xattrs);
  }

  private static SquashfsInode device(MetadataRef ref, InodeHeader header, byte[] bytes, int at) {
    return new DeviceInode(
        ref,
        header,
        LittleEndian.u32(bytes, at),
        LittleEndian.u32(bytes, at + 4),
        header.type().isExtended() ? LittleEndian.u32(bytes, at + 8) : SquashfsInode.NO_XATTRS);
  }

  private static SquashfsInode ipc(MetadataRef ref, InodeHeader header, byte[] bytes, int at) {
    return new IpcInode(
        ref,
        header,
        LittleEndian.u32(bytes, at),
        header.type().isExtended() ? LittleEndian.u32(bytes, at + 4) : SquashfsInode.NO_XATTRS);
  }
}
