package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Layers for tests, one line for each file. */
final class Trees {
  static final OverlayOptions OPTIONS = OverlayOptions.of(OverlayConsumer.LINUX_6_18);
  static final Markers TRUSTED = Markers.of(LayerForm.TRUSTED);

  private Trees() {}

  static TreePath path(String path) {
    return TreePath.of(path);
  }

  /**
   * Makes a layer.
   *
   * @param entries {@code d/} is a directory, {@code d/f=text} a file, {@code -d/f} a whiteout,
   *     {@code %d/f} a whiteout that is a file, {@code d/!} says that d is opaque, {@code d/?} that
   *     it has whiteouts that are files, {@code d>e} redirects d to e, {@code f<} takes its data
   *     away, {@code f@g} is another name of g
   */
  static MemoryTree layer(String... entries) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    for (String entry : entries) {
      add(tree, entry);
    }
    return tree;
  }

  private static void add(MemoryTree tree, String entry) throws IOException {
    int at = 0;
    while (at < entry.length() && "=!?><@".indexOf(entry.charAt(at)) < 0) {
      at++;
    }
    String name = entry.substring(0, at);
    String value = at < entry.length() ? entry.substring(at + 1) : "";
    switch (at < entry.length() ? entry.charAt(at) : '/') {
      case '=' ->
          tree.createFile(path(name), NodeMetadata.of(0644), FileContent.of(Bytes.utf8(value)));
      case '!' -> tree.setXattr(path(name), TRUSTED.opaque, Markers.OPAQUE_YES);
      case '?' -> tree.setXattr(path(name), TRUSTED.opaque, Markers.OPAQUE_XWHITEOUTS);
      case '>' -> tree.setXattr(path(name), TRUSTED.redirect, Bytes.utf8(value));
      case '<' -> tree.setXattr(path(name), TRUSTED.metacopy, Bytes.empty());
      case '@' -> tree.createLink(path(name), path(value));
      default -> {
        if (name.startsWith("-")) {
          tree.createDevice(
              path(name.substring(1)),
              NodeMetadata.of(0),
              FileType.CHARACTER_DEVICE,
              Markers.WHITEOUT_DEVICE);
        } else if (name.startsWith("%")) {
          tree.createFile(path(name.substring(1)), NodeMetadata.of(0), FileContent.EMPTY);
          tree.setXattr(path(name.substring(1)), TRUSTED.whiteout, Bytes.empty());
        } else {
          tree.createDirectory(path(name), NodeMetadata.of(0755));
        }
      }
    }
  }

  static List<String> names(FileTree tree, String directory) throws IOException {
    return tree.find(path(directory)).orElseThrow().children().toList().stream()
        .map(node -> node.name().toString())
        .toList();
  }

  static boolean exists(FileTree tree, String path) throws IOException {
    return tree.find(path(path)).isPresent();
  }

  static TreeNode node(FileTree tree, String path) throws IOException {
    return tree.find(path(path)).orElseThrow();
  }

  static String text(FileTree tree, String path) throws IOException {
    try (InputStream in = node(tree, path).content().newInputStream()) {
      return Bytes.of(in.readAllBytes()).toString();
    }
  }
}
