package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.ResolvedNode;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeResolver;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioHeader;
import io.github.bootformats.cpio.CpioMember;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.cpio.CpioWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the archive that a segment of a manifest describes, entry by entry in its order. */
final class ManifestWriter {
  private static final long MAX_MTIME = 0xFFFF_FFFFL;

  private final InitramfsManifest.Style style;
  private final TreeResolver files;
  private final TreePath directory;
  private final CpioWriteOptions options;

  /** A name of a file; the names of one file have the same key. */
  private record Item(Bytes name, NewNode node, Object key) {}

  /** The names of a file. */
  private static final class Names {
    private final long inode;
    private int count;
    private int written;

    Names(long inode) {
      this.inode = inode;
    }
  }

  ManifestWriter(
      InitramfsManifest.Style style,
      FileTree files,
      TreePath directory,
      CpioWriteOptions options,
      ReadLimits limits) {
    this.style = style;
    this.files = TreeResolver.of(files, limits);
    this.directory = directory;
    this.options = options;
  }

  void write(ManifestSegment segment, OutputStream out, Progress progress) throws IOException {
    List<Item> items = new ArrayList<>();
    for (ManifestEntry entry : segment.entries()) {
      try {
        add(entry, items);
      } catch (FileSystemException e) {
        throw refused(entry, e);
      }
    }
    Map<Object, Names> names = new HashMap<>();
    for (Item item : items) {
      names.computeIfAbsent(item.key, key -> new Names(style.firstInode + names.size())).count++;
    }
    CpioWriter writer = CpioWriter.of(out, progress);
    for (Item item : items) {
      Names of = names.getOrDefault(item.key, new Names(0));
      writer.write(member(item, of, ++of.written == of.count));
    }
    writer.writeTrailer(CpioDialect.NEWC);
    writer.padTo(options.blockSize());
    writer.finish();
  }

  private static IOException refused(ManifestEntry entry, IOException cause) {
    String reason = cause instanceof FileSystemException known ? known.getReason() : null;
    IOException refused =
        ManifestLine.refused(
            entry.line(),
            "cannot read %s: %s"
                .formatted(entry.location(), reason == null ? cause.getMessage() : reason));
    refused.initCause(cause);
    return refused;
  }

  private void add(ManifestEntry entry, List<Item> items) throws IOException {
    Bytes location = entry.location();
    ResolvedNode found =
        location == null ? null : files.resolve(directory, location, entry.isFollowed());
    NewNode node = node(entry, found == null ? null : found.node());
    Object key = entry;
    if (style == InitramfsManifest.Style.THREE_CPIO && found != null && node.content().size() > 0) {
      key = found.node().linkId().<Object>map(id -> id).orElse(found.path());
    }
    for (Bytes name : entry.names()) {
      items.add(new Item(name, node, node.type() == FileType.REGULAR ? key : new Object()));
    }
  }

  private NewNode node(ManifestEntry entry, @Nullable TreeNode file) throws IOException {
    FileType said = entry.type();
    FileType type = said == null ? given(entry, file).type() : said;
    NodeMetadata metadata = metadata(entry, file);
    return switch (type) {
      case REGULAR -> NewNode.regular(content(entry, file), metadata);
      case SYMLINK -> NewNode.symlink(target(entry, file), metadata);
      case CHARACTER_DEVICE, BLOCK_DEVICE -> NewNode.device(type, device(entry, file), metadata);
      default -> new NewNode(type, metadata, FileContent.EMPTY, null);
    };
  }

  private NodeMetadata metadata(ManifestEntry entry, @Nullable TreeNode file) throws IOException {
    Integer permissions = entry.permissions();
    Long uid = entry.uid();
    Long gid = entry.gid();
    NodeMetadata own = file == null ? NodeMetadata.of(0) : file.metadata();
    return NodeMetadata.of(permissions == null ? own.permissions() : permissions)
        .withOwner(uid == null ? own.uid() : uid, gid == null ? own.gid() : gid)
        .withMtime(mtime(entry, file), 0);
  }

  private long mtime(ManifestEntry entry, @Nullable TreeNode file) throws IOException {
    Long said = entry.mtime();
    if (said != null) {
      return clamped(said);
    }
    return file == null ? options.latestMtime().orElse(0) : clamped(file.metadata().mtimeSeconds());
  }

  private long clamped(long time) {
    long latest = Math.min(options.latestMtime().orElse(MAX_MTIME), MAX_MTIME);
    return Math.max(0, Math.min(time, latest));
  }

  private static FileContent content(ManifestEntry entry, @Nullable TreeNode file)
      throws IOException {
    Long size = entry.size();
    if (file == null || (size != null && size == 0)) {
      return FileContent.EMPTY;
    }
    if (file.type() != FileType.REGULAR) {
      throw ManifestLine.refused(entry.line(), entry.location() + " is no regular file");
    }
    FileContent content = file.content();
    if (size != null && size > content.size()) {
      throw ManifestLine.refused(
          entry.line(),
          "%s has %s bytes, fewer than %s".formatted(entry.location(), content.size(), size));
    }
    return size == null ? content : content.first(size);
  }

  private static Bytes target(ManifestEntry entry, @Nullable TreeNode file) throws IOException {
    Bytes target = entry.target();
    return target == null ? given(entry, file).target() : target;
  }

  private static DeviceNumber device(ManifestEntry entry, @Nullable TreeNode file)
      throws IOException {
    DeviceNumber device = entry.device();
    return device == null ? given(entry, file).device() : device;
  }

  private static TreeNode given(ManifestEntry entry, @Nullable TreeNode file) throws IOException {
    if (file == null) {
      throw ManifestLine.refused(entry.line(), "there is no location");
    }
    return file;
  }

  private CpioMember member(Item item, Names names, boolean isLast) throws IOException {
    NewNode node = isLast ? item.node : item.node.withoutContent();
    CpioMember member = node.member(item.name, names.inode);
    CpioHeader.Builder header =
        member.header().toBuilder()
            .set(CpioField.DEV_MAJOR, style.major)
            .set(CpioField.DEV_MINOR, style.minor);
    if (node.type() == FileType.REGULAR) {
      header.set(CpioField.NLINK, names.count);
    } else if (style == InitramfsManifest.Style.GEN_INIT_CPIO
        && (node.type() == FileType.FIFO || node.type() == FileType.SOCKET)) {
      header.set(CpioField.NLINK, 2);
    }
    return member.withEntry(member.entry().withHeader(header.build()));
  }
}
