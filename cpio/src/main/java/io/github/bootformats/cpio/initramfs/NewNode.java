package io.github.bootformats.cpio.initramfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioHeader;
import io.github.bootformats.cpio.CpioMember;
import io.github.bootformats.cpio.internal.ShortName;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is put into an image. */
record NewNode(
    FileType type, NodeMetadata metadata, FileContent content, @Nullable DeviceNumber device) {
  private static final long MAX_NUMBER = 0xFFFF_FFFFL;

  /** Linux skips entries with longer ones. */
  private static final int MAX_NAME_FIELD = 4096;

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

  private static UnsupportedFormatException unfit(String what, Bytes name) {
    return new UnsupportedFormatException(
        InitramfsFinding.FORMAT,
        "initramfs.value-too-large",
        -1,
        "no archive for Linux holds a %s, which %s has".formatted(what, ShortName.of(name)));
  }

  NewNode withoutContent() {
    return new NewNode(type, metadata, FileContent.EMPTY, device);
  }

  /** Returns the entry that makes this file. */
  CpioMember member(Bytes name, long inode) throws IOException {
    if (name.length() >= MAX_NAME_FIELD) {
      throw unfit("name of %s bytes".formatted(name.length()), name);
    }
    long size = content.size();
    for (long number : List.of(size, metadata.uid(), metadata.gid(), metadata.mtimeSeconds())) {
      if (number > MAX_NUMBER) {
        throw unfit("size, owner or time of %s".formatted(number), name);
      }
    }
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
