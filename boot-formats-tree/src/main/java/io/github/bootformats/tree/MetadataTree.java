package io.github.bootformats.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.ForwardingNode;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A tree whose files have other permissions, owners or times, and are else as they are: to pack a
 * directory of a user as one of root, or what has times that a format cannot hold.
 *
 * <pre>{@code
 * writer.write(MetadataTree.of(tree, metadata -> metadata.withOwner(0, 0)), out);
 * }</pre>
 */
public final class MetadataTree implements FileTree {
  private final FileTree tree;
  private final UnaryOperator<NodeMetadata> change;

  private MetadataTree(FileTree tree, UnaryOperator<NodeMetadata> change) {
    this.tree = requireNonNull(tree);
    this.change = requireNonNull(change);
  }

  /**
   * Changes the metadata of all files of a tree, the root too.
   *
   * @param tree the tree; borrowed
   * @param change makes the new metadata of the old, the same each time
   * @return the changed tree
   */
  public static MetadataTree of(FileTree tree, UnaryOperator<NodeMetadata> change) {
    return new MetadataTree(tree, change);
  }

  @Override
  public TreeNode root() {
    return new Node(tree.root());
  }

  @Override
  public boolean hasSubsecondTimes() {
    return tree.hasSubsecondTimes();
  }

  @Override
  public String toString() {
    return tree + " with other metadata";
  }

  private final class Node extends ForwardingNode {
    Node(TreeNode node) {
      super(node);
    }

    @Override
    public NodeMetadata metadata() throws IOException {
      return change.apply(node().metadata());
    }

    @Override
    public TreeCursor children() throws IOException {
      return new Children(node().children());
    }

    @Override
    public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
      return new Children(node().sortedChildren(limits));
    }

    @Override
    public Optional<TreeNode> child(Bytes name) throws IOException {
      return node().child(name).map(Node::new);
    }
  }

  private final class Children implements TreeCursor {
    private final TreeCursor children;

    Children(TreeCursor children) {
      this.children = children;
    }

    @Override
    public @Nullable TreeNode next() throws IOException {
      TreeNode child = children.next();
      return child == null ? null : new Node(child);
    }

    @Override
    public void close() throws IOException {
      children.close();
    }
  }
}
