package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.ForwardingNode;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.tree.SelectedTree.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory of which a part is selected. */
final class SelectedNode extends ForwardingNode {
  private final Selection selection;

  private SelectedNode(TreeNode node, Selection selection) {
    super(node);
    this.selection = selection;
  }

  static TreeNode of(TreeNode node, Selection selection) {
    boolean isWhole = selection.isWhole() || node.type() != FileType.DIRECTORY;
    return isWhole ? node : new SelectedNode(node, selection);
  }

  /** Looks the selected names up, of which there are few, in a directory that may have many. */
  @Override
  public TreeCursor children() throws IOException {
    List<TreeNode> found = new ArrayList<>();
    for (Bytes name : selection.below().keySet()) {
      child(name).ifPresent(found::add);
    }
    return TreeCursor.of(found);
  }

  @Override
  public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    return children();
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    Selection below = selection.below().get(name);
    return below == null ? Optional.empty() : node().child(name).map(child -> of(child, below));
  }
}
