package io.github.bootformats.testkit.squashfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
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
import java.util.stream.Collectors;

/** A tree in the lines of {@code oracles/squashfs-kernel.sh}, files of several names numbered. */
final class TreeLines {
  private static final HexFormat HEX = HexFormat.of();

  /** The column of the number that all names of a file share. */
  private static final int GROUP = 8;

  private final boolean hasXattrs;
  private final Map<LinkId, Integer> links = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  private TreeLines(boolean hasXattrs) {
    this.hasXattrs = hasXattrs;
  }

  static List<String> of(FileTree tree, boolean hasXattrs) throws IOException {
    TreeLines lines = new TreeLines(hasXattrs);
    lines.add("/", tree.root());
    return lines.lines;
  }

  /** Numbers the files of several names in the lines of the script as they are numbered here. */
  static List<String> numbered(List<String> lines) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> numbered = new ArrayList<>();
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      if (columns.length > GROUP && !columns[GROUP].equals("-")) {
        int number = numbers.computeIfAbsent(columns[GROUP], group -> numbers.size() + 1);
        columns[GROUP] = Integer.toString(number);
      }
      numbered.add(String.join("\t", columns));
    }
    return numbered;
  }

  private void add(String path, TreeNode node) throws IOException {
    boolean isDirectory = node.type() == FileType.DIRECTORY;
    boolean isFile = node.type() == FileType.REGULAR;
    lines.add(
        String.join(
            "\t",
            path,
            isFile ? "f" : String.valueOf(node.type().letter()),
            "%04o".formatted(node.metadata().permissions()),
            Long.toString(node.metadata().uid()),
            Long.toString(node.metadata().gid()),
            isDirectory ? "-" : Long.toString(node.nlink()),
            isDirectory ? "-" : Long.toString(node.size()),
            Long.toString(node.metadata().mtimeSeconds()),
            isDirectory || node.nlink() == 1 ? "-" : group(node),
            node.type().isDevice() ? node.device().major() + "," + node.device().minor() : "-",
            isFile ? hash(node) : "-",
            node.type() == FileType.SYMLINK ? escaped(node.target()) : "-",
            hasXattrs ? xattrs(node) : "-"));
    if (isDirectory) {
      for (TreeNode child : node.sortedChildren().toList()) {
        add((path.equals("/") ? path : path + "/") + escaped(child.name()), child);
      }
    }
  }

  private String group(TreeNode node) throws IOException {
    return Integer.toString(
        links.computeIfAbsent(node.linkId().orElseThrow(), id -> links.size() + 1));
  }

  private static String xattrs(TreeNode node) throws IOException {
    String all =
        node.xattrs().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                each -> escaped(each.getKey()) + "=" + HEX.formatHex(each.getValue().toByteArray()))
            .collect(Collectors.joining(","));
    return all.isEmpty() ? "-" : all;
  }

  private static String hash(TreeNode node) throws IOException {
    try (InputStream in = node.content().newInputStream()) {
      return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Escapes bytes as the scripts do; each byte that is left is a character. */
  private static String escaped(Bytes bytes) {
    StringBuilder text = new StringBuilder();
    for (char c : new String(bytes.toByteArray(), ISO_8859_1).toCharArray()) {
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c < ' ' || c == 0x7F ? "\\x%02x".formatted((int) c) : c);
      }
    }
    return text.toString();
  }
}
