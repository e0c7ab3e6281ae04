package io.github.bootformats.cpio;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** A tree as lines, one a node, that are equal when the trees are. */
final class TreeText {
  private TreeText() {}

  static List<String> of(FileTree tree) throws IOException {
    List<String> lines = new ArrayList<>();
    Map<LinkId, TreePath> first = new HashMap<>();
    try (TreeWalk walk = TreeWalk.sorted(tree, ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        lines.add(line(walk.path(), node, first));
      }
    }
    return lines;
  }

  private static String line(TreePath path, TreeNode node, Map<LinkId, TreePath> first)
      throws IOException {
    NodeMetadata m = node.metadata();
    String what =
        switch (node.type()) {
          case REGULAR -> node.size() + " bytes " + digest(node);
          case SYMLINK -> "-> " + node.target();
          case CHARACTER_DEVICE, BLOCK_DEVICE -> node.device().toString();
          default -> "";
        };
    Optional<LinkId> id = node.linkId();
    String link = "";
    if (id.isPresent()) {
      TreePath other = first.putIfAbsent(id.get(), path);
      link = " " + node.nlink() + " names" + (other == null ? "" : ", same as " + other);
    }
    return "%c%04o %d:%d @%d %s %s%s"
        .formatted(
            node.type().letter(),
            m.permissions(),
            m.uid(),
            m.gid(),
            m.mtimeSeconds(),
            path,
            what,
            link);
  }

  private static String digest(TreeNode node) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = node.content().newInputStream()) {
      crc.update(in.readAllBytes());
    }
    return Long.toHexString(crc.getValue());
  }
}
