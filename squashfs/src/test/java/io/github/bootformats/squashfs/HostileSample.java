package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The small image that hostile suites change: it has all structures, and little data. */
final class HostileSample {
  private HostileSample() {}

  private static MemoryTree tree() throws IOException {
    MemoryTree tree = MemoryTree.create(Samples.PLAIN.withPermissions(0755));
    tree.createDirectory(TreePath.of("d"), Samples.PLAIN);
    byte[] sparse = Arrays.copyOf(Samples.bytes(4096), 12_300);
    tree.createFile(TreePath.of("d/sparse"), Samples.PLAIN, Samples.content(sparse));
    tree.createFile(TreePath.of("d/tail"), Samples.PLAIN, Samples.content(Samples.bytes(50)));
    tree.createLink(TreePath.of("d/tail-too"), TreePath.of("d/tail"));
    tree.createSymlink(TreePath.of("link"), Samples.PLAIN, Bytes.utf8("d/tail"));
    tree.createSymlink(TreePath.of("marked"), Samples.PLAIN, Bytes.utf8("d"));
    tree.createDevice(
        TreePath.of("tty"), Samples.PLAIN, FileType.CHARACTER_DEVICE, new DeviceNumber(5, 1));
    tree.createSpecial(TreePath.of("pipe"), Samples.PLAIN, FileType.FIFO);
    Bytes name = Bytes.utf8("user.name");
    for (String path : new String[] {"d", "d/sparse", "marked", "tty", "pipe"}) {
      tree.setXattr(TreePath.of(path), name, Bytes.utf8("of " + path));
    }
    tree.setXattr(TreePath.of("d"), Bytes.utf8("trusted.long"), Bytes.of(Samples.bytes(30)));
    return tree;
  }

  /** Makes the image without any compression. */
  static byte[] raw() throws IOException {
    return cut(TreeImage.of(tree(), ImageBytes.raw(), true));
  }

  static byte[] compressed(SquashfsCompression compression) throws IOException {
    return cut(TreeImage.of(tree(), ImageBytes.of(compression, 12), true));
  }

  private static byte[] cut(byte[] image) throws IOException {
    return Arrays.copyOf(image, (int) SquashfsSuperblock.read(ImageSource.of(image)).bytesUsed());
  }

  /** Returns the bytes of an image that are no file's data: superblock, and all behind the data. */
  static int[] structures(byte[] image) throws IOException {
    SquashfsSuperblock superblock = SquashfsSuperblock.read(ImageSource.of(image));
    return IntStream.concat(
            IntStream.range(0, SquashfsSuperblock.LENGTH),
            IntStream.range((int) superblock.inodeTable(), image.length))
        .toArray();
  }
}
