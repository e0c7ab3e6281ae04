package io.github.bootformats.benchmarks.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.benchmarks.race.Contender;
import io.github.bootformats.benchmarks.race.Race;
import io.github.bootformats.overlay.Overlay;
import io.github.bootformats.overlay.OverlayConsumer;
import io.github.bootformats.overlay.OverlayOptions;
import io.github.bootformats.overlay.WritableOverlay;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A merge of two SquashFS images, 20,000 files in one and 2,000 in the other, read beside them; a
 * directory of 100,000 entries in two layers listed; and files copied up beside being copied.
 */
public final class OverlayComparison {
  private static final NodeMetadata FILE = NodeMetadata.of(0644);
  private static final NodeMetadata DIRECTORY = NodeMetadata.of(0755);
  private static final OverlayOptions OPTIONS = OverlayOptions.of(OverlayConsumer.LINUX_6_18);
  private static final int WARMUPS = 3;
  private static final int ROUNDS = 9;
  private static final int DIRECTORIES = 200;
  private static final int FILE_SIZE = 8 << 10;
  private static final int ENTRIES = 100_000;
  private static final int COPIES = 200;
  private static final int COPY_SIZE = 256 << 10;

  private OverlayComparison() {}

  /** Runs all comparisons. */
  public static void main(String[] args) throws Exception {
    try (SquashfsImage base = image(tree(100));
        SquashfsImage changes = image(tree(10))) {
      List<FileTree> layers = List.of(changes.tree(), base.tree());
      new Race(
              "all files of two layers, 22,000, read",
              List.of(
                  Contender.java("the layers alone", Contender.Step.NONE, () -> readAll(layers)),
                  Contender.java(
                      "merged",
                      Contender.Step.NONE,
                      () -> readAll(List.of(Overlay.merge(layers, OPTIONS))))))
          .run(WARMUPS, ROUNDS);
    }
    List<FileTree> flat = List.of(directory(1), directory(0));
    new Race(
            "a directory of 100,000 entries in two layers, listed",
            List.of(
                Contender.java("the layers alone", Contender.Step.NONE, () -> list(flat)),
                Contender.java(
                    "merged",
                    Contender.Step.NONE,
                    () -> list(List.of(Overlay.merge(flat, OPTIONS))))))
        .run(WARMUPS, ROUNDS);
    MemoryTree files = files();
    new Race(
            "200 files of 256 KiB, copied to be written to",
            List.of(
                Contender.java("plain copies", Contender.Step.NONE, () -> copy(files)),
                Contender.java("copied up", Contender.Step.NONE, () -> copyUp(files))))
        .run(WARMUPS, ROUNDS);
  }

  /**
   * Returns a tree of directories of that many files each, of names that differ with the number.
   */
  private static MemoryTree tree(int filesEach) throws IOException {
    MemoryTree tree = MemoryTree.create(DIRECTORY);
    Random random = new Random(filesEach);
    for (int d = 0; d < DIRECTORIES; d++) {
      tree.createDirectory(TreePath.of("d" + d), DIRECTORY);
      for (int f = 0; f < filesEach; f++) {
        tree.createFile(
            TreePath.of("d" + d + "/" + filesEach + "-" + f), FILE, content(random, FILE_SIZE));
      }
    }
    return tree;
  }

  private static FileContent content(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return FileContent.of(Bytes.of(bytes));
  }

  private static SquashfsImage image(FileTree tree) throws IOException {
    MemoryImage image = MemoryImage.ofSize(0);
    SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(tree, image);
    return SquashfsImage.open(image, ReadLimits.defaults());
  }

  private static void readAll(List<? extends FileTree> trees) throws IOException {
    for (FileTree tree : trees) {
      try (TreeWalk walk = TreeWalk.sorted(tree, ReadLimits.defaults())) {
        for (TreeNode node = walk.next(); node != null; node = walk.next()) {
          node.metadata();
          if (node.type() == FileType.REGULAR) {
            try (InputStream in = node.content().newInputStream()) {
              in.transferTo(OutputStream.nullOutputStream());
            }
          }
        }
      }
    }
  }

  /** Returns a layer of which every second entry is in the other one too. */
  private static FileTree directory(int first) throws IOException {
    MemoryTree tree = MemoryTree.create(DIRECTORY);
    for (int i = first; i < ENTRIES; i += 1 + first) {
      tree.createSymlink(TreePath.of("entry" + i), FILE, Bytes.utf8("x"));
    }
    return tree;
  }

  private static void list(List<? extends FileTree> trees) throws IOException {
    for (FileTree tree : trees) {
      try (TreeCursor entries = tree.root().children()) {
        while (entries.next() != null) {
          // only to list them
        }
      }
    }
  }

  private static MemoryTree files() throws IOException {
    MemoryTree tree = MemoryTree.create(DIRECTORY);
    Random random = new Random(0);
    for (int i = 0; i < COPIES; i++) {
      tree.createFile(TreePath.of("f" + i), FILE, content(random, COPY_SIZE));
    }
    return tree;
  }

  private static void copy(FileTree files) throws IOException {
    MemoryTree copies = MemoryTree.create(DIRECTORY);
    for (TreeNode node : files.root().children().toList()) {
      TreePath path = TreePath.root().resolve(node.name());
      copies.createFile(path, node.metadata(), FileContent.EMPTY);
      try (ImageTarget target = copies.openContent(path)) {
        node.content().copyTo(target, 0, Progress.NONE);
        target.write(1, Bytes.utf8("x").asByteBuffer());
      }
    }
  }

  private static void copyUp(FileTree files) throws IOException {
    WritableOverlay overlay = Overlay.writable(List.of(files), OPTIONS);
    for (TreePath path : paths(files)) {
      write(overlay, path);
    }
  }

  private static List<TreePath> paths(FileTree files) throws IOException {
    List<TreePath> paths = new ArrayList<>();
    for (TreeNode node : files.root().children().toList()) {
      paths.add(TreePath.root().resolve(node.name()));
    }
    return paths;
  }

  private static void write(MutableTree tree, TreePath path) throws IOException {
    try (ImageTarget target = tree.openContent(path)) {
      target.write(1, Bytes.utf8("x").asByteBuffer());
    }
  }
}
