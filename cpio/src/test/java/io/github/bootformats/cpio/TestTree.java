package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tree in memory, made of paths. */
final class TestTree implements FileTree {
  private final File rootFile = new File(FileType.DIRECTORY, NodeMetadata.of(0755));
  private long files;

  /** A file without its names. */
  private static final class File {
    private final FileType type;
    private NodeMetadata metadata;
    private final Map<Bytes, File> children = new LinkedHashMap<>();
    private FileContent content = FileContent.EMPTY;
    private Bytes target = Bytes.empty();
    private @Nullable DeviceNumber device;
    private Map<Bytes, Bytes> xattrs = Map.of();
    private int names;
    private long id;

    File(FileType type, NodeMetadata metadata) {
      this.type = type;
      this.metadata = metadata;
    }
  }

  TestTree root(NodeMetadata metadata) {
    rootFile.metadata = metadata;
    return this;
  }

  TestTree directory(String path, NodeMetadata metadata) {
    return put(TreePath.of(path), new File(FileType.DIRECTORY, metadata));
  }

  TestTree file(String path, NodeMetadata metadata, String content) {
    return file(TreePath.of(path), metadata, FileContent.of(Bytes.utf8(content)));
  }

  TestTree file(TreePath path, NodeMetadata metadata, FileContent content) {
    File file = new File(FileType.REGULAR, metadata);
    file.content = content;
    return put(path, file);
  }

  TestTree symlink(String path, NodeMetadata metadata, String target) {
    File file = new File(FileType.SYMLINK, metadata);
    file.target = Bytes.utf8(target);
    return put(TreePath.of(path), file);
  }

  TestTree device(String path, NodeMetadata metadata, FileType type, long major, long minor) {
    File file = new File(type, metadata);
    file.device = new DeviceNumber(major, minor);
    return put(TreePath.of(path), file);
  }

  TestTree special(String path, NodeMetadata metadata, FileType type) {
    return put(TreePath.of(path), new File(type, metadata));
  }

  TestTree link(String path, String existing) {
    return put(TreePath.of(path), file(TreePath.of(existing)));
  }

  TestTree xattr(String path, String name, String value) {
    file(TreePath.of(path)).xattrs = Map.of(Bytes.utf8(name), Bytes.utf8(value));
    return this;
  }

  private TestTree put(TreePath path, File file) {
    file.names++;
    if (file.id == 0) {
      file.id = ++files;
    }
    file(path.parent().orElseThrow()).children.put(path.name(), file);
    return this;
  }

  private File file(TreePath path) {
    File file = rootFile;
    for (Bytes name : path.names()) {
      File child = file.children.get(name);
      if (child == null) {
        throw new IllegalArgumentException("no " + path);
      }
      file = child;
    }
    return file;
  }

  @Override
  public TreeNode root() {
    return new Node(Bytes.empty(), rootFile);
  }

  private record Node(Bytes name, File file) implements TreeNode {
    @Override
    public FileType type() {
      return file.type;
    }

    @Override
    public NodeMetadata metadata() {
      return file.metadata;
    }

    @Override
    public long nlink() {
      return type() == FileType.DIRECTORY ? 1 : file.names;
    }

    @Override
    public Optional<LinkId> linkId() {
      return nlink() > 1 ? Optional.of(LinkId.of(file.id)) : Optional.empty();
    }

    @Override
    public Map<Bytes, Bytes> xattrs() {
      return file.xattrs;
    }

    @Override
    public FileContent content() throws IOException {
      return type() == FileType.REGULAR ? file.content : TreeNode.super.content();
    }

    @Override
    public Bytes target() throws IOException {
      return type() == FileType.SYMLINK ? file.target : TreeNode.super.target();
    }

    @Override
    public DeviceNumber device() throws IOException {
      return file.device != null ? file.device : TreeNode.super.device();
    }

    @Override
    public TreeCursor children() throws IOException {
      if (type() != FileType.DIRECTORY) {
        return TreeNode.super.children();
      }
      Map<Bytes, TreeNode> nodes = new HashMap<>();
      file.children.forEach((name, child) -> nodes.put(name, new Node(name, child)));
      return TreeCursor.of(nodes.values());
    }
  }
}
