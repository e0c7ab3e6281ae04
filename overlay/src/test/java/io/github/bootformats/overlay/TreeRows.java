package io.github.bootformats.overlay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trees as {@code overlay-stacks.sh} prints them: fields by path. */
final class TreeRows {
  private static final int NLINK = 4;
  static final int MTIME = 6;
  private static final int GROUP = 7;

  /**
   * What Linux says of the second of two directories that have the same one below, one of them by a
   * redirect, as it is never so in an upper layer of its own making. Which is the second depends on
   * what was looked up before.
   */
  private static final List<String> STALE = List.of("!", "Stale file handle");

  private TreeRows() {}

  /** Reads what the oracle prints of a tree. */
  static Map<String, List<String>> of(List<List<String>> rows) {
    Map<String, List<String>> lines = new TreeMap<>();
    for (List<String> row : rows) {
      List<String> fields = new ArrayList<>(row.subList(1, row.size()));
      if (fields.get(0).equals("d")) {
        fields.set(NLINK, "-");
      }
      lines.put(row.get(0), fields);
    }
    return lines;
  }

  static Map<String, List<String>> of(FileTree tree) throws IOException {
    Map<String, List<String>> lines = new TreeMap<>();
    add(lines, TreePath.root(), tree.root());
    MergedTree seen =
        tree instanceof WritableOverlay overlay
            ? overlay.merged()
            : tree instanceof MergedTree merged ? merged : null;
    if (seen != null) {
      for (var finding : seen.diagnostics(ReadLimits.defaults())) {
        if (finding.code().equals(OverlayFinding.WHITEOUT_LISTED.code())) {
          String path = finding.message().substring(1, finding.message().indexOf(':'));
          lines.put(path, List.of("!", "No such file or directory"));
        }
      }
    }
    numberGroups(lines);
    return lines;
  }

  private static void add(Map<String, List<String>> lines, TreePath path, TreeNode node)
      throws IOException {
    String name = path.isRoot() ? "." : new String(path.toBytes().toByteArray(), ISO_8859_1);
    try {
      lines.put(name, fields(node));
    } catch (FormatException e) {
      lines.put(name, List.of("!", errno(e)));
      return;
    }
    if (node.type() == FileType.DIRECTORY) {
      for (TreeNode child : node.sortedChildren().toList()) {
        add(lines, path.resolve(child.name()), child);
      }
    }
  }

  /** What Linux calls the error. */
  static String errno(FormatException e) {
    String message = String.valueOf(e.getMessage());
    return Map.of(
            "EINVAL", "Invalid argument",
            "EACCES", "Permission denied",
            "EPERM", "Operation not permitted",
            "ENOENT", "No such file or directory",
            "ENOTDIR", "Not a directory",
            "ELOOP", "Too many levels of symbolic links",
            "EXDEV", "Invalid cross-device link",
            "EIO", "Input/output error")
        .getOrDefault(message.replaceAll(".*\\((E[A-Z]+)\\).*", "$1"), message);
  }

  private static List<String> fields(TreeNode node) throws IOException {
    boolean isDirectory = node.type() == FileType.DIRECTORY;
    return new ArrayList<>(
        List.of(
            node.type() == FileType.REGULAR ? "f" : String.valueOf(node.type().letter()),
            "%04o".formatted(node.metadata().permissions()),
            Long.toString(node.metadata().uid()),
            Long.toString(node.metadata().gid()),
            isDirectory ? "-" : Long.toString(node.nlink()),
            isDirectory ? "-" : Long.toString(node.size()),
            Long.toString(node.metadata().mtimeSeconds()),
            node.linkId().map(Object::toString).orElse("-"),
            node.type().isDevice() ? node.device().major() + "," + node.device().minor() : "-",
            node.type() == FileType.REGULAR ? content(node) : "-",
            node.type() == FileType.SYMLINK
                ? new String(node.target().toByteArray(), ISO_8859_1)
                : "-",
            xattrs(node)));
  }

  private static String content(TreeNode node) throws IOException {
    try (InputStream in = node.content().newInputStream()) {
      return Bytes.of(in.readAllBytes()).toHex();
    } catch (FormatException e) {
      return "!" + errno(e);
    }
  }

  private static String xattrs(TreeNode node) throws IOException {
    List<String> texts = new ArrayList<>();
    node.xattrs()
        .forEach(
            (name, value) ->
                texts.add(
                    name
                        + "="
                        + (name.toString()
                                .matches("(trusted|user)\\.overlay\\.(origin|uuid|impure|nlink)")
                            ? "*"
                            : "0x" + value.toHex())));
    texts.sort(null);
    return texts.isEmpty() ? "-" : String.join(",", texts);
  }

  static void numberGroups(Map<String, List<String>> lines) {
    Map<String, String> numbers = new HashMap<>();
    for (List<String> fields : lines.values()) {
      if (fields.size() > GROUP && !fields.get(GROUP).equals("-")) {
        fields.set(
            GROUP,
            numbers.computeIfAbsent(fields.get(GROUP), i -> Integer.toString(numbers.size() + 1)));
      }
    }
  }

  /**
   * Whether the listing of a directory may end early: where Linux has to look entries up for it,
   * {@code readdir} fails with the first that cannot be.
   */
  private static boolean isCutOff(String path, Map<String, List<String>> ours) {
    int end = path.length();
    while (end >= 0) {
      int slash = path.lastIndexOf('/', end - 1);
      String directory = path.substring(0, slash + 1);
      if (ours.entrySet().stream()
          .anyMatch(
              entry ->
                  entry.getKey().startsWith(directory)
                      && entry.getKey().indexOf('/', directory.length()) < 0
                      && entry.getValue().get(0).equals("!")
                      && !entry.getValue().get(1).startsWith("No such"))) {
        return true;
      }
      end = slash;
    }
    return false;
  }

  private static boolean isStale(String path, Map<String, List<String>> linux) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (STALE.equals(linux.get(path.substring(0, end)))) {
        return true;
      }
    }
    return false;
  }

  /** Says in what two trees differ; times that Linux calls now are any. */
  static List<String> difference(Map<String, List<String>> seen, Map<String, List<String>> shown) {
    Map<String, List<String>> linux = copy(seen);
    Map<String, List<String>> ours = copy(shown);
    linux.keySet().removeIf(path -> isStale(path, seen));
    ours.keySet()
        .removeIf(
            path -> isStale(path, seen) || (!seen.containsKey(path) && isCutOff(path, shown)));
    numberGroups(linux);
    numberGroups(ours);
    List<String> differences = new ArrayList<>();
    linux.forEach(
        (path, fields) -> {
          List<String> other = ours.get(path);
          if (other != null
              && fields.size() > MTIME
              && other.size() > MTIME
              && fields.get(MTIME).equals("now")) {
            other.set(MTIME, "now");
          }
          if (!fields.equals(other) && !isAlias(path, linux)) {
            differences.add("%s\n    Linux %s\n    we    %s".formatted(path, fields, other));
          }
        });
    ours.forEach(
        (path, fields) -> {
          if (!linux.containsKey(path)) {
            differences.add("%s\n    only ours %s".formatted(path, fields));
          }
        });
    return differences;
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> rows) {
    Map<String, List<String>> copy = new TreeMap<>();
    rows.forEach((path, fields) -> copy.put(path, new ArrayList<>(fields)));
    return copy;
  }

  /**
   * Whether Linux shows another file in this place, for that one has its data here by a redirect,
   * as it is never so in an upper layer of its own making, and was looked up before.
   */
  private static boolean isAlias(String path, Map<String, List<String>> linux) {
    List<String> fields = linux.getOrDefault(path, List.of());
    return fields.get(0).equals("f")
        && fields.get(GROUP).equals("-")
        && linux.entrySet().stream()
            .anyMatch(entry -> !entry.getKey().equals(path) && entry.getValue().equals(fields));
  }
}
