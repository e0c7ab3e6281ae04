package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.Arrays;

/** Trees and images that many tests use. */
final class Samples {
  static final NodeMetadata PLAIN = NodeMetadata.of(0644).withMtime(1_600_000_000, 0);

  private Samples() {}

  static SquashfsImage open(byte[] image) throws IOException {
    return SquashfsImage.open(ImageSource.of(image), ReadLimits.defaults());
  }

  static SquashfsReader reader(byte[] image) throws IOException {
    return SquashfsReader.open(ImageSource.of(image), SquashfsOptions.defaults());
  }

  /** Returns bytes of which no two blocks are the same, and none is zero. */
  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (1 + (i * 31 + (i >> 12) * 7) % 251);
    }
    return bytes;
  }

  static FileContent content(byte[] bytes) {
    return FileContent.of(ImageSource.of(bytes));
  }

  /** Makes a small tree that has everything: types, links, attributes, holes, tails. */
  static MemoryTree everything() throws IOException {
    MemoryTree tree = MemoryTree.create(PLAIN.withPermissions(0755));
    tree.createDirectory(TreePath.of("d"), PLAIN.withPermissions(01777));
    tree.createDirectory(TreePath.of("d/e"), PLAIN.withOwner(1000, 4_000_000_000L));
    tree.createDirectory(TreePath.of("empty"), PLAIN);
    tree.createFile(TreePath.of("none"), PLAIN, content(new byte[0]));
    tree.createFile(TreePath.of("d/one"), PLAIN.withPermissions(04755), content(bytes(1)));
    tree.createFile(TreePath.of("d/block"), PLAIN, content(bytes(4096)));
    tree.createFile(TreePath.of("d/more"), PLAIN, content(bytes(4097)));
    byte[] sparse = Arrays.copyOf(bytes(20_000), 30_000);
    Arrays.fill(sparse, 4096, 12_288, (byte) 0);
    tree.createFile(TreePath.of("d/sparse"), PLAIN, content(sparse));
    tree.createLink(TreePath.of("d/e/second"), TreePath.of("d/more"));
    tree.createSymlink(TreePath.of("link"), PLAIN.withPermissions(0777), Bytes.utf8("d/more"));
    tree.createSymlink(TreePath.of("marked"), PLAIN, Bytes.utf8("nowhere"));
    tree.createDevice(TreePath.of("tty"), PLAIN, FileType.CHARACTER_DEVICE, new DeviceNumber(5, 1));
    tree.createDevice(
        TreePath.of("disk"), PLAIN, FileType.BLOCK_DEVICE, new DeviceNumber(259, 70_000));
    tree.createSpecial(TreePath.of("pipe"), PLAIN, FileType.FIFO);
    tree.createSpecial(TreePath.of("socket"), PLAIN, FileType.SOCKET);
    for (String path : new String[] {"marked", "d", "d/one", "tty", "disk", "pipe", "socket"}) {
      tree.setXattr(TreePath.of(path), Bytes.utf8("user.path"), Bytes.utf8(path));
    }
    tree.setXattr(TreePath.of("d/one"), Bytes.utf8("security.capability"), Bytes.of(bytes(40)));
    tree.setXattr(TreePath.of("d/one"), Bytes.utf8("trusted.empty"), Bytes.empty());
    return tree;
  }

  /** Returns the image of {@link #everything}, in which nothing is compressed. */
  static byte[] everythingRaw() throws IOException {
    return TreeImage.of(everything(), ImageBytes.raw(), true);
  }
}
