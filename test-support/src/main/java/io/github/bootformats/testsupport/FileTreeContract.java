package io.github.bootformats.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.function.Executable;

/**
 * What every {@link FileTree} promises, checked on a tree that is given, whatever is in it.
 *
 * <p>Whether a tree shows what its format holds is another question, for the format's own tests.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> keepsTheContract() {
 *   return FileTreeContract.tests(() -> image.tree());
 * }
 * }</pre>
 */
public final class FileTreeContract {
  private final TreeSource<?> source;

  private FileTreeContract(TreeSource<?> source) {
    this.source = source;
  }

  /**
   * Lists the checks.
   *
   * @param source opens the tree, for each check anew; the tree does not change meanwhile
   * @return one test for each promise
   */
  public static Stream<DynamicNode> tests(TreeSource<?> source) {
    FileTreeContract contract = new FileTreeContract(source);
    return Stream.of(
        test("the root is a directory without a name", contract::root),
        test("names are names and come once", contract::names),
        test("listing twice gives the same", contract::listing),
        test("sorted listing sorts", contract::sorting),
        test("entries are found by name", contract::finding),
        test("what is not there is not found", contract::missing),
        test("nodes are found by path", contract::paths),
        test("hard links share their file", contract::links),
        test("nodes have what their type has", contract.eachNode(NodeContract::check)),
        test("content is the same however it is read", contract.eachNode(ContentContract::check)),
        test("many threads read the same", contract::threads));
  }

  static DynamicNode test(String name, Executable check) {
    return dynamicTest(name, check);
  }

  /** A check of one node. */
  interface NodeCheck {
    void check(TreeNode node, String path) throws IOException;
  }

  private Executable eachNode(NodeCheck check) {
    return () -> walk((node, path) -> check.check(node, path.toString()));
  }

  private interface Visitor {
    void visit(TreeNode node, TreePath path) throws IOException;
  }

  private void walk(Visitor visitor) throws IOException {
    try (TreeWalk walk = TreeWalk.unsorted(source.open(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        visitor.visit(node, walk.path());
      }
    }
  }

  private void eachDirectory(Visitor visitor) throws IOException {
    walk(
        (node, path) -> {
          if (node.type() == FileType.DIRECTORY) {
            visitor.visit(node, path);
          }
        });
  }

  private static List<Bytes> names(TreeCursor cursor) throws IOException {
    return cursor.toList().stream().map(TreeNode::name).toList();
  }

  private void root() throws IOException {
    TreeNode root = source.open().root();
    assertEquals(FileType.DIRECTORY, root.type());
    assertEquals(Bytes.empty(), root.name());
  }

  private void names() throws IOException {
    eachDirectory(
        (directory, path) -> {
          List<Bytes> names = names(directory.children());
          assertTrue(names.stream().allMatch(TreePath::isName), () -> path + ": " + names);
          assertEquals(names.size(), new HashSet<>(names).size(), () -> path + ": " + names);
        });
  }

  private void listing() throws IOException {
    eachDirectory(
        (directory, path) -> {
          assertEquals(
              names(directory.children()), names(directory.children()), () -> path.toString());
          try (TreeCursor cursor = directory.children()) {
            while (cursor.next() != null) {
              // only to get to the end
            }
            assertNull(cursor.next(), () -> path + " ends twice");
          }
        });
  }

  private void sorting() throws IOException {
    eachDirectory(
        (directory, path) -> {
          List<Bytes> names = new ArrayList<>(names(directory.children()));
          names.sort(Comparator.naturalOrder());
          assertEquals(names, names(directory.sortedChildren()), () -> path.toString());
        });
  }

  private void finding() throws IOException {
    eachDirectory(
        (directory, path) -> {
          for (TreeNode listed : directory.children().toList()) {
            Optional<TreeNode> found = directory.child(listed.name());
            assertTrue(found.isPresent(), () -> path + ": " + listed.name());
            NodeContract.assertSame(listed, found.get(), path + ": " + listed.name());
          }
        });
  }

  private void missing() throws IOException {
    eachDirectory(
        (directory, path) -> {
          List<Bytes> names = names(directory.children());
          List<Bytes> others = new ArrayList<>();
          for (String text : new String[] {"", ".", "..", "/", "a/b", "\0", "no such name"}) {
            others.add(Bytes.utf8(text));
          }
          for (Bytes name : names) {
            others.add(name.slice(0, name.length() - 1));
            others.add(Bytes.utf8(name + "x"));
          }
          for (Bytes name : others) {
            assertEquals(
                names.contains(name), directory.child(name).isPresent(), () -> path + ": " + name);
          }
        });
  }

  private void paths() throws IOException {
    FileTree tree = source.open();
    walk(
        (node, path) -> {
          NodeContract.assertSame(node, tree.find(path).orElseThrow(), path.toString());
          if (node.type() != FileType.DIRECTORY) {
            assertFalse(tree.find(path.resolve("below")).isPresent(), () -> path.toString());
          }
        });
  }

  private void links() throws IOException {
    Map<LinkId, TreeNode> first = new HashMap<>();
    Map<LinkId, Long> counts = new HashMap<>();
    walk(
        (node, path) -> {
          assertTrue(node.nlink() >= 1, () -> path + " has no name");
          assertEquals(node.nlink() > 1, node.linkId().isPresent(), () -> path + ": nlink and id");
          if (node.type() == FileType.DIRECTORY) {
            assertEquals(1, node.nlink(), () -> path.toString());
          }
          if (node.linkId().isPresent()) {
            LinkId id = node.linkId().get();
            TreeNode other = first.putIfAbsent(id, node);
            if (other != null) {
              NodeContract.assertSameFile(other, node, path.toString());
            }
            long count = counts.merge(id, 1L, Long::sum);
            assertTrue(count <= node.nlink(), () -> path + ": more names than nlink tells");
          }
        });
  }

  private void threads() throws Exception {
    FileTree tree = source.open();
    List<Long> sums = ParallelReads.run(4, () -> ContentContract.sum(tree));
    assertEquals(1, new HashSet<>(sums).size(), () -> sums.toString());
  }
}
