package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.Random;

/** Trees to test with. */
public final class SampleTrees {
  public static final NodeMetadata PLAIN =
      NodeMetadata.of(0644).withMtime(1_000_000_000, 123_456_000);
  public static final NodeMetadata EXECUTABLE = PLAIN.withPermissions(0755);
  public static final Bytes NOT_UTF8 = Bytes.of((byte) 'n', (byte) 0xFF, (byte) 0xE4);

  private SampleTrees() {}

  public static TreePath path(String path) {
    return TreePath.of(path);
  }

  public static FileContent text(String text) {
    return FileContent.of(Bytes.utf8(text));
  }

  public static FileContent random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return FileContent.of(Bytes.of(bytes));
  }

  public static MemoryTree empty() {
    return MemoryTree.create(EXECUTABLE);
  }

  /** Something of everything. */
  public static MemoryTree everything() throws IOException {
    MemoryTree tree = withoutDevices();
    tree.createDirectory(path("dev"), EXECUTABLE);
    tree.createDevice(
        path("dev/console"),
        NodeMetadata.of(0600).withOwner(0, 5),
        FileType.CHARACTER_DEVICE,
        new DeviceNumber(5, 1));
    tree.createDevice(
        path("dev/sda1"), NodeMetadata.of(0660), FileType.BLOCK_DEVICE, new DeviceNumber(8, 1));
    tree.createSpecial(path("dev/initctl"), NodeMetadata.of(0600), FileType.FIFO);
    tree.createSpecial(path("dev/log"), NodeMetadata.of(0666), FileType.SOCKET);
    return tree;
  }

  /** What any user of a POSIX system may create. */
  public static MemoryTree withoutDevices() throws IOException {
    MemoryTree tree = empty();
    tree.createDirectory(path("etc"), EXECUTABLE.withMtime(5, 0));
    tree.createFile(path("etc/passwd"), PLAIN, text("root:x:0:0::/:/bin/sh\n"));
    tree.createFile(path("etc/shadow"), PLAIN.withPermissions(0), text("secret"));
    tree.createLink(path("etc/passwd-"), path("etc/passwd"));
    tree.createSymlink(path("etc/mtab"), PLAIN.withPermissions(0777), Bytes.utf8("../proc/mounts"));
    tree.createDirectory(path("bin"), EXECUTABLE.withPermissions(0555));
    tree.createFile(path("bin/su"), PLAIN.withPermissions(04755), random(100_000));
    tree.createFile(path("bin/empty"), PLAIN, FileContent.EMPTY);
    tree.createLink(path("sh"), path("bin/su"));
    tree.createDirectory(path("tmp"), EXECUTABLE.withPermissions(01777).withMtime(-86_400, 0));
    tree.createFile(TreePath.root().resolve(NOT_UTF8), PLAIN, text("odd"));
    tree.createSymlink(TreePath.root().resolve("link"), PLAIN.withPermissions(0777), NOT_UTF8);
    tree.setXattr(path("etc/passwd"), Bytes.utf8("user.note"), Bytes.of((byte) 0, (byte) 0xFF));
    tree.setXattr(path("tmp"), Bytes.utf8("user.dir"), Bytes.empty());
    return tree;
  }
}
