package io.github.bootformats.tree.extract;

import static io.github.bootformats.tree.SampleTrees.PLAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Jimfs;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.SampleTrees;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import io.github.bootformats.tree.TreeDifference;
import io.github.bootformats.tree.TreeDigest;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random trees onto hosts of all kinds, into destinations that hold anything. */
class ExtractionPropertiesTest {
  private static final List<String> NAMES =
      List.of("a", "A", "b", "B", "c.txt", "nul", "x:y", "\u00e9", "e\u0301", "long".repeat(20));
  private static final int MAX_SECONDS = 2_000_000_000;

  /** Returns a tree of what unprivileged users have. */
  private static MemoryTree tree(Random random, int nodes, int names) throws IOException {
    MemoryTree tree = SampleTrees.empty();
    List<TreePath> directories = new ArrayList<>(List.of(TreePath.root()));
    List<TreePath> files = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      TreePath path =
          directories
              .get(random.nextInt(directories.size()))
              .resolve(NAMES.get(random.nextInt(names)));
      if (tree.find(path).isPresent()) {
        continue;
      }
      // Who may not enter or write a directory could not delete the temporary ones here.
      NodeMetadata metadata =
          NodeMetadata.of(random.nextInt(01000)).withMtime(random.nextInt(MAX_SECONDS), 0);
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          tree.createDirectory(path, metadata.withPermissions(metadata.permissions() | 0700));
          directories.add(path);
        }
        case 2, 3 -> {
          tree.createFile(
              path, metadata.withPermissions(metadata.permissions() | 0400), content(random));
          files.add(path);
        }
        default -> {
          if (files.isEmpty() || random.nextBoolean()) {
            tree.createSymlink(
                path, metadata.withPermissions(0777), Bytes.utf8("../".repeat(i % 9) + "outside"));
          } else {
            tree.createLink(path, files.get(random.nextInt(files.size())));
          }
        }
      }
    }
    return tree;
  }

  private static FileContent content(Random random) {
    byte[] bytes = new byte[random.nextInt(20_000)];
    if (random.nextBoolean()) {
      random.nextBytes(bytes);
    }
    return FileContent.of(Bytes.of(bytes));
  }

  private static void delete(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property(tries = 100)
  void theHostThenHoldsTheTree(@ForAll long seed, @ForAll @IntRange(max = 60) int nodes)
      throws IOException {
    MemoryTree tree = tree(new Random(seed), nodes, NAMES.size());
    Path work = Files.createTempDirectory("extract");
    try {
      List<ExtractionNote> notes = Extractor.create().extract(tree, work.resolve("out"));
      assertEquals(List.of(), notes);
      TreeComparer comparer =
          TreeComparer.create().ignoring(TreeAttribute.UID).ignoring(TreeAttribute.GID);
      assertEquals(List.of(), comparer.compare(tree, HostTree.of(work.resolve("out"))));
    } finally {
      delete(work);
    }
  }

  /** Every difference of content is noted, and nothing beside the destination changes. */
  @Property(tries = 150)
  void otherHostsHoldWhatIsNotNoted(
      @ForAll long seed, @ForAll @IntRange(max = 60) int nodes, @ForAll ExtractionHost host)
      throws IOException {
    MemoryTree tree = tree(new Random(seed), nodes, NAMES.size());
    try (FileSystem files = Jimfs.newFileSystem(host.configuration())) {
      Path work = files.getPath("").toAbsolutePath();
      Files.writeString(work.resolve("outside"), "secret");
      List<ExtractionNote> notes = Extractor.create().extract(tree, work.resolve("out"));
      assertEquals("secret", Files.readString(work.resolve("outside")));
      assertEquals(2, HostTree.of(work).root().children().toList().size());
      Set<TreePath> noted = notes.stream().map(ExtractionNote::path).collect(Collectors.toSet());
      for (TreeDifference difference :
          TreeComparer.create().compare(tree, HostTree.of(work.resolve("out")))) {
        boolean isContent =
            difference.attribute() == TreeAttribute.PRESENCE
                || difference.attribute() == TreeAttribute.CONTENT;
        assertEquals(false, isContent && !isBelow(noted, difference.path()), difference::toString);
      }
    }
  }

  private static boolean isBelow(Set<TreePath> paths, TreePath path) {
    return !path.isRoot() && (paths.contains(path) || isBelow(paths, path.parent().orElseThrow()));
  }

  /** The destination holds another tree, with links out of it where the tree has something else. */
  @Property(tries = 300)
  void nothingIsWrittenElsewhere(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int nodes,
      @ForAll ExtractionHost host,
      @ForAll boolean replacing)
      throws IOException {
    Random random = new Random(seed);
    MemoryTree tree = tree(random, nodes, 4);
    try (FileSystem files = Jimfs.newFileSystem(host.configuration())) {
      Path work = files.getPath("").toAbsolutePath();
      Path outside = Files.createDirectory(work.resolve("outside"));
      Extractor.create().extract(tree, outside);
      Bytes before = TreeDigest.create().of(HostTree.of(outside));
      Path out = Files.createDirectory(work.resolve("out"));
      plantLinks(random, out, outside);
      Extractor extractor = replacing ? Extractor.create().replacing() : Extractor.create();
      try {
        extractor.extract(tree, out);
      } catch (ExtractionException e) {
        // Something was in the way.
      }
      assertEquals(before, TreeDigest.create().of(HostTree.of(outside)));
      assertEquals(2, HostTree.of(work).root().children().toList().size());
    }
  }

  private static void plantLinks(Random random, Path out, Path outside) throws IOException {
    Path in = out;
    for (int i = 0; i < 6; i++) {
      Path name = in.resolve(NAMES.get(random.nextInt(4)));
      if (Files.exists(name, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      if (random.nextBoolean()) {
        in = Files.createDirectory(name);
      } else {
        Files.createSymbolicLink(name, outside.resolve(NAMES.get(random.nextInt(4))));
      }
    }
  }

  @Property(tries = 50)
  void limitsAreExact(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int nodes)
      throws IOException {
    MemoryTree tree = tree(new Random(seed), nodes, NAMES.size());
    tree.createFile(TreePath.of("one-more"), PLAIN, SampleTrees.text("x"));
    long bytes = 0;
    long entries = 0;
    Set<Object> counted = new HashSet<>();
    try (TreeWalk walk = TreeWalk.unsorted(tree, ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        entries++;
        boolean isFile = node.type() == FileType.REGULAR;
        if (isFile && (node.linkId().isEmpty() || counted.add(node.linkId().get()))) {
          bytes += node.size();
        }
      }
    }
    extract(tree, ReadLimits.builder().with(Extractor.MAX_BYTES, bytes).build());
    extract(tree, ReadLimits.builder().with(TreeWalk.MAX_ENTRIES, entries).build());
    ReadLimits tooFew = ReadLimits.builder().with(Extractor.MAX_BYTES, bytes - 1).build();
    ReadLimits tooSmall = ReadLimits.builder().with(TreeWalk.MAX_ENTRIES, entries - 1).build();
    for (ReadLimits limits : List.of(tooFew, tooSmall)) {
      ExtractionException e = assertThrows(ExtractionException.class, () -> extract(tree, limits));
      assertInstanceOf(LimitExceededException.class, e.getCause());
    }
  }

  private static void extract(MemoryTree tree, ReadLimits limits) throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(ExtractionHost.UNIX.configuration())) {
      Extractor.create().withLimits(limits).extract(tree, files.getPath("").toAbsolutePath());
    }
  }
}
