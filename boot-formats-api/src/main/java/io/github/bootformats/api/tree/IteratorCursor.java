package io.github.bootformats.api.tree;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The nodes that an iterator gives. */
record IteratorCursor(Iterator<? extends TreeNode> nodes) implements TreeCursor {
  @Override
  public @Nullable TreeNode next() {
    return nodes.hasNext() ? nodes.next() : null;
  }

  @Override
  public void close() {}
}
