package io.github.bootformats.fuzz;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads bytes as changes of a tree, most of which are possible. */
final class TreeScript {
  private static final int MAX_CHANGES = 60;
  private static final int MAX_CONTENT = 20_000;
  private static final List<String> NAMES = List.of("a", "b", "c", "dir", "etc", "x.conf");
  private static final List<String> XATTRS =
      List.of(
          "user.a",
          "trusted.b",
          "security.capability",
          "trusted.overlay.opaque",
          "trusted.overlay.redirect",
          "trusted.overlay.metacopy",
          "trusted.overlay.whiteout");

  private final Feed feed;
  private final MutableTree tree;
  private final List<TreePath> known = new ArrayList<>(List.of(TreePath.root()));

  private TreeScript(Feed feed, MutableTree tree) {
    this.feed = feed;
    this.tree = tree;
  }

  /** Makes the changes that the bytes say; one that cannot be made is left out. */
  static void run(Feed feed, MutableTree tree) {
    TreeScript script = new TreeScript(feed, tree);
    for (int i = 0; i < MAX_CHANGES && !feed.isEmpty(); i++) {
      Attempt.succeeds(script::change);
    }
  }

  private void change() throws IOException {
    switch (feed.below(13)) {
      case 0, 1 -> tree.createDirectory(fresh(), metadata());
      case 2, 3 -> tree.createFile(fresh(), metadata(), FileContent.of(content()));
      case 4 -> tree.createSymlink(fresh(), metadata(), target());
      case 5 -> tree.createDevice(fresh(), metadata(), deviceType(), device());
      case 6 ->
          tree.createSpecial(
              fresh(), metadata(), feed.below(2) == 0 ? FileType.FIFO : FileType.SOCKET);
      case 7 -> tree.createLink(fresh(), existing());
      case 8 -> tree.setXattr(existing(), xattr(), feed.take(feed.below(32)));
      case 9 -> tree.setMetadata(existing(), metadata());
      case 10 -> tree.delete(existing());
      case 11 -> tree.rename(existing(), fresh());
      default -> write(existing());
    }
  }

  private void write(TreePath path) throws IOException {
    try (ImageTarget target = tree.openContent(path)) {
      if (feed.below(2) == 0) {
        target.write(feed.next(), feed.take(feed.below(16)).asByteBuffer());
      } else {
        target.truncate(feed.next());
      }
    }
  }

  private TreePath existing() {
    return known.get(feed.next() % known.size());
  }

  private TreePath fresh() {
    int choice = feed.next();
    Bytes chosen =
        choice < 200 ? Bytes.utf8(NAMES.get(choice % NAMES.size())) : feed.take(1 + feed.below(40));
    Bytes name = TreePath.isName(chosen) ? chosen : Bytes.utf8("n" + choice);
    TreePath path = existing().resolve(name);
    known.add(path);
    return path;
  }

  private NodeMetadata metadata() {
    int flags = feed.next();
    NodeMetadata metadata = NodeMetadata.of(feed.u16() & NodeMetadata.PERMISSIONS_MASK);
    if ((flags & 1) != 0) {
      metadata = metadata.withOwner(feed.u16(), feed.u16());
    }
    return (flags & 2) == 0 ? metadata : metadata.withMtime(feed.u16() * 65_537L, 0);
  }

  /** Some bytes, once or again and again. */
  private Bytes content() {
    Bytes piece = feed.take(feed.next());
    int length = feed.below(4) == 0 && piece.length() > 0 ? feed.u16() % MAX_CONTENT : 0;
    return length == 0 ? piece : repeated(piece, length);
  }

  private static Bytes repeated(Bytes piece, int length) {
    byte[] whole = new byte[length];
    for (int at = 0; at < length; at += piece.length()) {
      piece.slice(0, Math.min(piece.length(), length - at)).copyTo(whole, at);
    }
    return Bytes.of(whole);
  }

  private Bytes target() {
    Bytes target = feed.take(1 + feed.below(60));
    return target.isEmpty() || target.indexOf(0, 0) >= 0 ? Bytes.utf8("../a") : target;
  }

  private FileType deviceType() {
    return feed.below(2) == 0 ? FileType.CHARACTER_DEVICE : FileType.BLOCK_DEVICE;
  }

  private DeviceNumber device() {
    return new DeviceNumber(feed.below(64), feed.next());
  }

  private Bytes xattr() {
    return Bytes.utf8(feed.oneOf(XATTRS));
  }
}
