package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import io.github.bootformats.tree.TreeDifference;
import io.github.bootformats.tree.extract.ExtractionNote;
import io.github.bootformats.tree.extract.Extractor;
import io.github.bootformats.tree.nio.TreeFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees as file systems of Java, and onto file systems that hold anything already. */
class TreeFuzzTest {
  private static final TreePath OUT = TreePath.of("out");
  private static final NodeMetadata DIRECTORY = NodeMetadata.of(0755);
  private static final int MAX_OPERATIONS = 60;

  static Stream<byte[]> treeScripts() {
    return TreeScripts.seeds();
  }

  /**
   * Nothing outside the destination changes, and what is in it is the tree but for what is noted.
   */
  @MethodSource("treeScripts")
  @FuzzTest
  void extract(byte[] data) throws IOException {
    Feed feed = new Feed(data);
    boolean isEmpty = feed.below(2) == 0;
    Extractor extractor = extractor(feed);
    MemoryTree host = host(isEmpty ? new Feed(new byte[0]) : part(feed));
    MemoryTree before = MemoryTree.copyOf(host, Trees.LIMITS);
    MemoryTree tree = Trees.empty();
    TreeScript.run(feed, tree);
    try (TreeFileSystem files = TreeFileSystem.of(host)) {
      Path out = files.path(OUT);
      Attempt.succeeds(
          () -> {
            List<ExtractionNote> notes = extractor.extract(tree, out);
            if (isEmpty) {
              assertExtracted(tree, HostTree.of(out), notes);
            }
          });
    }
    assertOutsideIsSame(before, host);
  }

  private static Extractor extractor(Feed feed) {
    Extractor extractor = Extractor.create().withLimits(Trees.LIMITS);
    extractor = feed.below(2) == 0 ? extractor : extractor.withOwners();
    extractor = feed.below(2) == 0 ? extractor : extractor.withSpecialBits();
    return feed.below(2) == 0 ? extractor : extractor.replacing();
  }

  private static Feed part(Feed feed) {
    return new Feed(feed.take(feed.next()).toByteArray());
  }

  /** Returns what has secrets, and links to them where the tree is to go. */
  private static MemoryTree host(Feed feed) throws IOException {
    MemoryTree host = Trees.empty();
    host.createDirectory(TreePath.of("outside"), DIRECTORY);
    host.createFile(
        TreePath.of("outside/secret"), NodeMetadata.of(0600), FileContent.of(Bytes.utf8("secret")));
    if (!feed.isEmpty()) {
      host.createDirectory(OUT, DIRECTORY);
      for (String name : List.of("a", "b", "dir")) {
        switch (feed.below(4)) {
          case 0 -> host.createSymlink(OUT.resolve(name), DIRECTORY, Bytes.utf8("../outside"));
          case 1 -> host.createLink(OUT.resolve(name), TreePath.of("outside/secret"));
          case 2 -> host.createSymlink(OUT.resolve(name), DIRECTORY, Bytes.utf8("/outside/secret"));
          default -> {}
        }
      }
      TreeScript.run(feed, host);
    }
    return host;
  }

  private static void assertOutsideIsSame(FileTree before, FileTree after) throws IOException {
    List<TreeDifference> outside =
        TreeComparer.create()
            .ignoring(TreeAttribute.LINK) // a name of a file may go that is in the destination
            .compare(before, after)
            .stream()
            .filter(each -> !each.path().isRoot() && !isBelow(Set.of(OUT), each.path()))
            .toList();
    assertEquals(List.of(), outside);
  }

  private static void assertExtracted(
      FileTree expected, FileTree extracted, List<ExtractionNote> notes) throws IOException {
    Set<TreePath> noted = notes.stream().map(ExtractionNote::path).collect(Collectors.toSet());
    for (TreeDifference difference : TreeComparer.create().compare(expected, extracted)) {
      boolean isContent =
          difference.attribute() == TreeAttribute.PRESENCE
              || difference.attribute() == TreeAttribute.CONTENT;
      assertEquals(false, isContent && !isBelow(noted, difference.path()), difference::toString);
    }
  }

  private static boolean isBelow(Set<TreePath> paths, TreePath path) {
    return paths.contains(path) || (!path.isRoot() && isBelow(paths, path.parent().orElseThrow()));
  }

  /** Any operations leave a tree that can be read, in which the file system lists what is there. */
  @MethodSource("treeScripts")
  @FuzzTest
  void fileSystem(byte[] data) throws IOException {
    Feed feed = new Feed(data);
    MemoryTree tree = Trees.empty();
    TreeScript.run(part(feed), tree);
    try (TreeFileSystem files = TreeFileSystem.of(tree)) {
      for (int i = 0; i < MAX_OPERATIONS && !feed.isEmpty(); i++) {
        Path path = path(files, feed);
        Path other = path(files, feed);
        Attempt.succeeds(() -> operate(feed, path, other));
      }
      Trees.readAll(tree);
      assertEquals(walked(tree, files), listed(files));
    }
  }

  /** Returns one that is there, or any. */
  private static Path path(TreeFileSystem files, Feed feed) {
    Path path = files.getPath("/");
    for (int depth = feed.below(4); depth > 0; depth--) {
      List<String> names = List.of("a", "b", "c", "dir", "etc", "x.conf", "..", ".", "outside");
      int choice = feed.next();
      Bytes odd = choice < 200 ? Bytes.empty() : feed.take(1 + feed.below(20));
      path =
          odd.isEmpty() || odd.indexOf(0, 0) >= 0
              ? path.resolve(names.get(choice % names.size()))
              : path.resolve(files.path(odd));
    }
    return path;
  }

  private static void operate(Feed feed, Path path, Path other) throws IOException {
    switch (feed.below(14)) {
      case 0 -> Files.createDirectory(path);
      case 1 -> Files.createDirectories(path);
      case 2 -> Files.write(path, feed.take(feed.next()).toByteArray());
      case 3 ->
          Files.write(
              path,
              feed.take(8).toByteArray(),
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
      case 4 -> Files.createSymbolicLink(path, other);
      case 5 -> Files.createLink(path, other);
      case 6 -> Files.copy(path, other, StandardCopyOption.COPY_ATTRIBUTES);
      case 7 -> Files.copy(path, other, StandardCopyOption.REPLACE_EXISTING);
      case 8 -> Files.move(path, other);
      case 9 -> Files.move(path, other, StandardCopyOption.REPLACE_EXISTING);
      case 10 -> Files.delete(path);
      case 11 -> Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x--x"));
      case 12 -> Files.setLastModifiedTime(path, FileTime.fromMillis(feed.u16() * 1_000_003L));
      default -> Files.readAttributes(path.toRealPath(), "*", LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static Set<Bytes> walked(FileTree tree, TreeFileSystem files) throws IOException {
    Set<Bytes> paths = new HashSet<>();
    try (TreeWalk walk = TreeWalk.unsorted(tree, Trees.LIMITS)) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        paths.add(TreeFileSystem.bytes(files.path(walk.path())));
      }
    }
    return paths;
  }

  private static Set<Bytes> listed(TreeFileSystem files) throws IOException {
    try (Stream<Path> paths = Files.walk(files.getPath("/"))) {
      return paths.map(TreeFileSystem::bytes).collect(Collectors.toSet());
    }
  }
}
