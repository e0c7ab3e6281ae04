package io.github.bootformats.api.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a node does when its format does nothing special. */
class TreeNodeTest {
  private static final FixedTree TREE =
      new FixedTree().file("b", "12345").link("a", "b").directory("\u00e9/d");

  private static TreeNode node(String path) throws IOException {
    return TREE.find(TreePath.of(path)).orElseThrow();
  }

  @Test
  void findsWithoutFollowingLinks() throws IOException {
    assertEquals(FileType.SYMLINK, node("a").type());
    assertEquals(FileType.DIRECTORY, node("\u00e9/d").type());
    assertEquals(Optional.empty(), TREE.find(TreePath.of("a/x")));
    assertEquals(Optional.empty(), TREE.find(TreePath.of("b/x")));
    assertEquals(Optional.empty(), TREE.find(TreePath.of("x")));
    assertEquals(Optional.empty(), TREE.root().child(Bytes.utf8("..")));
  }

  @Test
  void sortsItsEntries() throws IOException {
    List<Bytes> names = TREE.root().sortedChildren().toList().stream().map(TreeNode::name).toList();
    assertEquals(List.of(Bytes.utf8("a"), Bytes.utf8("b"), Bytes.utf8("\u00e9")), names);
  }

  @Test
  void hasTheSizeThatStatTells() throws IOException {
    assertEquals(5, node("b").size());
    assertEquals(1, node("a").size());
    assertEquals(0, TREE.root().size());
  }

  @Test
  void hasOneNameAndNoAttributes() throws IOException {
    assertEquals(1, node("b").nlink());
    assertEquals(Optional.empty(), node("b").linkId());
    assertEquals(0, node("b").xattrs().size());
  }

  @Test
  void refusesWhatItsTypeHasNot() throws IOException {
    TreeNode file = node("b");
    assertThrows(NotDirectoryException.class, file::children);
    assertThrows(NotDirectoryException.class, file::sortedChildren);
    assertThrows(NotDirectoryException.class, () -> file.child(Bytes.utf8("x")));
    assertThrows(NotLinkException.class, file::target);
    assertThrows(FileSystemException.class, file::device);
    assertThrows(FileSystemException.class, TREE.root()::content);
  }
}
