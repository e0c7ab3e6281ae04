package io.github.bootformats.squashfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** What the hostile suites do with every image. */
final class Walks {
  /** How much of a file is read: holes may make one of any size. */
  private static final int MAX_READ = 1 << 20;

  private static final SquashfsProvider PROVIDER = new SquashfsProvider();

  /** Opens with small caches, so that many run in a small heap, and fewer bytes for decoders. */
  private static final SquashfsOptions OPTIONS =
      SquashfsOptions.defaults().withDataCacheBytes(1 << 20).withMetadataCacheBytes(1 << 18);

  private Walks() {}

  /** Reads an image in every way, and says in a few words what came of it. */
  static String use(byte[] bytes) throws IOException {
    ImageSource source = ImageSource.of(bytes);
    PROVIDER.detect(source, "");
    try (SquashfsReader reader = SquashfsReader.open(source, OPTIONS)) {
      SquashfsCheck.of(reader).withData().withMaxStructures(100_000).withMaxFindings(100).run();
    }
    PROVIDER.capability(Capability.REPORT).orElseThrow().report(source, ReadLimits.defaults());
    try (SquashfsImage image = SquashfsImage.open(source, OPTIONS)) {
      return "walked: " + walk(image);
    }
  }

  /** Looks at each node; what cannot be read ends the walk, or is counted. */
  private static String walk(SquashfsImage image) throws IOException {
    String worst = "whole";
    try (TreeWalk walk = TreeWalk.unsorted(image.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        if (!walk.path().isRoot() && !TreePath.isName(node.name())) {
          throw new AssertionError("not a name: " + node.name());
        }
        try {
          look(image, node);
        } catch (FormatException e) {
          worst = e.reason();
        }
      }
    } catch (FormatException e) {
      return e.reason();
    }
    return worst;
  }

  private static void look(SquashfsImage image, TreeNode node) throws IOException {
    node.metadata();
    node.xattrs();
    node.linkId();
    switch (node.type()) {
      case SYMLINK -> node.target();
      case CHARACTER_DEVICE, BLOCK_DEVICE -> node.device();
      case REGULAR -> read((SquashfsContent) node.content());
      case DIRECTORY -> node.child(node.name());
      default -> {}
    }
    long number = image.inode(node).header().number();
    TreeNode found = image.findInode(number).orElse(node);
    if (found.type() == FileType.DIRECTORY) {
      found.children().close();
    }
  }

  private static void read(SquashfsContent content) throws IOException {
    long size = content.size();
    try (InputStream in = content.newInputStream()) {
      if (size <= MAX_READ) {
        long count = in.transferTo(OutputStream.nullOutputStream());
        if (count != size) {
          throw new AssertionError(count + " bytes of " + size);
        }
      } else {
        in.skipNBytes(MAX_READ);
      }
    }
    try (ImageSource source = content.randomAccess().orElseThrow()) {
      for (long at : new long[] {0, size / 2, size - 1}) {
        if (at >= 0 && at < size) {
          source.read(at, ByteBuffer.allocate(10));
        }
      }
    }
  }
}
