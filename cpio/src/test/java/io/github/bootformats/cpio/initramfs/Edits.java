package io.github.bootformats.cpio.initramfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Changes images for tests, and looks at what Linux makes of them. */
final class Edits {
  private Edits() {}

  /** Some changes. */
  @FunctionalInterface
  interface Change {
    void apply(InitramfsEdit edit) throws IOException;
  }

  static byte[] edited(byte[] image, Change change) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InitramfsImage open = InitramfsImage.open(ImageSource.of(image), ReadLimits.defaults())) {
      InitramfsEdit edit = open.edit();
      change.apply(edit);
      edit.writeTo(out);
    }
    return out.toByteArray();
  }

  /** Returns the content of a file, its type if it is another one, or what is missing. */
  static String read(LinuxRootfs seen, String path) throws IOException {
    Optional<TreeNode> node = seen.tree().find(TreePath.of(path));
    if (node.isEmpty()) {
      return "missing";
    }
    if (node.get().type() != FileType.REGULAR) {
      return node.get().type().toString();
    }
    try (InputStream in = node.get().content().newInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
