package io.github.bootformats.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * What every {@link MutableTree} promises, checked on trees that are empty at first.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> keepsTheContract() {
 *   return MutableTreeContract.tests(() -> MemoryTree.create(NodeMetadata.of(0755)));
 * }
 * }</pre>
 */
public final class MutableTreeContract {
  private static final NodeMetadata PLAIN = NodeMetadata.of(0644);
  private static final NodeMetadata OTHER =
      NodeMetadata.of(07751).withOwner(1000, 4_000_000_000L).withMtime(-5, 999_999_999);
  private static final Bytes NAME = Bytes.utf8("user.name");

  private final MutableTree tree;

  private MutableTreeContract(MutableTree tree) {
    this.tree = tree;
  }

  private interface Check {
    void run(MutableTreeContract contract) throws IOException;
  }

  /**
   * Lists the checks.
   *
   * @param empty makes a tree with nothing in it, for each check anew
   * @return one test for each promise
   */
  public static Stream<DynamicNode> tests(TreeSource<? extends MutableTree> empty) {
    return Map.<String, Check>ofEntries(
            Map.entry("creates nodes of every type", MutableTreeContract::creates),
            Map.entry("refuses to create where it cannot", MutableTreeContract::refusesToCreate),
            Map.entry("refuses types of another kind", MutableTreeContract::refusesTypes),
            Map.entry("links files", MutableTreeContract::links),
            Map.entry("refuses to link where it cannot", MutableTreeContract::refusesToLink),
            Map.entry("deletes", MutableTreeContract::deletes),
            Map.entry("renames", MutableTreeContract::renames),
            Map.entry("renames over what is there", MutableTreeContract::replaces),
            Map.entry("refuses to rename where it cannot", MutableTreeContract::refusesToRename),
            Map.entry("sets metadata of every type", MutableTreeContract::setsMetadata),
            Map.entry("sets extended attributes", MutableTreeContract::setsXattrs),
            Map.entry("replaces content", MutableTreeContract::replacesContent),
            Map.entry("writes content", MutableTreeContract::writesContent),
            Map.entry("does not write into what it was given", MutableTreeContract::ownsContent),
            Map.entry("lets cursors go on", MutableTreeContract::cursors),
            Map.entry("keeps names that are not text", MutableTreeContract::oddNames))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> entry.getValue().run(new MutableTreeContract(empty.open()))));
  }

  private static TreePath path(String path) {
    return TreePath.of(path);
  }

  private TreeNode node(String path) throws IOException {
    return tree.find(path(path)).orElseThrow();
  }

  private boolean exists(String path) throws IOException {
    return tree.find(path(path)).isPresent();
  }

  private void file(String path, String content) throws IOException {
    tree.createFile(path(path), PLAIN, FileContent.of(Bytes.utf8(content)));
  }

  private void directory(String path) throws IOException {
    tree.createDirectory(path(path), OTHER);
  }

  private String text(String path) throws IOException {
    try (InputStream in = node(path).content().newInputStream()) {
      return Bytes.of(in.readAllBytes()).toString();
    }
  }

  private void creates() throws IOException {
    directory("d");
    file("d/f", "text");
    tree.createSymlink(path("d/l"), OTHER, Bytes.utf8("../nowhere"));
    tree.createDevice(
        path("c"), OTHER, FileType.CHARACTER_DEVICE, new DeviceNumber(1, 0xFFFF_FFFFL));
    tree.createDevice(path("b"), PLAIN, FileType.BLOCK_DEVICE, new DeviceNumber(8, 1));
    tree.createSpecial(path("p"), OTHER, FileType.FIFO);
    tree.createSpecial(path("s"), PLAIN, FileType.SOCKET);

    assertEquals(FileType.DIRECTORY, node("d").type());
    assertEquals(OTHER, node("d").metadata());
    assertEquals("text", text("d/f"));
    assertEquals(PLAIN, node("d/f").metadata());
    assertEquals(Bytes.utf8("../nowhere"), node("d/l").target());
    assertEquals(new DeviceNumber(1, 0xFFFF_FFFFL), node("c").device());
    assertEquals(FileType.BLOCK_DEVICE, node("b").type());
    assertEquals(FileType.FIFO, node("p").type());
    assertEquals(FileType.SOCKET, node("s").type());
    assertEquals(5, tree.root().children().toList().size());
  }

  private void refusesToCreate() throws IOException {
    file("f", "");
    directory("d");
    tree.createSymlink(path("l"), PLAIN, Bytes.utf8("d"));
    for (String taken : new String[] {"f", "d", "l", "/"}) {
      assertThrows(FileAlreadyExistsException.class, () -> directory(taken), taken);
      assertThrows(FileAlreadyExistsException.class, () -> file(taken, "x"), taken);
    }
    assertThrows(NoSuchFileException.class, () -> file("no/f", "x"));
    assertThrows(NotDirectoryException.class, () -> file("f/f", "x"));
    assertThrows(NotDirectoryException.class, () -> file("l/f", "x"));
    assertEquals("", text("f"));
  }

  private void refusesTypes() throws IOException {
    DeviceNumber device = new DeviceNumber(1, 3);
    for (FileType type : FileType.values()) {
      if (!type.isDevice()) {
        assertThrows(
            IllegalArgumentException.class,
            () -> tree.createDevice(path("x"), PLAIN, type, device));
      }
      if (type != FileType.FIFO && type != FileType.SOCKET) {
        assertThrows(
            IllegalArgumentException.class, () -> tree.createSpecial(path("x"), PLAIN, type));
      }
    }
    assertEquals(0, tree.root().children().toList().size());
  }

  private void links() throws IOException {
    directory("d");
    file("f", "one");
    file("g", "two");
    tree.createLink(path("d/f2"), path("f"));
    tree.createLink(path("g2"), path("g"));
    tree.createLink(path("f3"), path("d/f2"));
    assertEquals(3, node("f").nlink());
    assertEquals(2, node("g2").nlink());
    assertEquals(node("f").linkId(), node("d/f2").linkId());
    assertEquals(node("f").linkId(), node("f3").linkId());
    assertEquals(false, node("f").linkId().equals(node("g").linkId()));
    tree.setMetadata(path("f3"), OTHER);
    tree.setContent(path("d/f2"), FileContent.of(Bytes.utf8("new")));
    assertEquals(OTHER, node("f").metadata());
    assertEquals("new", text("f"));
    tree.delete(path("f"));
    tree.delete(path("f3"));
    assertEquals(1, node("d/f2").nlink());
    assertEquals(Optional.empty(), node("d/f2").linkId());
    assertEquals("new", text("d/f2"));
  }

  private void refusesToLink() throws IOException {
    directory("d");
    file("f", "");
    assertThrows(FileSystemException.class, () -> tree.createLink(path("e"), path("d")));
    assertThrows(FileAlreadyExistsException.class, () -> tree.createLink(path("d"), path("f")));
    assertThrows(FileAlreadyExistsException.class, () -> tree.createLink(path("f"), path("f")));
    assertThrows(NoSuchFileException.class, () -> tree.createLink(path("e"), path("no")));
    assertThrows(NoSuchFileException.class, () -> tree.createLink(path("no/e"), path("f")));
    assertEquals(1, node("f").nlink());
  }

  private void deletes() throws IOException {
    directory("d");
    file("d/f", "");
    assertThrows(DirectoryNotEmptyException.class, () -> tree.delete(path("d")));
    assertThrows(FileSystemException.class, () -> tree.delete(TreePath.root()));
    assertThrows(NoSuchFileException.class, () -> tree.delete(path("no")));
    assertThrows(NotDirectoryException.class, () -> tree.delete(path("d/f/x")));
    tree.delete(path("d/f"));
    tree.delete(path("d"));
    assertEquals(0, tree.root().children().toList().size());
  }

  private void renames() throws IOException {
    directory("d");
    directory("e");
    file("d/f", "x");
    tree.rename(path("d"), path("e/d2"));
    assertEquals("x", text("e/d2/f"));
    tree.rename(path("e/d2/f"), path("f"));
    assertEquals("x", text("f"));
    tree.rename(path("f"), path("f"));
    assertEquals("x", text("f"));
    assertEquals(false, exists("d"));
    assertEquals(0, node("e/d2").children().toList().size());
  }

  private void replaces() throws IOException {
    file("f", "f");
    file("g", "g");
    tree.createLink(path("g2"), path("g"));
    directory("d");
    directory("e");
    file("e/x", "x");
    tree.rename(path("f"), path("g"));
    assertEquals("f", text("g"));
    assertEquals(1, node("g2").nlink());
    tree.rename(path("e"), path("d"));
    assertEquals("x", text("d/x"));
    tree.createLink(path("g3"), path("g"));
    tree.rename(path("g"), path("g3"));
    assertEquals(2, node("g").nlink());
  }

  private void refusesToRename() throws IOException {
    directory("d");
    directory("d/sub");
    directory("e");
    file("f", "f");
    assertThrows(NoSuchFileException.class, () -> tree.rename(path("no"), path("x")));
    assertThrows(NoSuchFileException.class, () -> tree.rename(path("f"), path("no/x")));
    assertThrows(DirectoryNotEmptyException.class, () -> tree.rename(path("e"), path("d")));
    assertThrows(NotDirectoryException.class, () -> tree.rename(path("e"), path("f")));
    for (String[] move : new String[][] {{"f", "e"}, {"d", "d/sub/x"}, {"/", "x"}, {"f", "/"}}) {
      assertThrows(
          FileSystemException.class,
          () -> tree.rename(path(move[0]), path(move[1])),
          move[0] + " to " + move[1]);
    }
    assertEquals("f", text("f"));
    assertEquals(true, exists("d/sub"));
    assertEquals(3, tree.root().children().toList().size());
  }

  private void setsMetadata() throws IOException {
    creates();
    for (String each : new String[] {"/", "d", "d/f", "d/l", "c", "b", "p", "s"}) {
      NodeMetadata changed = OTHER.withMtime(each.hashCode(), 7);
      tree.setMetadata(path(each), changed);
      assertEquals(changed, node(each).metadata(), each);
    }
    assertThrows(NoSuchFileException.class, () -> tree.setMetadata(path("no"), PLAIN));
  }

  private void setsXattrs() throws IOException {
    file("f", "");
    tree.setXattr(path("f"), NAME, Bytes.of((byte) 0, (byte) 0xFF));
    tree.setXattr(path("f"), Bytes.utf8("security.a"), Bytes.empty());
    tree.setXattr(path("/"), NAME, Bytes.utf8("1"));
    tree.setXattr(path("/"), NAME, Bytes.utf8("2"));
    assertEquals(
        Map.of(NAME, Bytes.of((byte) 0, (byte) 0xFF), Bytes.utf8("security.a"), Bytes.empty()),
        node("f").xattrs());
    assertEquals(Map.of(NAME, Bytes.utf8("2")), tree.root().xattrs());
    tree.removeXattr(path("f"), NAME);
    tree.removeXattr(path("f"), NAME);
    assertEquals(Map.of(Bytes.utf8("security.a"), Bytes.empty()), node("f").xattrs());
    for (String bad : new String[] {"", "user.\0"}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> tree.setXattr(path("f"), Bytes.utf8(bad), Bytes.empty()));
    }
    assertThrows(NoSuchFileException.class, () -> tree.setXattr(path("no"), NAME, Bytes.empty()));
  }

  private void replacesContent() throws IOException {
    file("f", "a longer one");
    directory("d");
    tree.setContent(path("f"), FileContent.of(Bytes.utf8("short")));
    assertEquals("short", text("f"));
    assertEquals(5, node("f").size());
    assertThrows(FileSystemException.class, () -> tree.setContent(path("d"), FileContent.EMPTY));
    assertThrows(NoSuchFileException.class, () -> tree.setContent(path("no"), FileContent.EMPTY));
  }

  private void writesContent() throws IOException {
    file("f", "0123456789");
    try (ImageTarget target = tree.openContent(path("f"))) {
      assertEquals(10, target.size());
      target.write(2, bytes("ab"));
      target.truncate(5);
      target.write(7, bytes("z"));
      assertEquals("01ab4\\x00\\x00z", text("f"));
    }
    assertEquals("01ab4\\x00\\x00z", text("f"));
    assertEquals(8, node("f").size());
    directory("d");
    assertThrows(FileSystemException.class, () -> tree.openContent(path("d")).close());
    assertThrows(NoSuchFileException.class, () -> tree.openContent(path("no")).close());
  }

  private void ownsContent() throws IOException {
    file("f", "first");
    write("f", "F");
    tree.createFile(path("g"), PLAIN, node("f").content());
    write("f", "x");
    assertEquals("First", text("g"));
    write("g", "y");
    assertEquals("xirst", text("f"));
    assertEquals("yirst", text("g"));
  }

  private void write(String path, String text) throws IOException {
    try (ImageTarget target = tree.openContent(path(path))) {
      target.write(0, bytes(text));
    }
  }

  private static ByteBuffer bytes(String text) {
    return Bytes.utf8(text).asByteBuffer();
  }

  private void cursors() throws IOException {
    for (String each : new String[] {"a", "b", "c", "d"}) {
      file(each, each);
    }
    try (TreeCursor cursor = tree.root().sortedChildren()) {
      cursor.next();
      tree.delete(path("b"));
      file("bb", "");
      tree.delete(path("d"));
      int left = 0;
      while (cursor.next() != null) {
        left++;
      }
      assertEquals(true, left >= 1 && left <= 4, () -> "the cursor must end");
    }
  }

  private void oddNames() throws IOException {
    Bytes name = Bytes.of((byte) 0xFF, (byte) '\n', (byte) '\\', (byte) 0xC3);
    TreePath odd = TreePath.root().resolve(name);
    tree.createSymlink(odd, PLAIN, name);
    assertEquals(name, tree.find(odd).orElseThrow().target());
    assertEquals(name, tree.root().children().toList().get(0).name());
  }
}
