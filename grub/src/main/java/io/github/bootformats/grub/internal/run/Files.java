package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeResolver;
import io.github.bootformats.grub.GrubDevice;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The host's files, by GRUB's names: {@code (device)/path}, or {@code /path} on {@code $root}. */
final class Files {
  private final Machine machine;
  private final GrubHost host;

  /** What {@code save_env} has written, by device and path. */
  private final Map<String, Bytes> written;

  Files(Machine machine, Map<String, Bytes> written) {
    this.machine = machine;
    this.host = machine.host();
    this.written = new HashMap<>(written);
  }

  Map<String, Bytes> written() {
    return written;
  }

  /** A name that was taken apart. */
  private record Name(String device, String path) {}

  private @Nullable Name name(String file) {
    if (file.startsWith("(")) {
      int end = file.indexOf(')');
      return end < 0 ? null : new Name(file.substring(1, end), file.substring(end + 1));
    }
    String root = machine.environment().get("root");
    return new Name(root == null ? "" : root, file);
  }

  private Optional<FileTree> tree(Name name) {
    return host.device(name.device).flatMap(GrubDevice::tree);
  }

  /** Returns what a name stands for, links followed. */
  Optional<TreeNode> open(String file) {
    Name name = name(file);
    return name == null ? Optional.empty() : resolve(name);
  }

  private Optional<TreeNode> resolve(Name name) {
    Optional<FileTree> tree = tree(name);
    if (tree.isEmpty() || !name.path.startsWith("/")) {
      return Optional.empty();
    }
    try {
      Bytes path = Latin.bytes(name.path.replaceFirst("(?<=.)/+$", ""));
      TreeResolver resolver = TreeResolver.of(tree.get(), machine.budget().limits());
      return Optional.of(resolver.resolve(path).node());
    } catch (IOException e) {
      return Optional.empty(); // GRUB finds no file where it cannot read a directory
    }
  }

  /** Reads a file; on failure sets the machine's error, and returns null. */
  @Nullable Bytes read(String file) {
    Name name = name(file);
    if (name == null || name.path.isEmpty() || !name.path.startsWith("/")) {
      machine.fail(Status.BAD_FILENAME, "invalid file name `" + file + "'");
      return null;
    }
    Bytes own = written.get(key(name));
    if (own != null) {
      return own;
    }
    if (host.device(name.device).isEmpty()) {
      machine.fail(Status.UNKNOWN_DEVICE, missingDevice(name.device));
      return null;
    }
    Optional<TreeNode> node = resolve(name).filter(n -> n.type() == FileType.REGULAR);
    if (node.isEmpty()) {
      machine.fail(Status.FILE_NOT_FOUND, "file `" + name.path + "' not found");
      return null;
    }
    try (InputStream in = node.get().content().newInputStream()) {
      long limit = machine.budget().limits().get(GrubLimits.MAX_SCRIPT_BYTES);
      int most = (int) Math.min(limit, Integer.MAX_VALUE - 16);
      byte[] bytes = in.readNBytes(most);
      if (bytes.length == most && in.read() >= 0) {
        throw Stop.limit(GrubLimits.MAX_SCRIPT_BYTES, limit);
      }
      return Bytes.of(bytes);
    } catch (IOException e) {
      machine.fail(Status.FILE_NOT_FOUND, "file `" + name.path + "' not found");
      return null;
    }
  }

  /** Returns the first bytes of a file; empty if there is none. */
  Optional<Bytes> head(String file, int length) {
    Optional<TreeNode> node = open(file).filter(n -> n.type() == FileType.REGULAR);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = node.get().content().newInputStream()) {
      return Optional.of(Bytes.of(in.readNBytes(length)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Says that there is no such device, as GRUB does. */
  static String missingDevice(String device) {
    return "disk `" + device + "' not found";
  }

  /** Keeps what a script writes; the host's own file stays as it is. */
  void write(String file, Bytes content) {
    Name name = name(file);
    if (name != null) {
      written.put(key(name), content);
    }
  }

  private String key(Name name) {
    String device = host.device(name.device).map(GrubDevice::name).orElse(name.device);
    return device + ")" + name.path;
  }

  /** Lists a directory; empty when there is none. */
  List<TreeNode> list(String directory) {
    Optional<TreeNode> node = open(directory);
    List<TreeNode> children = new ArrayList<>();
    if (node.isEmpty() || node.get().type() != FileType.DIRECTORY) {
      return children;
    }
    try (TreeCursor cursor = node.get().children()) {
      for (TreeNode child = cursor.next(); child != null; child = cursor.next()) {
        machine.budget().check(GrubLimits.MAX_WORDS, children.size() + 1L);
        children.add(child);
      }
    } catch (IOException e) {
      return children; // GRUB shows what it read before the error
    }
    return children;
  }

  /** Returns whether a directory has a file; the empty name stands for the directory itself. */
  boolean contains(String directory, String file) {
    String path = directory.endsWith(")") || directory.isEmpty() ? directory + "/" : directory;
    Optional<TreeNode> node = open(path).filter(n -> n.type() == FileType.DIRECTORY);
    if (node.isEmpty() || file.isEmpty()) {
      return node.isPresent();
    }
    try {
      return node.get().child(Latin.bytes(file)).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns what {@code test -e} looks at: an entry of a directory, which may be a link that leads
   * nowhere. Where there is no such directory the machine's error is set.
   */
  Optional<TreeNode> look(String file) {
    Name name = name(file);
    if (name == null || host.device(name.device).isEmpty()) {
      machine.fail(Status.UNKNOWN_DEVICE, missingDevice(name == null ? file : name.device));
      return Optional.empty();
    }
    if (tree(name).isEmpty()) {
      machine.fail(Status.UNKNOWN_FS, "unknown filesystem");
      return Optional.empty();
    }
    String path = name.path.replaceFirst("/+$", "");
    int slash = path.lastIndexOf('/');
    String directory = slash < 0 ? "/" : path.substring(0, slash + 1);
    if (!directory.startsWith("/")) {
      machine.fail(Status.BAD_FILENAME, "invalid file name `" + directory + "'");
      return Optional.empty();
    }
    Optional<TreeNode> parent = resolve(new Name(name.device, directory));
    if (path.isEmpty()) {
      return parent;
    }
    if (parent.isEmpty()) {
      machine.fail(Status.FILE_NOT_FOUND, "file `" + directory + "' not found");
      return Optional.empty();
    }
    if (parent.get().type() != FileType.DIRECTORY) {
      machine.fail(Status.BAD_FILE_TYPE, "not a directory");
      return Optional.empty();
    }
    try {
      return parent.get().child(Latin.bytes(path.substring(slash + 1)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the names of all devices in GRUB's order: each disk, then its last partition first. */
  List<String> deviceNames() {
    List<String> names = new ArrayList<>();
    for (GrubDevice disk : host.devices()) {
      if (disk.name().equals(disk.disk())) {
        names.add(disk.name());
        int at = names.size();
        for (GrubDevice part : host.devices()) {
          if (part.disk().equals(disk.name()) && !part.name().equals(disk.name())) {
            names.add(at, part.name());
          }
        }
      }
    }
    return names;
  }
}
