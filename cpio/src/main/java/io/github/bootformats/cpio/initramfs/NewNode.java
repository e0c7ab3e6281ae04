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
import io.github.bootformats.cpio.internal.EntryName;
import io.github.bootformats.cpio.internal.LinuxLimits;
import io.github.bootformats.cpio.internal.ShortName;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that is put into an image. */
record NewNode(
    FileType type, NodeMetadata metadata, FileContent content, @Nullable DeviceNumber device) {
  private static final long MAX_NUMBER = 0xFFFF_FFFFL;

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
        InitramfsFinding.VALUE_TOO_LARGE.code(),
        -1,
        "%s has %s, which Linux does not take".formatted(ShortName.of(name), what));
  }

  /** Returns where a symbolic link points to. */
  Bytes target() throws IOException {
    try (InputStream in = content.newInputStream()) {
      return Bytes.of(in.readAllBytes());
    }
  }

  NewNode withoutContent() {
    return new NewNode(type, metadata, FileContent.EMPTY, device);
  }

  /** Returns the entry that makes this file. */
  CpioMember member(Bytes name, long inode) throws IOException {
    check(name);
    long size = content.size();
    CpioHeader.Builder header =
        CpioHeader.builder(CpioDialect.NEWC)
            .set(CpioField.INO, inode)
            .set(CpioField.MODE, type.modeBits() | metadata.permissions())
            .set(CpioField.UID, metadata.uid())
            .set(CpioField.GID, metadata.gid())
            .set(CpioField.NLINK, type == FileType.DIRECTORY ? 2 : 1)
            .set(CpioField.MTIME, metadata.mtimeSeconds())
            .set(CpioField.FILE_SIZE, size);
    if (device != null) {
      header.set(CpioField.RDEV_MAJOR, device.major()).set(CpioField.RDEV_MINOR, device.minor());
    }
    CpioEntry entry = CpioEntry.of(header.build(), EntryName.of(name));
    return CpioMember.of(entry, content, Bytes.zeros(CpioDialect.NEWC.paddingAfter(size)));
  }

  private void check(Bytes name) throws IOException {
    check(LinuxLimits.ofPath(name), name);
    if (type == FileType.SYMLINK) {
      // The kernel's own tool ends a target with a NUL, which Linux ends it at in any case.
      Bytes target = target();
      boolean isEnded = !target.isEmpty() && target.at(target.length() - 1) == 0;
      check(LinuxLimits.ofTarget(target.slice(0, target.length() - (isEnded ? 1 : 0))), name);
    }
    if (device != null) {
      check(LinuxLimits.ofDevice(device), name);
    }
    check("size", content.size(), name);
    check("user", metadata.uid(), name);
    check("group", metadata.gid(), name);
    check("time", metadata.mtimeSeconds(), name);
  }

  private static void check(String what, long number, Bytes name)
      throws UnsupportedFormatException {
    if (number < 0 || number > MAX_NUMBER) {
      throw unfit("the %s %s".formatted(what, number), name);
    }
  }

  private static void check(Optional<String> reason, Bytes name) throws UnsupportedFormatException {
    if (reason.isPresent()) {
      throw unfit(reason.get(), name);
    }
  }
}
