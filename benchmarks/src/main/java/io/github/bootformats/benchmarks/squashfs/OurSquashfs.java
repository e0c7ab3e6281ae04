package io.github.bootformats.benchmarks.squashfs;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsCompressor;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsReadAhead;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.extract.Extractor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The tasks as our library does them. */
final class OurSquashfs {
  private static final int PAGE = 4096;

  private OurSquashfs() {}

  /** Reads every file from its first byte to its last, each inode once. */
  static long readAll(Path path, int threads) throws IOException {
    long sum = 0;
    Set<Object> links = new HashSet<>();
    try (SquashfsImage image = SquashfsImage.open(path);
        TreeWalk walk = TreeWalk.unsorted(image.tree(), ReadLimits.defaults());
        SquashfsReadAhead files = SquashfsReadAhead.of(walk, threads)) {
      for (TreeNode node = files.next(); node != null; node = files.next()) {
        if (node.type() == FileType.REGULAR
            && (node.linkId().isEmpty() || links.add(node.linkId().get()))) {
          sum += files.content().transferTo(OutputStream.nullOutputStream());
        }
      }
    }
    return sum;
  }

  /** Reads all as often as there are readers, each of which has one thread. */
  static long readAllAtOnce(Path path, int readers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(readers);
    try {
      long sum = 0;
      for (Future<Long> each :
          threads.invokeAll(Collections.<Callable<Long>>nCopies(readers, () -> readAll(path, 1)))) {
        sum += each.get();
      }
      return sum;
    } finally {
      threads.shutdown();
    }
  }

  static void extract(Path path, Path out) throws IOException {
    try (SquashfsImage image = SquashfsImage.open(path)) {
      Extractor extractor = Extractor.create().withOwners().withSpecialBits();
      extractor.extract(image.tree(), out, note -> {}, Progress.NONE);
    }
  }

  /** Packs a directory with the usual options. */
  static void write(Path tree, Path image, String compression, int threads) throws IOException {
    SquashfsCompression chosen = SquashfsCompression.valueOf(compression.toUpperCase(Locale.ROOT));
    SquashfsWriteOptions options =
        SquashfsWriteOptions.builder()
            .compressor(SquashfsCompressor.of(chosen))
            .threads(threads)
            .build();
    try (ImageTarget target = ImageTarget.create(image)) {
      SquashfsWriter.of(options).write(HostTree.of(tree), target);
    }
  }

  /** Opens the tree and looks at each node. */
  static long list(Path path) throws IOException {
    long sum = 0;
    try (SquashfsImage image = SquashfsImage.open(path);
        TreeWalk walk = TreeWalk.sorted(image.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        sum += node.metadata().mtimeSeconds() + node.size();
      }
    }
    return sum;
  }

  /** Opens the image and looks at the root. */
  static long open(Path path) throws IOException {
    try (SquashfsImage image = SquashfsImage.open(path)) {
      return image.tree().root().metadata().mtimeSeconds();
    }
  }

  /** Reads pages at places that a seed tells, as the command of the comparison does. */
  static long readPages(Path path, List<String> files, long seed, int count) throws IOException {
    Random random = new Random(seed);
    ByteBuffer page = ByteBuffer.allocate(PAGE);
    long sum = 0;
    try (SquashfsImage image = SquashfsImage.open(path)) {
      for (int i = 0; i < count; i++) {
        TreePath file = TreePath.of(files.get(random.nextInt(files.size())));
        TreeNode node = image.tree().find(file).orElseThrow();
        try (ImageSource source = node.content().randomAccess().orElseThrow()) {
          long pages = source.size() / PAGE;
          page.clear();
          source.readFully(random.nextLong(pages) * PAGE, page);
          sum += page.get(0);
        }
      }
    }
    return sum;
  }

  /** Returns the files that have a page to be read. */
  static List<String> filesWithPages(Path path) throws IOException {
    List<String> files = new ArrayList<>();
    try (SquashfsImage image = SquashfsImage.open(path);
        TreeWalk walk = TreeWalk.sorted(image.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        if (node.type() == FileType.REGULAR && node.size() >= PAGE) {
          files.add(walk.path().toString().substring(1)); // without the first slash
        }
      }
    }
    return files;
  }
}
