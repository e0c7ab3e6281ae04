package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.ForwardingNode;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of a tree in memory that other threads may change. */
final class GuardedNode extends ForwardingNode {
  private final Guard guard;

  GuardedNode(Guard guard, TreeNode node) {
    super(node);
    this.guard = guard;
  }

  @Override
  public NodeMetadata metadata() throws IOException {
    return guard.read(node()::metadata);
  }

  @Override
  public long size() throws IOException {
    return guard.read(node()::size);
  }

  @Override
  public long nlink() throws IOException {
    return guard.read(node()::nlink);
  }

  @Override
  public Optional<LinkId> linkId() throws IOException {
    return guard.read(node()::linkId);
  }

  @Override
  public Map<Bytes, Bytes> xattrs() throws IOException {
    return guard.read(node()::xattrs);
  }

  @Override
  public FileContent content() throws IOException {
    return new GuardedContent(guard, guard.read(node()::content));
  }

  @Override
  public TreeCursor children() throws IOException {
    return sortedChildren();
  }

  @Override
  public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    return new Cursor(guard, guard.read(() -> node().sortedChildren(limits)));
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    return guard.read(() -> node().child(name).map(found -> new GuardedNode(guard, found)));
  }

  private record Cursor(Guard guard, TreeCursor nodes) implements TreeCursor {
    @Override
    public @Nullable TreeNode next() throws IOException {
      TreeNode next = guard.next(nodes);
      return next == null ? null : new GuardedNode(guard, next);
    }

    @Override
    public void close() throws IOException {
      nodes.close();
    }
  }
}
