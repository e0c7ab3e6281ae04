package io.github.bootformats.api.tree;

import io.github.bootformats.api.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tree to test with: nodes in the order in which they were put there, names not checked. */
final class FixedTree implements FileTree {
  private final FixedNode root = new FixedNode(Bytes.empty(), FileType.DIRECTORY, Bytes.empty());

  /** A node; {@code data} is the content of a file or the target of a link. */
  record FixedNode(Bytes name, FileType type, Bytes data, Map<Bytes, FixedNode> entries)
      implements TreeNode {
    FixedNode(Bytes name, FileType type, Bytes data) {
      this(name, type, data, new LinkedHashMap<>());
    }

    FixedNode add(FixedNode node) {
      entries.put(node.name, node);
      return node;
    }

    @Override
    public NodeMetadata metadata() {
      return NodeMetadata.of(0644);
    }

    @Override
    public FileContent content() throws java.io.IOException {
      return type == FileType.REGULAR ? FileContent.of(data) : TreeNode.super.content();
    }

    @Override
    public Bytes target() throws java.io.IOException {
      return type == FileType.SYMLINK ? data : TreeNode.super.target();
    }

    @Override
    public TreeCursor children() throws java.io.IOException {
      return type == FileType.DIRECTORY
          ? TreeCursor.of(entries.values())
          : TreeNode.super.children();
    }
  }

  @Override
  public FixedNode root() {
    return root;
  }

  FixedTree directory(String path) {
    return put(path, FileType.DIRECTORY, "");
  }

  FixedTree file(String path, String content) {
    return put(path, FileType.REGULAR, content);
  }

  FixedTree link(String path, String target) {
    return put(path, FileType.SYMLINK, target);
  }

  private FixedTree put(String path, FileType type, String data) {
    FixedNode node = root;
    String[] names = path.split("/", -1);
    for (int i = 0; i < names.length - 1; i++) {
      Bytes name = Bytes.utf8(names[i]);
      FixedNode next = node.entries().get(name);
      node = next != null ? next : node.add(new FixedNode(name, FileType.DIRECTORY, Bytes.empty()));
    }
    node.add(new FixedNode(Bytes.utf8(names[names.length - 1]), type, Bytes.utf8(data)));
    return this;
  }
}
