package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Compares nodes at equal paths; hears of all nodes in the order of a sorted walk. */
final class NodeComparison {
  private static final int CHUNK = 64 << 10;
  private static final String ABSENT = "absent";
  private static final String NO_LINK = "none before";

  private final Consumer<TreeDifference> consumer;
  private final boolean contents;
  private final boolean fractions;
  private final Progress progress;
  private final Map<LinkId, TreePath> leftLinks = new HashMap<>();
  private final Map<LinkId, TreePath> rightLinks = new HashMap<>();
  private long compared;

  NodeComparison(
      Consumer<TreeDifference> consumer, boolean contents, boolean fractions, Progress progress) {
    this.consumer = consumer;
    this.contents = contents;
    this.fractions = fractions;
    this.progress = progress;
  }

  void absentRight(TreePath path, TreeNode left) throws IOException {
    link(leftLinks, path, left);
    differ(path, TreeAttribute.PRESENCE, left.type(), ABSENT);
  }

  void absentLeft(TreePath path, TreeNode right) throws IOException {
    link(rightLinks, path, right);
    differ(path, TreeAttribute.PRESENCE, ABSENT, right.type());
  }

  void compare(TreePath path, TreeNode left, TreeNode right) throws IOException {
    progress.check(compared, -1);
    String leftLink = link(leftLinks, path, left);
    String rightLink = link(rightLinks, path, right);
    if (left.type() != right.type()) {
      differ(path, TreeAttribute.TYPE, left.type(), right.type());
      return;
    }
    metadata(path, left.metadata(), right.metadata());
    check(path, TreeAttribute.LINK, leftLink, rightLink);
    xattrs(path, left.xattrs(), right.xattrs());
    switch (left.type()) {
      case SYMLINK -> check(path, TreeAttribute.TARGET, left.target(), right.target());
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          check(path, TreeAttribute.DEVICE, left.device(), right.device());
      case REGULAR -> content(path, left.content(), right.content());
      case DIRECTORY, FIFO, SOCKET -> {}
    }
  }

  private void metadata(TreePath path, NodeMetadata left, NodeMetadata right) {
    if (left.permissions() != right.permissions()) {
      differ(
          path,
          TreeAttribute.PERMISSIONS,
          String.format("%04o", left.permissions()),
          String.format("%04o", right.permissions()));
    }
    check(path, TreeAttribute.UID, left.uid(), right.uid());
    check(path, TreeAttribute.GID, left.gid(), right.gid());
    if (left.mtimeSeconds() != right.mtimeSeconds()
        || (fractions && left.mtimeNanos() != right.mtimeNanos())) {
      differ(path, TreeAttribute.MTIME, time(left), time(right));
    }
  }

  private static String time(NodeMetadata metadata) {
    return String.format(Locale.ROOT, "%d.%09d", metadata.mtimeSeconds(), metadata.mtimeNanos());
  }

  private static String link(Map<LinkId, TreePath> links, TreePath path, TreeNode node)
      throws IOException {
    TreePath first = node.linkId().map(id -> links.putIfAbsent(id, path)).orElse(null);
    return first == null ? NO_LINK : first.toString();
  }

  private void xattrs(TreePath path, Map<Bytes, Bytes> left, Map<Bytes, Bytes> right) {
    if (left.equals(right)) {
      return;
    }
    TreeSet<Bytes> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    for (Bytes name : names) {
      check(path, TreeAttribute.XATTRS, xattr(left, name), xattr(right, name));
    }
  }

  private static String xattr(Map<Bytes, Bytes> xattrs, Bytes name) {
    Bytes value = xattrs.get(name);
    return name + (value == null ? " " + ABSENT : "=" + value);
  }

  private void content(TreePath path, FileContent left, FileContent right) throws IOException {
    if (left.size() != right.size()) {
      differ(path, TreeAttribute.SIZE, left.size(), right.size());
    } else if (contents && left != right) {
      bytes(path, left, right);
    }
  }

  private void bytes(TreePath path, FileContent left, FileContent right) throws IOException {
    byte[] leftBytes = new byte[(int) Math.min(CHUNK, left.size())];
    byte[] rightBytes = new byte[leftBytes.length];
    long at = 0;
    try (InputStream leftIn = left.newInputStream();
        InputStream rightIn = right.newInputStream()) {
      while (at < left.size()) {
        int leftCount = leftIn.readNBytes(leftBytes, 0, leftBytes.length);
        int rightCount = rightIn.readNBytes(rightBytes, 0, rightBytes.length);
        int count = Math.min(leftCount, rightCount);
        int place = Arrays.mismatch(leftBytes, 0, count, rightBytes, 0, count);
        if (place < 0 && leftCount != rightCount) {
          place = count;
        }
        if (place >= 0) {
          consumer.accept(
              new TreeDifference(
                  path,
                  TreeAttribute.CONTENT,
                  value(leftBytes, place, leftCount),
                  value(rightBytes, place, rightCount),
                  OptionalLong.of(at + place)));
          return;
        }
        if (count == 0) {
          return;
        }
        at += count;
        compared += count;
        progress.check(compared, -1);
      }
    }
  }

  private static String value(byte[] bytes, int place, int count) {
    return place < count ? String.format("0x%02x", bytes[place]) : "end";
  }

  private void check(TreePath path, TreeAttribute attribute, Object left, Object right) {
    if (!left.equals(right)) {
      differ(path, attribute, left, right);
    }
  }

  private void differ(TreePath path, TreeAttribute attribute, Object left, Object right) {
    consumer.accept(
        new TreeDifference(path, attribute, text(left), text(right), OptionalLong.empty()));
  }

  private static String text(Object value) {
    return value instanceof FileType type
        ? type.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        : value.toString();
  }
}
