package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the data of regular files, also in layers that only have data. */
final class MergedContent {
  private static final Bytes DOT = Bytes.utf8(".");
  private static final Bytes DOT_DOT = Bytes.utf8("..");

  private MergedContent() {}

  static FileContent of(LayerStack stack, Merged file) throws IOException {
    Redirect path = file.lowerData();
    return path == null ? file.data().content() : dataOnly(stack, file, path).content();
  }

  /** Searches the data-only layers ({@code ovl_lookup_data_layers}). */
  private static TreeNode dataOnly(LayerStack stack, Merged file, Redirect path)
      throws IOException {
    String why = "";
    for (FileTree layer : stack.options().dataOnly()) {
      Way way = new Way(layer.root());
      why = way.follow(path.names());
      if (why.isEmpty()) {
        return way.here();
      }
    }
    throw OverlayFinding.DATA_MISSING.failure(
        "%s: no data-only layer has its data (%s)".formatted(file.node().name(), why));
  }

  /** A path in a data-only layer, on which no symbolic link counts and none leads out. */
  private static final class Way {
    private final List<TreeNode> nodes;

    Way(TreeNode root) {
      this.nodes = new ArrayList<>(List.of(root));
    }

    TreeNode here() {
      return nodes.get(nodes.size() - 1);
    }

    /** Goes to a regular file, and returns the error that Linux has instead; empty if none. */
    String follow(List<Bytes> names) throws IOException {
      for (Bytes name : names) {
        if (here().type() != FileType.DIRECTORY) {
          return here().type() == FileType.SYMLINK ? "ELOOP" : "ENOTDIR";
        }
        if (name.equals(DOT_DOT)) {
          if (nodes.size() == 1) {
            return "EXDEV";
          }
          nodes.remove(nodes.size() - 1);
        } else if (!name.isEmpty() && !name.equals(DOT)) {
          Optional<TreeNode> next = LayerStack.childByPath(here(), name);
          if (next.isEmpty()) {
            return "ENOENT";
          }
          nodes.add(next.get());
        }
      }
      return here().type() == FileType.REGULAR ? "" : "ENOENT";
    }
  }
}
