package io.github.bootformats.fuzz;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.squashfs.SquashfsOptions;
import io.github.bootformats.squashfs.SquashfsReader;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import io.github.bootformats.squashfs.SquashfsTable;
import io.github.bootformats.squashfs.SuperblockField;
import io.github.bootformats.squashfs.TableKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Stores the metadata of a small image uncompressed, so that changed bytes are changed fields. Each
 * table of the image must fit into one block of metadata; data stays as it lies.
 */
final class RawSquashfs {
  private static final int UNCOMPRESSED = 0x8000;
  private static final int XATTR_HEAD = 16;

  private final SquashfsReader reader;
  private final byte[] image;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private SquashfsSuperblock superblock;

  private RawSquashfs(SquashfsReader reader, byte[] image) {
    this.reader = reader;
    this.image = image;
    this.superblock = reader.superblock();
  }

  static byte[] of(byte[] image) throws IOException {
    try (SquashfsReader reader =
        SquashfsReader.open(ImageSource.of(image), SquashfsOptions.defaults())) {
      return new RawSquashfs(reader, image).rewrite();
    }
  }

  private byte[] rewrite() throws IOException {
    SquashfsSuperblock old = superblock;
    out.write(image, 0, (int) old.inodeTable());
    place(SuperblockField.INODE_TABLE, block(old.inodeTable()));
    place(SuperblockField.DIRECTORY_TABLE, block(old.directoryTable()));
    for (TableKind kind : new TableKind[] {TableKind.FRAGMENT, TableKind.EXPORT, TableKind.ID}) {
      Optional<SquashfsTable> table = reader.table(kind);
      if (table.isPresent()) {
        long block = block(table.get().blockPosition(0));
        place(kind.field(), list(block));
      }
    }
    Optional<SquashfsTable> xattrs = reader.table(TableKind.XATTR);
    if (xattrs.isPresent()) {
      long start = block(reader.xattrStart().orElseThrow());
      long block = block(xattrs.get().blockPosition(0));
      place(SuperblockField.XATTR_TABLE, out.size());
      long count = xattrs.get().entryCount();
      out.writeBytes(little(XATTR_HEAD).putLong(start).putInt((int) count).array());
      list(block);
    }
    place(SuperblockField.BYTES_USED, out.size());
    byte[] raw = out.toByteArray();
    superblock.encode().copyTo(raw, 0);
    return raw;
  }

  private void place(SuperblockField field, long position) {
    superblock = superblock.with(field, position);
  }

  /** Stores a block of metadata as it is, and returns where. */
  private long block(long position) throws IOException {
    Bytes content = reader.metadata(position);
    long place = out.size();
    out.writeBytes(little(2).putShort((short) (content.length() | UNCOMPRESSED)).array());
    out.writeBytes(content.toByteArray());
    return place;
  }

  /** Stores a list of one block, and returns where. */
  private long list(long block) {
    long place = out.size();
    out.writeBytes(little(8).putLong(block).array());
    return place;
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
