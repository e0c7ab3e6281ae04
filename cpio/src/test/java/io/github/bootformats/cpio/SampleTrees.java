package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;

/** Trees that every dialect can hold. */
final class SampleTrees {
  /** When the root was last modified. */
  static final long ROOT_TIME = 1_700_000_000 + 0751;

  private static final long TIME = 1_700_000_000;

  private SampleTrees() {}

  static NodeMetadata meta(int permissions, long uid, long gid) {
    return NodeMetadata.of(permissions).withOwner(uid, gid).withMtime(TIME + permissions, 0);
  }

  /** All types, hard links, odd modes, odd names, and one that ends an archive if it is written. */
  static TestTree all() {
    return ordinary().file("TRAILER!!!", meta(0644, 0, 0), "not the end");
  }

  /** All of these but the name that other programs trip over. */
  static TestTree ordinary() {
    byte[] large = new byte[100_001];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) ((i * 31) >> 3);
    }
    NodeMetadata link = meta(0777, 0, 0);
    return new TestTree()
        .root(meta(0751, 3, 4))
        .directory("dev", meta(0755, 0, 0))
        .device("dev/console", meta(0600, 0, 5), FileType.CHARACTER_DEVICE, 5, 1)
        .device("dev/sda", meta(0660, 0, 6), FileType.BLOCK_DEVICE, 8, 0)
        .special("dev/initctl", meta(0600, 0, 0), FileType.FIFO)
        .directory("empty", meta(01777, 1000, 1001))
        .directory("bin", meta(0755, 0, 0))
        .file("bin/su", meta(04755, 0, 0), "setuid")
        .link("bin/login", "bin/su")
        .link("sh", "bin/su")
        .file("zero", meta(0, 65535, 65534), "")
        .file("zero-linked", meta(0644, 0, 0), "")
        .link("zero-again", "zero-linked")
        .symlink("lib", link, "usr/lib")
        .symlink("init", link, "/bin/\u00e9t\u00e9")
        .file(
            TreePath.root().resolve(Bytes.of((byte) 'x', (byte) 0xFF, (byte) 0xFE, (byte) ' ')),
            meta(0640, 7, 8),
            FileContent.of(Bytes.utf8("not text")))
        .file(TreePath.of("large"), meta(0444, 0, 0), FileContent.of(Bytes.of(large)));
  }
}
