package io.github.bootformats.benchmarks.cpio;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.cpio.CpioArchive;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioImage;
import io.github.bootformats.cpio.CpioReader;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.extract.Extractor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The tasks as our library does them. */
final class OurCpio {
  private OurCpio() {}

  /** Opens the tree and looks at each node, in order. */
  static long list(Path archive) throws IOException {
    long sum = 0;
    try (CpioImage image = CpioImage.open(archive);
        TreeWalk walk = TreeWalk.sorted(image.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        sum += node.metadata().mtimeSeconds() + node.size();
      }
    }
    return sum;
  }

  /** Lists the raw entries. */
  static long listRaw(Path archive) throws IOException {
    try (ImageSource source = ImageSource.open(archive)) {
      return CpioArchive.read(source).model().members().size();
    }
  }

  static long stream(InputStream in) throws IOException {
    long sum = 0;
    CpioReader reader = CpioReader.of(in, ReadLimits.defaults());
    for (CpioEntry entry = reader.next(); entry != null; entry = reader.next()) {
      sum += entry.size();
    }
    return sum;
  }

  static void extract(Path archive, Path out) throws IOException {
    try (CpioImage image = CpioImage.open(archive)) {
      Extractor extractor = Extractor.create().withOwners().withSpecialBits();
      extractor.extract(image.tree(), out, note -> {}, Progress.NONE);
    }
  }

  static void create(Path tree, Path archive) throws IOException {
    try (FileChannel out =
        FileChannel.open(archive, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      CpioTreeWriter.of(CpioWriteOptions.of(CpioDialect.NEWC))
          .write(HostTree.of(tree), out, ReadLimits.defaults(), Progress.NONE);
    }
  }
}
