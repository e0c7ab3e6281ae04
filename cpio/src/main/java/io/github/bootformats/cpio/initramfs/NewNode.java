package io.github.bootformats.cpio.initramfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioHeader;
import io.github.bootformats.cpio.CpioMember;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that is put into an image. */
record NewNode(
    FileType type, NodeMetadata metadata, FileContent content, @Nullable DeviceNumber device) {
  static final NewNode NONE = directory(NodeMetadata.of(0));

  static NewNode regular(FileContent content, NodeMetadata metadata) {
    return new NewNode(FileType.REGULAR, metadata, requireNonNull(content), null);
  }

  static NewNode directory(NodeMetadata metadata) {
    return new NewNode(FileType.DIRECTORY, metadata, FileContent.EMPTY, null);
  }

  static NewNode symlink(Bytes target, NodeMetadata metadata) {
    return new NewNode(FileType.SYMLINK, metadata, FileContent.of(target), null);
  }

  static NewNode device(FileType type, DeviceNumber device, NodeMetadata metadata) {
    if (!type.isDevice()) {
      throw new IllegalArgumentException("no type of a device: " + type);
    }
    return new NewNode(type, metadata, FileContent.EMPTY, requireNonNull(device));
  }

  /** Returns the entry that makes this file. */
  CpioMember member(Bytes name, long inode) throws IOException {
    long size = content.size();
    CpioHeader.Builder header =
        CpioHeader.builder(CpioDialect.NEWC)
            .set(CpioField.INO, inode)
            .set(CpioField.MODE, type.modeBits() | metadata.permissions())
            .set(CpioField.UID, metadata.uid())
            .set(CpioField.GID, metadata.gid())
            .set(CpioField.NLINK, type == FileType.DIRECTORY ? 2 : 1)
            .set(CpioField.MTIME, Math.max(0, metadata.mtimeSeconds()))
            .set(CpioField.FILE_SIZE, size);
    if (device != null) {
      header.set(CpioField.RDEV_MAJOR, device.major()).set(CpioField.RDEV_MINOR, device.minor());
    }
    CpioEntry entry = CpioEntry.of(header.build(), name);
    return CpioMember.of(entry, content, Bytes.zeros(CpioDialect.NEWC.paddingAfter(size)));
  }
}
