package io.github.bootformats.cli.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;

/** What one line of a listing says of a node, without the line's end. */
@FunctionalInterface
public interface NodeLine {
  /**
   * Returns the line.
   *
   * @param path where the node is
   * @param node the node
   */
  String of(TreePath path, TreeNode node) throws IOException;

  /**
   * Returns one JSON object a line, in ASCII: paths without a leading slash, the mode as an octal
   * string without type bits, the time in whole seconds. What is not UTF-8 has the form of {@link
   * Bytes#toJson}.
   */
  static NodeLine json() {
    return (path, node) -> {
      NodeMetadata metadata = node.metadata();
      return "{\"path\":"
          + path.toBytes().toJson()
          + ",\"type\":\""
          + NodeWords.type(node.type())
          + "\",\"mode\":\""
          + String.format("%04o", metadata.permissions())
          + "\",\"uid\":"
          + metadata.uid()
          + ",\"gid\":"
          + metadata.gid()
          + ",\"nlink\":"
          + node.nlink()
          + ",\"size\":"
          + node.size()
          + ",\"mtime\":"
          + metadata.mtimeSeconds()
          + ",\"rdev\":"
          + (node.type().isDevice() ? "\"" + node.device() + "\"" : "null")
          + ",\"target\":"
          + (NodeWords.isLink(node) ? node.target().toJson() : "null")
          + "}";
    };
  }
}
