package io.github.bootformats.api.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FixedTree.FixedNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeWalkTest {
  private static final FixedTree TREE =
      new FixedTree()
          .file("b", "1")
          .directory("a/z")
          .file("a/y/file", "22")
          .file("a.b", "")
          .link("a/x", "y");

  private static List<String> rest(TreeWalk walk) throws IOException {
    try (walk) {
      List<String> paths = new ArrayList<>();
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        assertEquals(walk.path().name(), node.name());
        paths.add(walk.path().toString());
      }
      assertNull(walk.next());
      return paths;
    }
  }

  @Test
  void goesThroughDirectoriesInTheOrderOfTheTree() throws IOException {
    assertEquals(
        List.of("/", "/b", "/a", "/a/z", "/a/y", "/a/y/file", "/a/x", "/a.b"),
        rest(TreeWalk.unsorted(TREE, ReadLimits.defaults())));
  }

  @Test
  void sortsWhenAsked() throws IOException {
    assertEquals(
        List.of("/", "/a", "/a/x", "/a/y", "/a/y/file", "/a/z", "/a.b", "/b"),
        rest(TreeWalk.sorted(TREE, ReadLimits.defaults())));
  }

  @Test
  void leavesOutWhatIsNotWanted() throws IOException {
    TreeWalk walk = TreeWalk.sorted(TREE, ReadLimits.defaults());
    walk.next();
    walk.next();
    assertEquals("/a", walk.path().toString());
    walk.skipChildren();
    walk.next();
    assertEquals("/a.b", walk.path().toString());
    walk.skipChildren();
    assertEquals(List.of("/b"), rest(walk));
  }

  @Test
  void stopsAtTheLimitOfEntries() throws IOException {
    ReadLimits eight = ReadLimits.builder().with(TreeWalk.MAX_ENTRIES, 8).build();
    assertEquals(8, rest(TreeWalk.sorted(TREE, eight)).size());
    ReadLimits seven = ReadLimits.builder().with(TreeWalk.MAX_ENTRIES, 7).build();
    LimitExceededException e =
        assertThrows(LimitExceededException.class, () -> rest(TreeWalk.sorted(TREE, seven)));
    assertEquals("tree.entries", e.limitName());
  }

  /** Not when memory is full. */
  @Test
  void stopsAtTheLimitOfEntriesInADirectoryThatIsSortedFirst() {
    ReadLimits thousand = ReadLimits.builder().with(TreeWalk.MAX_ENTRIES, 1000).build();
    LimitExceededException e =
        assertThrows(
            LimitExceededException.class,
            () -> rest(TreeWalk.sorted(() -> new Endless(Bytes.empty()), thousand)));
    assertEquals(1001, e.asked());
  }

  @Test
  void aDirectoryInItselfEndsAtTheLimitOfDepth() {
    FixedTree tree = new FixedTree();
    FixedNode loop = new FixedNode(Bytes.utf8("l"), FileType.DIRECTORY, Bytes.empty());
    loop.entries().put(loop.name(), loop);
    tree.root().entries().put(loop.name(), loop);
    LimitExceededException e =
        assertThrows(
            LimitExceededException.class, () -> rest(TreeWalk.sorted(tree, ReadLimits.defaults())));
    assertEquals("tree.depth", e.limitName());
    assertEquals(2049, e.asked());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "../../etc/passwd", "a\0b"})
  void refusesNamesThatLeadElsewhere(String name) {
    FixedTree tree = new FixedTree();
    Bytes bytes = Bytes.utf8(name);
    tree.root().entries().put(bytes, new FixedNode(bytes, FileType.REGULAR, Bytes.empty()));
    MalformedFormatException e =
        assertThrows(
            MalformedFormatException.class,
            () -> rest(TreeWalk.unsorted(tree, ReadLimits.defaults())));
    assertEquals("tree.name", e.reason());
  }

  @Test
  void closesAllItsCursors() throws IOException {
    List<String> closed = new ArrayList<>();
    TreeWalk walk = TreeWalk.sorted(() -> new Watched("", closed), ReadLimits.defaults());
    walk.next();
    walk.next();
    walk.next();
    assertEquals("/d/d", walk.path().toString());
    walk.close();
    assertEquals(List.of("/d", ""), closed);
    assertNull(walk.next());
  }

  /** A directory of names without end, in no order. */
  private record Endless(Bytes name) implements TreeNode {
    @Override
    public FileType type() {
      return FileType.DIRECTORY;
    }

    @Override
    public NodeMetadata metadata() {
      return NodeMetadata.of(0755);
    }

    @Override
    public TreeCursor children() {
      return TreeCursor.of(
          () -> LongStream.iterate(0, i -> i - 1).mapToObj(i -> node("d" + i)).iterator());
    }

    private static TreeNode node(String name) {
      return new Endless(Bytes.utf8(name));
    }
  }

  /** A directory with one directory in it, for ever, that says which cursors are closed. */
  private record Watched(String path, List<String> closed) implements TreeNode {
    @Override
    public Bytes name() {
      return Bytes.utf8(path.isEmpty() ? "" : "d");
    }

    @Override
    public FileType type() {
      return FileType.DIRECTORY;
    }

    @Override
    public NodeMetadata metadata() {
      return NodeMetadata.of(0755);
    }

    @Override
    public TreeCursor sortedChildren(ReadLimits limits) {
      return new TreeCursor() {
        @Override
        public TreeNode next() {
          return new Watched(path + "/d", closed);
        }

        @Override
        public void close() {
          closed.add(path);
        }
      };
    }
  }
}
