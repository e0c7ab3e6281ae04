package io.github.bootformats.cli.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/** Lines for people; names never reach the terminal as they are. */
public final class NodeText {
  private final Terminal terminal;

  public NodeText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Returns the path. */
  public String name(TreePath path) {
    return safe(path.toBytes());
  }

  /**
   * Returns mode, names of the file, owners, size or device, time and path, as {@code ls -l} does.
   * Columns have fixed widths, since what comes later is not known yet.
   */
  public String line(TreePath path, TreeNode node) throws IOException {
    NodeMetadata metadata = node.metadata();
    return String.format(
        "%s %3s %9s %12s %s %s%s",
        NodeWords.mode(node.type(), metadata.permissions()),
        node.nlink(),
        metadata.uid() + ":" + metadata.gid(),
        node.type().isDevice()
            ? node.device().major() + "," + node.device().minor()
            : Long.toString(node.size()),
        FileTime.from(metadata.mtimeSeconds(), TimeUnit.SECONDS),
        name(path),
        NodeWords.isLink(node) ? " -> " + safe(node.target()) : "");
  }

  private String safe(Bytes bytes) {
    return terminal.message(bytes.toString());
  }
}
