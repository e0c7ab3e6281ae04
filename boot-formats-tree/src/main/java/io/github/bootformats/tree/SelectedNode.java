package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.tree.SelectedTree.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A directory of which a part is selected. */
final class SelectedNode implements TreeNode {
  private final TreeNode node;
  private final Selection selection;

  private SelectedNode(TreeNode node, Selection selection) {
    this.node = node;
    this.selection = selection;
  }

  static TreeNode of(TreeNode node, Selection selection) {
    boolean isWhole = selection.isWhole() || node.type() != FileType.DIRECTORY;
    return isWhole ? node : new SelectedNode(node, selection);
  }

  @Override
  public Bytes name() {
    return node.name();
  }

  @Override
  public FileType type() {
    return node.type();
  }

  @Override
  public NodeMetadata metadata() throws IOException {
    return node.metadata();
  }

  @Override
  public long size() throws IOException {
    return node.size();
  }

  @Override
  public long nlink() throws IOException {
    return node.nlink();
  }

  @Override
  public Optional<LinkId> linkId() throws IOException {
    return node.linkId();
  }

  @Override
  public Map<Bytes, Bytes> xattrs() throws IOException {
    return node.xattrs();
  }

  @Override
  public FileContent content() throws IOException {
    return node.content();
  }

  @Override
  public Bytes target() throws IOException {
    return node.target();
  }

  @Override
  public DeviceNumber device() throws IOException {
    return node.device();
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
  public TreeCursor sortedChildren() throws IOException {
    return children();
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    Selection below = selection.below().get(name);
    return below == null ? Optional.empty() : node.child(name).map(child -> of(child, below));
  }

  @Override
  public String toString() {
    return node.toString();
  }
}
