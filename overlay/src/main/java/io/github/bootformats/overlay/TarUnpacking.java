package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Makes a tree of the entries of a tar archive. */
final class TarUnpacking {
  private static final NodeMetadata IMPLIED = NodeMetadata.of(0755);

  /** More than are worth telling, and few enough to keep. */
  private static final int MAX_FINDINGS = 1000;

  private final ImageSource source;
  private final ReadLimits limits;
  private final MemoryTree tree = MemoryTree.create(IMPLIED);
  private final List<Diagnostic> findings = new ArrayList<>();
  private long files;
  private long pathNames;
  private long indexBytes;

  TarUnpacking(ImageSource source, ReadLimits limits) {
    this.source = source;
    this.limits = limits;
  }

  List<Diagnostic> findings() {
    return List.copyOf(findings);
  }

  FileTree run() throws IOException {
    TarReader reader = new TarReader(source, limits);
    for (TarReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
      Optional<TreePath> path = TreePath.parse(entry.path());
      if (path.isEmpty()) {
        leaveOut(entry, "the path leads out of the tree");
        continue;
      }
      limits.check(TreeWalk.MAX_DEPTH, path.get().depth(), OverlayFinding.FORMAT, entry.offset());
      try {
        add(path.get(), entry);
      } catch (FileSystemException e) {
        leaveOut(entry, e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
      }
    }
    return tree;
  }

  private void leaveOut(TarReader.Entry entry, String why) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(
          OverlayFinding.TAR_PATH
              .diagnostic(entry.path() + " is left out: " + why)
              .atOffset(entry.offset() - TarReader.BLOCK));
    }
  }

  private void add(TreePath path, TarReader.Entry entry) throws IOException {
    TarArchiveEntry header = entry.header();
    NodeMetadata metadata = metadata(entry);
    if (path.isRoot()) {
      if (entry.isDirectory()) {
        tree.setMetadata(path, metadata);
        setXattrs(path, entry);
      }
      return;
    }
    makeParents(path);
    if (entry.isDirectory() && isDirectory(path)) {
      tree.setMetadata(path, metadata);
    } else {
      Optional<TreePath> existing = Optional.empty();
      if (header.isLink()) {
        existing = TreePath.parse(entry.link());
        if (existing.isEmpty() || tree.find(existing.get()).isEmpty()) {
          leaveOut(entry, "a link to what is not there: " + entry.link());
          return;
        }
        if (existing.get().equals(path)) {
          return;
        }
      }
      makeRoom(path);
      count(path, entry.offset());
      take(entry.path().length() + entry.link().length(), entry.offset());
      if (existing.isPresent()) {
        tree.createLink(path, existing.get());
        return;
      }
      create(path, entry, metadata);
    }
    setXattrs(path, entry);
  }

  private void create(TreePath path, TarReader.Entry entry, NodeMetadata metadata)
      throws IOException {
    TarArchiveEntry header = entry.header();
    if (entry.isDirectory()) {
      tree.createDirectory(path, metadata);
    } else if (header.isSymbolicLink()) {
      tree.createSymlink(path, metadata, entry.link());
    } else if (header.isCharacterDevice()) {
      tree.createDevice(path, metadata, FileType.CHARACTER_DEVICE, device(header));
    } else if (header.isBlockDevice()) {
      tree.createDevice(path, metadata, FileType.BLOCK_DEVICE, device(header));
    } else if (header.isFIFO()) {
      tree.createSpecial(path, metadata, FileType.FIFO);
    } else {
      ImageSource data = source.slice(entry.offset(), entry.size());
      tree.createFile(path, metadata, FileContent.of(data));
    }
  }

  private static DeviceNumber device(TarArchiveEntry header) {
    return new DeviceNumber(
        Integer.toUnsignedLong(header.getDevMajor()), Integer.toUnsignedLong(header.getDevMinor()));
  }

  private static NodeMetadata metadata(TarReader.Entry entry) throws IOException {
    TarArchiveEntry header = entry.header();
    long uid = TarReader.number(entry.pax(), "uid", header.getLongUserId());
    long gid = TarReader.number(entry.pax(), "gid", header.getLongGroupId());
    if (uid < 0 || gid < 0) {
      throw OverlayFinding.TAR_DAMAGED.failure("a negative owner of " + entry.path());
    }
    NodeMetadata metadata =
        NodeMetadata.of(header.getMode() & NodeMetadata.PERMISSIONS_MASK)
            .withOwner(uid, gid)
            .withMtime(header.getLastModifiedTime());
    return entry.pax().get("mtime").flatMap(time -> TarTime.set(metadata, time)).orElse(metadata);
  }

  private void makeParents(TreePath path) throws IOException {
    TreePath at = TreePath.root();
    TreeNode directory = tree.root();
    for (Bytes name : path.parent().orElseThrow().names()) {
      at = at.resolve(name);
      Optional<TreeNode> next = directory.child(name);
      if (next.isEmpty()) {
        count(at, -1);
        tree.createDirectory(at, IMPLIED);
        next = directory.child(name);
      }
      directory = next.orElseThrow();
    }
  }

  private void makeRoom(TreePath path) throws IOException {
    if (tree.find(path).isPresent()) {
      try {
        tree.delete(path);
      } catch (DirectoryNotEmptyException e) {
        throw new FileSystemException(path.toString(), null, "is a directory with entries");
      }
    }
  }

  private void count(TreePath path, long offset) throws IOException {
    pathNames += path.depth();
    limits.check(OverlayLimits.MAX_TAR_FILES, ++files, OverlayFinding.FORMAT, offset);
    limits.check(OverlayLimits.MAX_TAR_PATH_NAMES, pathNames, OverlayFinding.FORMAT, offset);
  }

  /** Counts bytes of the archive that the tree keeps. */
  private void take(int bytes, long offset) throws IOException {
    indexBytes += bytes;
    limits.check(OverlayLimits.MAX_TAR_INDEX_BYTES, indexBytes, OverlayFinding.FORMAT, offset);
  }

  private boolean isDirectory(TreePath path) throws IOException {
    return tree.find(path).filter(node -> node.type() == FileType.DIRECTORY).isPresent();
  }

  private void setXattrs(TreePath path, TarReader.Entry entry) throws IOException {
    for (Map.Entry<Bytes, Bytes> xattr : entry.pax().xattrs().entrySet()) {
      if (xattr.getKey().indexOf(0, 0) >= 0) {
        throw OverlayFinding.TAR_DAMAGED.failure("an attribute of %s has a NUL".formatted(path));
      }
      take(xattr.getKey().length() + xattr.getValue().length(), entry.offset());
      tree.setXattr(path, TarReader.kept(xattr.getKey()), TarReader.kept(xattr.getValue()));
    }
  }
}
