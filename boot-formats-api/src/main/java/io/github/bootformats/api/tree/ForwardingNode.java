package io.github.bootformats.api.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A file that is another one but for what a subclass overrides: its name, its attributes, what is
 * in a directory.
 *
 * <p>The files in a directory are those of the other one as they are; a subclass that wants them to
 * be its own overrides {@link #children}, {@link #sortedChildren} and {@link #child}.
 */
public abstract class ForwardingNode implements TreeNode {
  private final TreeNode node;

  /**
   * Creates a file.
   *
   * @param node the file that this one is
   */
  protected ForwardingNode(TreeNode node) {
    this.node = requireNonNull(node);
  }

  /**
   * Returns the file that this one is.
   *
   * @return the other file
   */
  protected final TreeNode node() {
    return node;
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

  @Override
  public TreeCursor children() throws IOException {
    return node.children();
  }

  @Override
  public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    return node.sortedChildren(limits);
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    return node.child(name);
  }

  @Override
  public String toString() {
    return node.toString();
  }
}
