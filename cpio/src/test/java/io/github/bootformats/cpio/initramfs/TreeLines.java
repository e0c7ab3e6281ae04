package io.github.bootformats.cpio.initramfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Unpacked trees as the oracle prints them: a line a path. */
final class TreeLines {
  private static final int NLINK = 4;
  private static final int GROUP = 7;

  private final Map<String, List<String>> lines = new TreeMap<>();

  private TreeLines() {}

  /**
   * Returns type, mode, uid, gid, nlink, size, mtime, group of links, rdev, sha256 and target by
   * path. What has no time of its own has the time {@code now}.
   */
  static Map<String, List<String>> of(FileTree tree) throws IOException {
    TreeLines lines = new TreeLines();
    lines.add("", tree.root());
    numberGroups(lines.lines);
    return lines.lines;
  }

  /**
   * Reads what the oracle prints of one image, the lines between {@code #image} and {@code #end}.
   */
  static Map<String, List<String>> of(List<List<String>> rows) {
    Map<String, List<String>> lines = new TreeMap<>();
    for (List<String> row : rows) {
      if (row.get(0).startsWith("/")) {
        List<String> fields = new ArrayList<>(row.subList(1, row.size()));
        if (fields.get(0).equals("d")) {
          fields.set(NLINK, "-");
        }
        lines.put(row.get(0), fields);
      }
    }
    return lines;
  }

  private void add(String path, TreeNode node) throws IOException {
    lines.put(path.isEmpty() ? "/" : path, fields(node));
    if (node.type() == FileType.DIRECTORY) {
      for (TreeNode child : node.sortedChildren().toList()) {
        add(path + "/" + new String(child.name().toByteArray(), ISO_8859_1), child);
      }
    }
  }

  private static List<String> fields(TreeNode node) throws IOException {
    boolean isDirectory = node.type() == FileType.DIRECTORY;
    long mtime = node.metadata().mtimeSeconds();
    return new ArrayList<>(
        List.of(
            node.type() == FileType.REGULAR ? "f" : String.valueOf(node.type().letter()),
            "%04o".formatted(node.metadata().permissions()),
            Long.toString(node.metadata().uid()),
            Long.toString(node.metadata().gid()),
            isDirectory ? "-" : Long.toString(node.nlink()),
            isDirectory ? "-" : Long.toString(node.size()),
            mtime == 0 ? "now" : Long.toString(mtime),
            node.linkId().map(Object::toString).orElse("-"),
            node.type().isDevice() ? node.device().major() + "," + node.device().minor() : "-",
            node.type() == FileType.REGULAR ? sha256(node) : "-",
            node.type() == FileType.SYMLINK
                ? new String(node.target().toByteArray(), ISO_8859_1)
                : "-"));
  }

  /** Numbers the files that have several names in the order of their first paths. */
  private static void numberGroups(Map<String, List<String>> lines) {
    Map<String, String> numbers = new HashMap<>();
    for (List<String> fields : lines.values()) {
      String id = fields.get(GROUP);
      if (!id.equals("-")) {
        fields.set(GROUP, numbers.computeIfAbsent(id, i -> Integer.toString(numbers.size() + 1)));
      }
    }
  }

  private static String sha256(TreeNode node) throws IOException {
    try (InputStream in = node.content().newInputStream()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = in.readAllBytes();
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
