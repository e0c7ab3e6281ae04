package io.github.bootformats.overlay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random changes of a tree, most of them possible: told as the oracle takes them, and made to the
 * tree at once, so that the next one fits.
 */
final class RandomChanges {
  private static final NodeMetadata NEW = NodeMetadata.of(0).withMtime(1_700_000_000L, 0);

  private final Random random;
  private final MutableTree tree;
  private final LayerForm form;
  private final List<String> ops = new ArrayList<>();
  private final List<String> results = new ArrayList<>();
  private List<TreePath> paths = List.of();

  RandomChanges(Random random, MutableTree tree, LayerForm form) {
    this.random = random;
    this.tree = tree;
    this.form = form;
  }

  /** Returns what was done, a line each. */
  List<String> ops() {
    return ops;
  }

  /** Returns what became of each: {@code ok} or the name of an error. */
  List<String> results() {
    return results;
  }

  private interface Step {
    void make() throws IOException;
  }

  void make(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      paths = paths();
      change();
    }
  }

  private List<TreePath> paths() throws IOException {
    List<TreePath> found = new ArrayList<>();
    try (TreeWalk walk = TreeWalk.sorted(tree, ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        if (!walk.path().isRoot()) {
          found.add(walk.path());
        }
        if (!isReadable(node)) {
          walk.skipChildren();
        }
      }
    }
    return found;
  }

  private static boolean isReadable(TreeNode node) throws IOException {
    try {
      node.metadata();
      return true;
    } catch (FormatException e) {
      return false;
    }
  }

  private TreePath existing() {
    return paths.isEmpty() || random.nextInt(20) == 0
        ? fresh()
        : paths.get(random.nextInt(paths.size()));
  }

  /** A path that is free, perhaps. */
  private TreePath fresh() {
    TreePath directory =
        paths.isEmpty() || random.nextInt(4) == 0
            ? TreePath.root()
            : paths.get(random.nextInt(paths.size()));
    if (random.nextInt(3) == 0) {
      directory = directory.parent().orElse(directory);
    }
    List<String> names = RandomLayers.NAMES;
    String name = random.nextInt(4) == 0 ? "new" : names.get(random.nextInt(names.size()));
    return directory.resolve(Bytes.utf8(name));
  }

  private FileType type(TreePath path) throws IOException {
    return tree.find(path).map(TreeNode::type).orElse(FileType.REGULAR);
  }

  private Bytes data() {
    byte[] bytes = new byte[1 + random.nextInt(8)];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private void run(String op, Step step) throws IOException {
    ops.add(op);
    results.add(result(step));
  }

  private static String result(Step step) throws IOException {
    try {
      step.make();
      return "ok";
    } catch (NoSuchFileException e) {
      return "ENOENT";
    } catch (NotDirectoryException e) {
      return "ENOTDIR";
    } catch (FileAlreadyExistsException e) {
      return "EEXIST";
    } catch (DirectoryNotEmptyException e) {
      return "ENOTEMPTY";
    } catch (FileSystemException e) {
      return String.valueOf(e.getReason()).replaceAll(".*\\((E[A-Z]+)\\).*", "$1");
    } catch (FormatException e) {
      return String.valueOf(e.getMessage()).replaceAll(".*\\((E[A-Z]+)\\).*", "$1");
    }
  }

  private static String text(TreePath path) {
    return new String(path.toBytes().toByteArray(), ISO_8859_1);
  }

  private static String line(Object... fields) {
    List<String> texts = new ArrayList<>();
    for (Object field : fields) {
      texts.add(field instanceof TreePath path ? text(path) : field.toString());
    }
    return String.join("\t", texts);
  }

  private static String octal(int mode) {
    return "%04o".formatted(mode);
  }

  private void change() throws IOException {
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> makeDirectory();
      case 3, 4 -> makeFile();
      case 5, 6, 7, 8 -> delete();
      case 9, 10, 11 -> rename();
      case 12 -> link();
      case 13 -> makeOther();
      case 14, 15 -> write();
      case 16 -> xattr();
      default -> metadata();
    }
  }

  private void makeDirectory() throws IOException {
    TreePath path = fresh();
    int mode = 0700 | random.nextInt(0100);
    run(
        line("mkdir", path, octal(mode)),
        () -> tree.createDirectory(path, NEW.withPermissions(mode)));
  }

  private void makeFile() throws IOException {
    TreePath path = fresh();
    int mode = 0600 | random.nextInt(0100);
    Bytes data = data();
    run(
        line("create", path, octal(mode), data.toHex()),
        () -> tree.createFile(path, NEW.withPermissions(mode), FileContent.of(data)));
  }

  private void makeOther() throws IOException {
    TreePath path = fresh();
    switch (random.nextInt(3)) {
      case 0 ->
          run(
              line("symlink", "to/there", path),
              () -> tree.createSymlink(path, NEW.withPermissions(0777), Bytes.utf8("to/there")));
      case 1 ->
          run(
              line("mkfifo", path, "0644"),
              () -> tree.createSpecial(path, NEW.withPermissions(0644), FileType.FIFO));
      default -> {
        if (form != LayerForm.OCI
            && tree.find(path).isEmpty()
            && tree.find(path.parent().orElseThrow()).isPresent()) {
          run(
              line("mknod", path),
              () ->
                  tree.createDevice(path, NEW, FileType.CHARACTER_DEVICE, new DeviceNumber(0, 0)));
        }
      }
    }
  }

  private void delete() throws IOException {
    TreePath path = existing();
    String op = type(path) == FileType.DIRECTORY ? "rmdir" : "unlink";
    run(line(op, path), () -> tree.delete(path));
  }

  private void rename() throws IOException {
    TreePath from = existing();
    TreePath to = random.nextInt(3) == 0 ? existing() : fresh();
    run(line("rename", from, to), () -> tree.rename(from, to));
  }

  private void link() throws IOException {
    TreePath existing = existing();
    TreePath path = fresh();
    run(line("link", existing, path), () -> tree.createLink(path, existing));
  }

  private void write() throws IOException {
    TreePath path = existing();
    if (type(path) != FileType.REGULAR) {
      return;
    }
    int at = random.nextInt(6);
    Bytes data = data();
    if (random.nextBoolean()) {
      run(
          line("write", path, at, data.toHex()),
          () -> {
            try (ImageTarget target = tree.openContent(path)) {
              target.write(at, data.asByteBuffer());
            }
          });
    } else {
      run(
          line("truncate", path, at),
          () -> {
            try (ImageTarget target = tree.openContent(path)) {
              target.truncate(at);
            }
          });
    }
  }

  private void xattr() throws IOException {
    TreePath path = existing();
    FileType type = type(path);
    boolean isUser =
        (type == FileType.REGULAR || type == FileType.DIRECTORY) && random.nextBoolean();
    String name =
        isUser ? "user.b" : random.nextInt(3) == 0 ? form.prefix() + "opaque" : "trusted.b";
    if (name.startsWith("user.") && type != FileType.REGULAR && type != FileType.DIRECTORY) {
      return;
    }
    Bytes value = data();
    run(
        line("setxattr", path, name, value.toHex()),
        () -> tree.setXattr(path, Bytes.utf8(name), value));
  }

  private void metadata() throws IOException {
    TreePath path = existing();
    int number = random.nextInt(0100);
    if (tree.find(path).isEmpty() || !isReadable(tree.find(path).orElseThrow())) {
      return;
    }
    NodeMetadata before = tree.find(path).orElseThrow().metadata();
    switch (random.nextInt(3)) {
      case 0 -> {
        if (type(path) != FileType.SYMLINK) {
          run(
              line("chmod", octal(0700 | number), path),
              () -> tree.setMetadata(path, before.withPermissions(0700 | number)));
        }
      }
      case 1 ->
          run(
              line("chown", number, 7, path),
              () -> tree.setMetadata(path, before.withOwner(number, 7)));
      default ->
          run(
              line("utime", 1_100_000_000L + number, path),
              () -> tree.setMetadata(path, before.withMtime(1_100_000_000L + number, 0)));
    }
  }
}
