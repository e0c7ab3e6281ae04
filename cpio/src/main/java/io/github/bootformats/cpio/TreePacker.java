package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.LinkCounts.Link;
import io.github.bootformats.cpio.internal.EntryName;
import io.github.bootformats.cpio.internal.LinuxLimits;
import io.github.bootformats.cpio.internal.ShortName;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one tree. */
final class TreePacker {
  private static final int DIRECTORY_LINKS = 2;
  private static final int MAX_PACKED_PART = 0xFF;
  private static final long SUM_MASK = 0xFFFF_FFFFL;

  private final CpioWriteOptions options;
  private final CpioDialect dialect;
  private final LinkCounts links;
  private final CpioWriter writer;
  private final FindingList findings = new FindingList();
  private long inodes;
  private long entries;

  TreePacker(CpioWriteOptions options, LinkCounts links, CpioWriter writer) {
    this.options = options;
    this.dialect = options.dialect();
    this.links = links;
    this.writer = writer;
  }

  CpioPacked pack(EntryList nodes) throws IOException {
    nodes.forEach(
        (node, path) -> {
          if (!path.isRoot() || options.hasRootEntry()) {
            pack(node, path);
          }
        });
    writer.writeTrailer(dialect);
    writer.padTo(options.blockSize());
    writer.finish();
    return new CpioPacked(entries, writer.position(), findings.toList());
  }

  private void pack(TreeNode node, TreePath path) throws IOException {
    if (!node.xattrs().isEmpty()) {
      findings.add(
          CpioFinding.PACK_XATTRS,
          writer.position(),
          "The extended attributes of %s are not in the archive"
              .formatted(ShortName.of(path.toBytes())));
    }
    if (dialect.has(CpioField.RDEV_MAJOR)) {
      checkForLinux(node, path.toBytes());
    }
    CpioHeader.Builder header = CpioHeader.builder(dialect);
    Link link = links.find(node);
    setMetadata(header, node, path, link);
    FileContent data = data(node, link);
    long size = data.size();
    set(header, CpioField.FILE_SIZE, size, path);
    if (dialect == CpioDialect.CRC) {
      // Of links as well: GNU cpio and Linux do not look at those, Commons Compress does.
      header.set(CpioField.CHECK, sumOf(data));
    }
    writer.write(entry(header, path, node.type() == FileType.REGULAR ? size : 0));
    writer.copy(data, size);
    writer.write(Bytes.zeros(dialect.paddingAfter(size)));
    entries++;
  }

  private void checkForLinux(TreeNode node, Bytes path) throws IOException {
    Optional<String> reason = LinuxLimits.ofPath(path);
    if (reason.isEmpty() && node.type() == FileType.SYMLINK) {
      reason = LinuxLimits.ofTarget(node.target());
    } else if (reason.isEmpty() && node.type().isDevice()) {
      reason = LinuxLimits.ofDevice(node.device());
    }
    if (reason.isPresent()) {
      findings.add(
          CpioFinding.PACK_NOT_FOR_LINUX,
          writer.position(),
          "%s has %s, which Linux does not take".formatted(ShortName.of(path), reason.get()));
    }
  }

  private void setMetadata(
      CpioHeader.Builder header, TreeNode node, TreePath path, @Nullable Link link)
      throws IOException {
    NodeMetadata metadata = node.metadata();
    boolean isDirectory = node.type() == FileType.DIRECTORY;
    set(header, CpioField.INO, inode(link, isDirectory), path);
    set(header, CpioField.MODE, node.type().modeBits() | metadata.permissions(), path);
    set(header, CpioField.UID, metadata.uid(), path);
    set(header, CpioField.GID, metadata.gid(), path);
    set(
        header,
        CpioField.NLINK,
        link != null ? link.names() : isDirectory ? DIRECTORY_LINKS : 1,
        path);
    long mtime = metadata.mtimeSeconds();
    set(header, CpioField.MTIME, Math.min(mtime, options.latestMtime().orElse(mtime)), path);
    if (node.type().isDevice()) {
      setDevice(header, node.device(), path);
    }
  }

  /**
   * Returns the inode number of a file. Numbers are scarce in the old dialects, and readers look at
   * those only of what has two links or more, some at those of directories as well.
   */
  private long inode(@Nullable Link link, boolean isDirectory) {
    if (link == null) {
      return isDirectory || !dialect.has(CpioField.DEV) ? ++inodes : 0;
    }
    if (link.inode() == 0) {
      link.number(++inodes);
    }
    return link.inode();
  }

  private void setDevice(CpioHeader.Builder header, DeviceNumber device, TreePath path)
      throws UnsupportedFormatException {
    if (dialect.has(CpioField.RDEV_MAJOR)) {
      header.set(CpioField.RDEV_MAJOR, device.major()).set(CpioField.RDEV_MINOR, device.minor());
      return;
    }
    if (device.major() > MAX_PACKED_PART || device.minor() > MAX_PACKED_PART) {
      throw tooLarge(CpioField.RDEV, device, path, "255:255");
    }
    header.set(CpioField.RDEV, (device.major() << 8) | device.minor());
  }

  private void set(CpioHeader.Builder header, CpioField field, long value, TreePath path)
      throws UnsupportedFormatException {
    if (value < 0 || value > dialect.maximum(field)) {
      throw tooLarge(field, value, path, "0 to " + dialect.maximum(field));
    }
    header.set(field, value);
  }

  private UnsupportedFormatException tooLarge(
      CpioField field, Object value, TreePath path, String allowed) {
    return new UnsupportedFormatException(
        CpioFinding.FORMAT,
        CpioFinding.VALUE_TOO_LARGE.code(),
        -1,
        "%s %s of %s does not fit into %s, which has room for %s"
            .formatted(field, value, ShortName.of(path.toBytes()), dialect, allowed));
  }

  /** Returns what follows the entry of a node. */
  private FileContent data(TreeNode node, @Nullable Link link) throws IOException {
    boolean isLast = link == null || link.isLast();
    return switch (node.type()) {
      case REGULAR -> isLast || dialect.has(CpioField.DEV) ? node.content() : FileContent.EMPTY;
      case SYMLINK -> FileContent.of(node.target());
      default -> FileContent.EMPTY;
    };
  }

  private static long sumOf(FileContent data) throws IOException {
    byte[] chunk = new byte[64 << 10];
    long sum = 0;
    try (InputStream in = data.newInputStream()) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        sum += EntryData.sumOf(chunk, 0, n);
      }
    }
    return sum & SUM_MASK;
  }

  private CpioEntry entry(CpioHeader.Builder header, TreePath path, long alignedSize)
      throws UnsupportedFormatException {
    Bytes name = nameOf(path);
    long nameSize = name.length() + 1L;
    set(header, CpioField.NAME_SIZE, nameSize, path);
    int alignment = options.dataAlignment();
    if (alignment == 1 || alignedSize < alignment) {
      return CpioEntry.of(header.build(), name);
    }
    long end = writer.position() + dialect.headerLength() + nameSize;
    int field = (int) (nameSize + (-end & (alignment - 1)));
    if (field > EntryFindings.PATH_MAX) {
      findings.add(
          CpioFinding.PACK_UNALIGNED,
          writer.position(),
          "%s is not aligned, its name would have %s bytes".formatted(ShortName.of(name), field));
      return CpioEntry.of(header.build(), name);
    }
    byte[] padded = new byte[field];
    System.arraycopy(name.toByteArray(), 0, padded, 0, name.length());
    header.set(CpioField.NAME_SIZE, field);
    return CpioEntry.of(header.build(), Bytes.of(padded), Bytes.empty(), writer.position());
  }

  private static Bytes nameOf(TreePath path) {
    return path.isRoot() ? Bytes.utf8(".") : EntryName.of(path.toBytes());
  }
}
