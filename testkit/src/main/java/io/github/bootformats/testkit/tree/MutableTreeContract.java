package io.github.bootformats.testkit.tree;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What every tree that can be changed promises, checked on trees that are empty at first. */
final class MutableTreeContract {
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

  static List<ContractCheck> checks(TreeSource<? extends MutableTree> empty) {
    return Stream.of(
            new Promise("creates nodes of every type", MutableTreeContract::creates),
            new Promise("refuses to create where it cannot", MutableTreeContract::refusesToCreate),
            new Promise("refuses types of another kind", MutableTreeContract::refusesTypes),
            new Promise("links files", MutableTreeContract::links),
            new Promise("refuses to link where it cannot", MutableTreeContract::refusesToLink),
            new Promise("deletes", MutableTreeContract::deletes),
            new Promise("renames", MutableTreeContract::renames),
            new Promise("renames over what is there", MutableTreeContract::replaces),
            new Promise("refuses to rename where it cannot", MutableTreeContract::refusesToRename),
            new Promise("sets metadata of every type", MutableTreeContract::setsMetadata),
            new Promise("sets extended attributes", MutableTreeContract::setsXattrs),
            new Promise("replaces content", MutableTreeContract::replacesContent),
            new Promise("writes content", MutableTreeContract::writesContent),
            new Promise("does not write into what it was given", MutableTreeContract::ownsContent),
            new Promise("lets cursors go on", MutableTreeContract::cursors),
            new Promise("keeps names that are not text", MutableTreeContract::oddNames))
        .map(promise -> promise.on(empty))
        .toList();
  }

  private record Promise(String name, Check check) {
    ContractCheck on(TreeSource<? extends MutableTree> empty) {
      return new ContractCheck(name, () -> check.run(new MutableTreeContract(empty.open())));
    }
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

  private void expectText(String path, String content) throws IOException {
    Expect.equal(content, text(path), "content of " + path);
  }

  private void expectNames(String path, int nlink) throws IOException {
    Expect.equal(nlink, node(path).nlink(), "nlink of " + path);
  }

  private void expectEntries(String path, int count) throws IOException {
    Expect.equal(count, node(path).children().toList().size(), "entries of " + path);
  }

  private void expectType(String path, FileType type) throws IOException {
    Expect.equal(type, node(path).type(), "type of " + path);
  }

  private void expectMetadata(String path, NodeMetadata metadata) throws IOException {
    Expect.equal(metadata, node(path).metadata(), "metadata of " + path);
  }

  private void refusesLink(Class<? extends Exception> how, String path, String existing) {
    Expect.thrown(
        how, () -> tree.createLink(path(path), path(existing)), "link " + path + " to " + existing);
  }

  private void refusesRename(Class<? extends Exception> how, String from, String to) {
    Expect.thrown(how, () -> tree.rename(path(from), path(to)), "rename " + from + " to " + to);
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

    expectType("d", FileType.DIRECTORY);
    expectMetadata("d", OTHER);
    expectText("d/f", "text");
    expectMetadata("d/f", PLAIN);
    Expect.equal(Bytes.utf8("../nowhere"), node("d/l").target(), "target of d/l");
    Expect.equal(new DeviceNumber(1, 0xFFFF_FFFFL), node("c").device(), "device of c");
    expectType("b", FileType.BLOCK_DEVICE);
    expectType("p", FileType.FIFO);
    expectType("s", FileType.SOCKET);
    expectEntries("/", 5);
  }

  private void refusesToCreate() throws IOException {
    file("f", "");
    directory("d");
    tree.createSymlink(path("l"), PLAIN, Bytes.utf8("d"));
    for (String taken : new String[] {"f", "d", "l", "/"}) {
      Expect.thrown(FileAlreadyExistsException.class, () -> directory(taken), taken);
      Expect.thrown(FileAlreadyExistsException.class, () -> file(taken, "x"), taken);
    }
    Expect.thrown(NoSuchFileException.class, () -> file("no/f", "x"), "create no/f");
    Expect.thrown(NotDirectoryException.class, () -> file("f/f", "x"), "create f/f");
    Expect.thrown(NotDirectoryException.class, () -> file("l/f", "x"), "create l/f");
    expectText("f", "");
  }

  private void refusesTypes() throws IOException {
    DeviceNumber device = new DeviceNumber(1, 3);
    for (FileType type : FileType.values()) {
      if (!type.isDevice()) {
        Expect.thrown(
            IllegalArgumentException.class,
            () -> tree.createDevice(path("x"), PLAIN, type, device),
            "device of type " + type);
      }
      if (type != FileType.FIFO && type != FileType.SOCKET) {
        Expect.thrown(
            IllegalArgumentException.class,
            () -> tree.createSpecial(path("x"), PLAIN, type),
            "special file of type " + type);
      }
    }
    expectEntries("/", 0);
  }

  private void links() throws IOException {
    directory("d");
    file("f", "one");
    file("g", "two");
    tree.createLink(path("d/f2"), path("f"));
    tree.createLink(path("g2"), path("g"));
    tree.createLink(path("f3"), path("d/f2"));
    expectNames("f", 3);
    expectNames("g2", 2);
    Expect.equal(node("f").linkId(), node("d/f2").linkId(), "id of d/f2");
    Expect.equal(node("f").linkId(), node("f3").linkId(), "id of f3");
    Expect.that(!node("f").linkId().equals(node("g").linkId()), "f and g have one id");
    tree.setMetadata(path("f3"), OTHER);
    tree.setContent(path("d/f2"), FileContent.of(Bytes.utf8("new")));
    expectMetadata("f", OTHER);
    expectText("f", "new");
    tree.delete(path("f"));
    tree.delete(path("f3"));
    expectNames("d/f2", 1);
    Expect.equal(Optional.empty(), node("d/f2").linkId(), "id of d/f2");
    expectText("d/f2", "new");
  }

  private void refusesToLink() throws IOException {
    directory("d");
    file("f", "");
    refusesLink(FileSystemException.class, "e", "d");
    refusesLink(FileAlreadyExistsException.class, "d", "f");
    refusesLink(FileAlreadyExistsException.class, "f", "f");
    refusesLink(NoSuchFileException.class, "e", "no");
    refusesLink(NoSuchFileException.class, "no/e", "f");
    expectNames("f", 1);
  }

  private void deletes() throws IOException {
    directory("d");
    file("d/f", "");
    Expect.thrown(DirectoryNotEmptyException.class, () -> tree.delete(path("d")), "delete d");
    Expect.thrown(FileSystemException.class, () -> tree.delete(TreePath.root()), "delete /");
    Expect.thrown(NoSuchFileException.class, () -> tree.delete(path("no")), "delete no");
    Expect.thrown(NotDirectoryException.class, () -> tree.delete(path("d/f/x")), "delete d/f/x");
    tree.delete(path("d/f"));
    tree.delete(path("d"));
    expectEntries("/", 0);
  }

  private void renames() throws IOException {
    directory("d");
    directory("e");
    file("d/f", "x");
    tree.rename(path("d"), path("e/d2"));
    expectText("e/d2/f", "x");
    tree.rename(path("e/d2/f"), path("f"));
    expectText("f", "x");
    tree.rename(path("f"), path("f"));
    expectText("f", "x");
    Expect.that(!exists("d"), "d is still there");
    expectEntries("e/d2", 0);
  }

  private void replaces() throws IOException {
    file("f", "f");
    file("g", "g");
    tree.createLink(path("g2"), path("g"));
    directory("d");
    directory("e");
    file("e/x", "x");
    tree.rename(path("f"), path("g"));
    expectText("g", "f");
    expectNames("g2", 1);
    tree.rename(path("e"), path("d"));
    expectText("d/x", "x");
    tree.createLink(path("g3"), path("g"));
    tree.rename(path("g"), path("g3"));
    expectNames("g", 2);
  }

  private void refusesToRename() throws IOException {
    directory("d");
    directory("d/sub");
    directory("e");
    file("f", "f");
    refusesRename(NoSuchFileException.class, "no", "x");
    refusesRename(NoSuchFileException.class, "f", "no/x");
    refusesRename(DirectoryNotEmptyException.class, "e", "d");
    refusesRename(NotDirectoryException.class, "e", "f");
    for (String[] move : new String[][] {{"f", "e"}, {"d", "d/sub/x"}, {"/", "x"}, {"f", "/"}}) {
      refusesRename(FileSystemException.class, move[0], move[1]);
    }
    expectText("f", "f");
    Expect.that(exists("d/sub"), "d/sub is gone");
    expectEntries("/", 3);
  }

  private void setsMetadata() throws IOException {
    creates();
    for (String each : new String[] {"/", "d", "d/f", "d/l", "c", "b", "p", "s"}) {
      NodeMetadata changed = OTHER.withMtime(each.hashCode(), 7);
      tree.setMetadata(path(each), changed);
      expectMetadata(each, changed);
    }
    Expect.thrown(
        NoSuchFileException.class, () -> tree.setMetadata(path("no"), PLAIN), "metadata of no");
  }

  private void setsXattrs() throws IOException {
    file("f", "");
    tree.setXattr(path("f"), NAME, Bytes.of((byte) 0, (byte) 0xFF));
    tree.setXattr(path("f"), Bytes.utf8("security.a"), Bytes.empty());
    tree.setXattr(path("/"), NAME, Bytes.utf8("1"));
    tree.setXattr(path("/"), NAME, Bytes.utf8("2"));
    Expect.equal(
        Map.of(NAME, Bytes.of((byte) 0, (byte) 0xFF), Bytes.utf8("security.a"), Bytes.empty()),
        node("f").xattrs(),
        "attributes of f");
    Expect.equal(Map.of(NAME, Bytes.utf8("2")), tree.root().xattrs(), "attributes of /");
    tree.removeXattr(path("f"), NAME);
    tree.removeXattr(path("f"), NAME);
    Expect.equal(
        Map.of(Bytes.utf8("security.a"), Bytes.empty()), node("f").xattrs(), "attributes of f");
    for (String bad : new String[] {"", "user.\0"}) {
      Expect.thrown(
          IllegalArgumentException.class,
          () -> tree.setXattr(path("f"), Bytes.utf8(bad), Bytes.empty()),
          "attribute named " + Bytes.utf8(bad));
    }
    Expect.thrown(
        NoSuchFileException.class,
        () -> tree.setXattr(path("no"), NAME, Bytes.empty()),
        "attribute of no");
  }

  private void replacesContent() throws IOException {
    file("f", "a longer one");
    directory("d");
    tree.setContent(path("f"), FileContent.of(Bytes.utf8("short")));
    expectText("f", "short");
    Expect.equal(5, node("f").size(), "size of f");
    Expect.thrown(
        FileSystemException.class,
        () -> tree.setContent(path("d"), FileContent.EMPTY),
        "content of d");
    Expect.thrown(
        NoSuchFileException.class,
        () -> tree.setContent(path("no"), FileContent.EMPTY),
        "content of no");
  }

  private void writesContent() throws IOException {
    file("f", "0123456789");
    try (ImageTarget target = tree.openContent(path("f"))) {
      Expect.equal(10, target.size(), "size of what is open");
      target.write(2, bytes("ab"));
      target.truncate(5);
      target.write(7, bytes("z"));
      expectText("f", "01ab4\\x00\\x00z");
    }
    expectText("f", "01ab4\\x00\\x00z");
    Expect.equal(8, node("f").size(), "size of f");
    directory("d");
    Expect.thrown(FileSystemException.class, () -> tree.openContent(path("d")).close(), "open d");
    Expect.thrown(NoSuchFileException.class, () -> tree.openContent(path("no")).close(), "open no");
  }

  private void ownsContent() throws IOException {
    file("f", "first");
    write("f", "F");
    tree.createFile(path("g"), PLAIN, node("f").content());
    write("f", "x");
    expectText("g", "First");
    write("g", "y");
    expectText("f", "xirst");
    expectText("g", "yirst");
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
      Expect.that(left >= 1 && left <= 4, "the cursor must end, not go on for " + left);
    }
  }

  private void oddNames() throws IOException {
    Bytes name = Bytes.of((byte) 0xFF, (byte) '\n', (byte) '\\', (byte) 0xC3);
    TreePath odd = TreePath.root().resolve(name);
    tree.createSymlink(odd, PLAIN, name);
    Expect.equal(name, tree.find(odd).orElseThrow().target(), "target of " + odd);
    Expect.equal(name, tree.root().children().toList().get(0).name(), "name of " + odd);
  }
}
