package io.github.bootformats.overlay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a tree as a tar archive with pax headers (POSIX.1-2017, pax), with extended attributes as
 * {@code SCHILY.xattr.} records: the same bytes of the same tree. GNU tar takes it with {@code
 * --xattrs --xattrs-include='*'}.
 *
 * <p>A layer for containers is written as {@code writer.write(layer.in(LayerForm.OCI).tree(),
 * out)}.
 */
public final class TarTreeWriter {
  private static final int NAME_LENGTH = 100;
  private static final long MAX_ID = 07777777;
  private static final long MAX_NUMBER = 077777777777L;
  private static final int ASCII_END = 0x7F;

  private final ReadLimits limits;

  private TarTreeWriter(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Creates a writer.
   *
   * @param limits those of {@link TreeWalk}
   * @return a writer
   */
  public static TarTreeWriter of(ReadLimits limits) {
    return new TarTreeWriter(limits);
  }

  /**
   * Writes a tree, sorted by paths, the root first.
   *
   * @param tree the tree
   * @param out gets the archive; not closed
   * @throws io.github.bootformats.api.UnsupportedFormatException if there is a socket, which tar
   *     has no entries for
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond the limits
   * @throws IOException if reading or writing fails
   */
  public void write(FileTree tree, OutputStream out) throws IOException {
    write(tree, out, Progress.NONE);
  }

  /**
   * Writes a tree, sorted by paths, the root first.
   *
   * @param tree the tree
   * @param out gets the archive; not closed
   * @param progress told the bytes written, without a total
   * @throws io.github.bootformats.api.UnsupportedFormatException if there is a socket, which tar
   *     has no entries for
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond the limits
   * @throws java.io.InterruptedIOException if {@code progress} says not to go on
   * @throws IOException if reading or writing fails
   */
  public void write(FileTree tree, OutputStream out, Progress progress) throws IOException {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, ISO_8859_1.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_TRUNCATE); // pax records have the rest
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    Run run = new Run(tar, progress);
    try (TreeWalk walk = TreeWalk.sorted(tree, limits)) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        run.add(node, walk.path());
      }
    }
    tar.finish();
    out.flush();
  }

  /** One archive. */
  private static final class Run {
    private final TarArchiveOutputStream tar;
    private final Progress progress;
    private final byte[] chunk = new byte[64 << 10];
    private final Map<LinkId, TreePath> linked = new HashMap<>();

    Run(TarArchiveOutputStream tar, Progress progress) {
      this.tar = tar;
      this.progress = progress;
    }

    void add(TreeNode node, TreePath path) throws IOException {
      progress.check(tar.getBytesWritten(), -1);
      TreePath first = node.linkId().map(id -> linked.putIfAbsent(id, path)).orElse(null);
      if (first != null) {
        put(header(path.toBytes(), TarConstants.LF_LINK, first.toBytes()), new PaxRecords());
        tar.closeArchiveEntry();
        return;
      }
      Entry entry =
          switch (node.type()) {
            case REGULAR -> header(path.toBytes(), TarConstants.LF_NORMAL, Bytes.empty());
            case DIRECTORY -> header(directoryName(path), TarConstants.LF_DIR, Bytes.empty());
            case SYMLINK -> header(path.toBytes(), TarConstants.LF_SYMLINK, node.target());
            case CHARACTER_DEVICE -> device(node, path, TarConstants.LF_CHR);
            case BLOCK_DEVICE -> device(node, path, TarConstants.LF_BLK);
            case FIFO -> header(path.toBytes(), TarConstants.LF_FIFO, Bytes.empty());
            case SOCKET ->
                throw OverlayFinding.TAR_UNSUPPORTED.unsupported("tar has no sockets: " + path);
          };
      PaxRecords pax = new PaxRecords();
      metadata(entry.header, pax, node.metadata());
      node.xattrs().forEach(pax::putXattr);
      if (node.type() == FileType.REGULAR) {
        long size = node.content().size();
        entry.header.setSize(size);
        if (size > MAX_NUMBER) {
          pax.put("size", number(size));
        }
      }
      put(entry, pax);
      if (node.type() == FileType.REGULAR) {
        copy(node.content());
      }
      tar.closeArchiveEntry();
    }

    private void copy(FileContent content) throws IOException {
      try (InputStream in = content.newInputStream()) {
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          tar.write(chunk, 0, n);
          progress.check(tar.getBytesWritten(), -1);
        }
      }
    }

    private static Bytes directoryName(TreePath path) {
      return path.isRoot() ? Bytes.utf8("./") : Bytes.join(path.toBytes(), Bytes.utf8("/"));
    }

    private static Entry device(TreeNode node, TreePath path, byte type) throws IOException {
      DeviceNumber device = node.device();
      if (device.major() > Integer.MAX_VALUE || device.minor() > Integer.MAX_VALUE) {
        throw OverlayFinding.TAR_UNSUPPORTED.unsupported(
            "%s: tar has no device %s".formatted(path, device));
      }
      Entry entry = header(path.toBytes(), type, Bytes.empty());
      entry.header.setDevMajor((int) device.major());
      entry.header.setDevMinor((int) device.minor());
      return entry;
    }

    private static void metadata(TarArchiveEntry header, PaxRecords pax, NodeMetadata metadata) {
      header.setMode(metadata.permissions());
      header.setUserId(Math.min(metadata.uid(), MAX_ID));
      header.setGroupId(Math.min(metadata.gid(), MAX_ID));
      boolean isPlainTime =
          metadata.mtimeNanos() == 0
              && metadata.mtimeSeconds() >= 0
              && metadata.mtimeSeconds() <= MAX_NUMBER;
      header.setLastModifiedTime(isPlainTime ? metadata.mtime() : FileTime.fromMillis(0));
      if (metadata.uid() > MAX_ID) {
        pax.put("uid", number(metadata.uid()));
      }
      if (metadata.gid() > MAX_ID) {
        pax.put("gid", number(metadata.gid()));
      }
      if (!isPlainTime) {
        pax.put("mtime", TarTime.text(metadata));
      }
    }

    private static Bytes number(long number) {
      return Bytes.utf8(Long.toString(number));
    }

    /** A header, and what of it may need pax records. */
    private record Entry(TarArchiveEntry header, Bytes path, Bytes link) {}

    private static Entry header(Bytes path, byte type, Bytes link) {
      // Commons Compress makes something else of names as they look on the host, if it is let.
      String name = text(shortened(path, type)).replace('\\', '_');
      TarArchiveEntry header = new TarArchiveEntry(name, type, true);
      header.setLinkName(text(link));
      header.setUserName("");
      header.setGroupName("");
      header.setUserId(0);
      header.setGroupId(0);
      header.setLastModifiedTime(FileTime.fromMillis(0));
      return new Entry(header, path, link);
    }

    /** What has no room in a header ends without a slash, for some take a file for a directory. */
    private static Bytes shortened(Bytes path, byte type) {
      boolean isMisleading =
          path.length() > NAME_LENGTH
              && type != TarConstants.LF_DIR
              && path.at(NAME_LENGTH - 1) == '/';
      return isMisleading ? path.slice(0, NAME_LENGTH - 1) : path;
    }

    private static String text(Bytes bytes) {
      return new String(bytes.toByteArray(), ISO_8859_1);
    }

    private static boolean fits(Bytes name) {
      for (int i = 0; i < name.length(); i++) {
        if (name.at(i) >= ASCII_END || name.at(i) == '\\') {
          return false;
        }
      }
      return name.length() < NAME_LENGTH;
    }

    private void put(Entry entry, PaxRecords pax) throws IOException {
      if (!fits(entry.path)) {
        pax.put("path", entry.path);
      }
      if (!fits(entry.link)) {
        pax.put("linkpath", entry.link);
      }
      if (!pax.isEmpty()) {
        byte[] records = pax.toBytes().toByteArray();
        Entry before =
            header(
                Bytes.utf8("./PaxHeaders"), TarConstants.LF_PAX_EXTENDED_HEADER_LC, Bytes.empty());
        before.header.setSize(records.length);
        tar.putArchiveEntry(before.header);
        tar.write(records);
        tar.closeArchiveEntry();
      }
      tar.putArchiveEntry(entry.header);
    }
  }
}
