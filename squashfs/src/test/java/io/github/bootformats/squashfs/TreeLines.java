package io.github.bootformats.squashfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tree of an image in the lines of {@code oracles/squashfs-kernel.sh}. Where we throw, the
 * column is {@code !} and the code of the finding, or the whole line.
 */
final class TreeLines {
  /** The column of the number that all names of a file share. */
  static final int GROUP = 8;

  /** The column of the hash. */
  static final int HASH = 10;

  private static final HexFormat HEX = HexFormat.of();

  private final SquashfsImage image;
  private final long maxFile;
  private final List<String> lines = new ArrayList<>();

  private TreeLines(SquashfsImage image, long maxFile) {
    this.image = image;
    this.maxFile = maxFile;
  }

  /** What reads a column. */
  private interface Column {
    String read() throws IOException;
  }

  /**
   * Lists a tree.
   *
   * @param maxFile files that are longer are not hashed
   */
  static List<String> of(SquashfsImage image, long maxFile) throws IOException {
    TreeLines lines = new TreeLines(image, maxFile);
    lines.add("/", image.tree().root());
    return lines.lines;
  }

  private void add(String path, TreeNode node) throws IOException {
    String line = path + "\t" + column(() -> inode(node));
    if (line.contains("\t!")) {
      lines.add(line);
      return;
    }
    lines.add(
        String.join(
            "\t",
            line,
            column(() -> node.type() == FileType.REGULAR ? hash(node) : "-"),
            column(() -> node.type() == FileType.SYMLINK ? escaped(node.target()) : "-"),
            column(() -> xattrs(node))));
    if (node.type() == FileType.DIRECTORY) {
      String fault = column(() -> children(path, node));
      if (!fault.isEmpty()) {
        lines.add(path + "\t" + fault);
      }
    }
  }

  private String children(String path, TreeNode node) throws IOException {
    try (TreeCursor children = node.sortedChildren()) {
      for (TreeNode child = children.next(); child != null; child = children.next()) {
        add(below(path, child), child);
      }
    }
    return "";
  }

  /** Returns the path of a child as lines have it. */
  static String below(String path, TreeNode child) {
    return (path.equals("/") ? path : path + "/") + escaped(child.name());
  }

  private static String column(Column column) throws IOException {
    try {
      return column.read();
    } catch (FormatException e) {
      return "!\t" + e.reason();
    }
  }

  private String inode(TreeNode node) throws IOException {
    boolean isDirectory = node.type() == FileType.DIRECTORY;
    long number = image.inode(node).header().number();
    return String.join(
        "\t",
        node.type() == FileType.REGULAR ? "f" : String.valueOf(node.type().letter()),
        "%04o".formatted(node.metadata().permissions()),
        Long.toString(node.metadata().uid()),
        Long.toString(node.metadata().gid()),
        isDirectory ? "-" : Long.toString(node.nlink()),
        isDirectory ? "-" : Long.toString(node.size()),
        Long.toString(node.metadata().mtimeSeconds()),
        isDirectory || node.linkId().isEmpty() ? "-" : Long.toString(number),
        node.type().isDevice() ? node.device().major() + "," + node.device().minor() : "-");
  }

  private static String xattrs(TreeNode node) throws IOException {
    Map<Bytes, Bytes> xattrs = node.xattrs();
    return xattrs.isEmpty()
        ? "-"
        : xattrs.entrySet().stream()
            .map(
                each -> escaped(each.getKey()) + "=" + HEX.formatHex(each.getValue().toByteArray()))
            .collect(Collectors.joining(","));
  }

  private String hash(TreeNode node) throws IOException {
    if (node.size() > maxFile) {
      return "-";
    }
    try (InputStream in = node.content().newInputStream()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] some = new byte[1 << 16];
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        digest.update(some, 0, count);
      }
      return HEX.formatHex(digest.digest());
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
