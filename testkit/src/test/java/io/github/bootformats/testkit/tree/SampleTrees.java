package io.github.bootformats.testkit.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.Random;

/** Trees with something of everything that the contract is about. */
final class SampleTrees {
  private static final NodeMetadata PLAIN = NodeMetadata.of(0644).withMtime(1_000_000_000, 0);
  private static final NodeMetadata EXECUTABLE = PLAIN.withPermissions(0755);
  private static final Bytes NOT_UTF8 = Bytes.of((byte) 'n', (byte) 0xFF, (byte) 0xE4);

  private SampleTrees() {}

  static MemoryTree empty() {
    return MemoryTree.create(EXECUTABLE);
  }

  /** What any user may create on any host. */
  static MemoryTree ordinary() throws IOException {
    MemoryTree tree = empty();
    tree.createDirectory(path("etc"), EXECUTABLE);
    tree.createFile(path("etc/passwd"), PLAIN, FileContent.of(Bytes.utf8("root:x:0:0::/:/bin/sh")));
    tree.createLink(path("etc/passwd-"), path("etc/passwd"));
    tree.createSymlink(path("etc/mtab"), EXECUTABLE, Bytes.utf8("../proc/mounts"));
    tree.createDirectory(path("bin"), EXECUTABLE);
    tree.createFile(path("bin/su"), EXECUTABLE, random(100_000));
    tree.createFile(path("bin/empty"), PLAIN, FileContent.EMPTY);
    tree.createLink(path("sh"), path("bin/su"));
    tree.createDirectory(path("tmp"), EXECUTABLE.withPermissions(01777));
    return tree;
  }

  static MemoryTree everything() throws IOException {
    MemoryTree tree = ordinary();
    tree.createDirectory(path("dev"), EXECUTABLE);
    tree.createDevice(
        path("dev/console"), PLAIN, FileType.CHARACTER_DEVICE, new DeviceNumber(5, 1));
    tree.createDevice(path("dev/sda1"), PLAIN, FileType.BLOCK_DEVICE, new DeviceNumber(8, 1));
    tree.createSpecial(path("dev/initctl"), PLAIN, FileType.FIFO);
    tree.createSpecial(path("dev/log"), PLAIN, FileType.SOCKET);
    tree.createFile(TreePath.root().resolve(NOT_UTF8), PLAIN, FileContent.of(NOT_UTF8));
    tree.createSymlink(path("link"), EXECUTABLE, NOT_UTF8);
    tree.setXattr(path("etc/passwd"), Bytes.utf8("user.b"), Bytes.of((byte) 0, (byte) 0xFF));
    tree.setXattr(path("etc/passwd"), Bytes.utf8("user.a"), Bytes.empty());
    tree.setXattr(path("tmp"), Bytes.utf8("user.dir"), Bytes.utf8("x"));
    return tree;
  }

  static TreePath path(String path) {
    return TreePath.of(path);
  }

  private static FileContent random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return FileContent.of(Bytes.of(bytes));
  }
}
