package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.ForwardingNode;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of a layer with other markers than it is stored with. */
final class ConvertedNode extends ForwardingNode {
  private final Conversion conversion;

  /** What is said of it beside it, where that is a file of its own. */
  private final boolean isOpaqueBeside;

  ConvertedNode(TreeNode node, Conversion conversion, boolean isOpaqueBeside) {
    super(node);
    this.conversion = conversion;
    this.isOpaqueBeside = isOpaqueBeside;
  }

  /** How the markers of a layer become others. */
  interface Conversion {
    /**
     * Converts the attributes of a file.
     *
     * @param isOpaqueBeside whether a file beside this directory says that it is opaque
     */
    Map<Bytes, Bytes> xattrs(TreeNode node, boolean isOpaqueBeside) throws IOException;

    /** Finds an entry of a directory. */
    Optional<TreeNode> child(TreeNode directory, Bytes name) throws IOException;

    /** Returns the names that {@link #child} finds in a directory because of an entry of it. */
    List<Bytes> names(TreeNode directory, TreeNode entry) throws IOException;

    /** Returns the names that it finds because of the directory itself. */
    default List<Bytes> names(TreeNode directory) throws IOException {
      return List.of();
    }

    default TreeNode convert(TreeNode node) {
      return new ConvertedNode(node, this, false);
    }
  }

  @Override
  public Map<Bytes, Bytes> xattrs() throws IOException {
    return conversion.xattrs(node(), isOpaqueBeside);
  }

  @Override
  public TreeCursor children() throws IOException {
    return sortedChildren();
  }

  /** Lists the directory at once, for one entry may hide another. */
  @Override
  public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    List<Bytes> names = new ArrayList<>(conversion.names(node()));
    try (TreeCursor stored = node().children()) {
      for (TreeNode entry = stored.next(); entry != null; entry = stored.next()) {
        names.addAll(conversion.names(node(), entry));
      }
    }
    List<TreeNode> converted = new ArrayList<>();
    for (Bytes name : names.stream().distinct().sorted().toList()) {
      child(name).ifPresent(converted::add);
    }
    return TreeCursor.of(converted);
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    if (type() != FileType.DIRECTORY) {
      throw new NotDirectoryException(name().toString());
    }
    return conversion.child(node(), name);
  }
}
