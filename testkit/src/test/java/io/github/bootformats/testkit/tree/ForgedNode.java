package io.github.bootformats.testkit.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A node of a tree that is right, in which one thing is wrong. */
record ForgedNode(TreeNode node, TreeBug bug, AtomicInteger calls) implements TreeNode {
  private boolean has(TreeBug asked) {
    return bug == asked;
  }

  private TreeNode forged(TreeNode child) {
    return new ForgedNode(child, bug, calls);
  }

  private boolean isRoot() {
    return node.name().isEmpty();
  }

  @Override
  public Bytes name() {
    if (has(TreeBug.NAMED_ROOT) && isRoot()) {
      return Bytes.utf8("/");
    }
    return has(TreeBug.NAME_WITH_SLASH) && !isRoot() ? Bytes.utf8("a/b") : node.name();
  }

  @Override
  public FileType type() {
    return node.type();
  }

  @Override
  public NodeMetadata metadata() throws IOException {
    return has(TreeBug.METADATA_CHANGES)
        ? node.metadata().withMtime(calls.incrementAndGet(), 0)
        : node.metadata();
  }

  @Override
  public long size() throws IOException {
    return has(TreeBug.SIZE_OF_DIRECTORY) && type() == FileType.DIRECTORY ? 4096 : node.size();
  }

  @Override
  public long nlink() throws IOException {
    return switch (bug) {
      case NLINK_OF_DIRECTORY -> type() == FileType.DIRECTORY ? 2 : node.nlink();
      case NLINK_TOO_SMALL -> Math.min(2, node.nlink()) - (node.nlink() > 1 ? 1 : 0);
      default -> node.nlink();
    };
  }

  @Override
  public Optional<LinkId> linkId() throws IOException {
    return switch (bug) {
      case LINK_ID_LOST -> Optional.empty();
      case LINK_ID_OF_ALL ->
          node.linkId().isPresent() ? Optional.of(LinkId.of(7)) : Optional.empty();
      default -> node.linkId();
    };
  }

  @Override
  public Map<Bytes, Bytes> xattrs() throws IOException {
    return has(TreeBug.XATTRS_CAN_BE_CHANGED) ? new HashMap<>(node.xattrs()) : node.xattrs();
  }

  @Override
  public FileContent content() throws IOException {
    if (has(TreeBug.CONTENT_OF_DIRECTORY) && type() == FileType.DIRECTORY) {
      return FileContent.EMPTY;
    }
    FileContent content = node.content();
    return switch (bug) {
      case CONTENT_IS_SHORT, CONTENT_READ_ONCE, CONTENT_OF_THREAD, RANDOM_ACCESS_SHIFTED ->
          new ForgedContent(content);
      default -> content;
    };
  }

  private final class ForgedContent implements FileContent {
    private final FileContent content;

    ForgedContent(FileContent content) {
      this.content = content;
    }

    @Override
    public long size() throws IOException {
      return content.size();
    }

    @Override
    public InputStream newInputStream() throws IOException {
      byte[] bytes;
      try (InputStream in = content.newInputStream()) {
        bytes = in.readAllBytes();
      }
      if (bytes.length > 0) {
        bytes[0] += (byte) (has(TreeBug.CONTENT_READ_ONCE) ? calls.incrementAndGet() : 0);
        bytes[0] += (byte) (has(TreeBug.CONTENT_OF_THREAD) ? Thread.currentThread().getId() : 0);
      }
      int less = has(TreeBug.CONTENT_IS_SHORT) && bytes.length > 0 ? 1 : 0;
      return new ByteArrayInputStream(bytes, 0, bytes.length - less);
    }

    @Override
    public Optional<ImageSource> randomAccess() throws IOException {
      if (!has(TreeBug.RANDOM_ACCESS_SHIFTED)) {
        return Optional.empty();
      }
      byte[] bytes = content.newInputStream().readAllBytes();
      return Optional.of(ImageSource.of(rotated(bytes)));
    }

    private static byte[] rotated(byte[] bytes) {
      byte[] rotated = bytes.clone();
      for (int i = 0; i < bytes.length; i++) {
        rotated[i] = bytes[(i + 1) % bytes.length];
      }
      return rotated;
    }
  }

  @Override
  public Bytes target() throws IOException {
    return has(TreeBug.TARGET_OF_ALL) ? Bytes.utf8("x") : node.target();
  }

  @Override
  public DeviceNumber device() throws IOException {
    return node.device();
  }

  @Override
  public TreeCursor children() throws IOException {
    List<TreeNode> children = new ArrayList<>(node.children().toList());
    children.replaceAll(this::forged);
    if (children.size() > 1) {
      if (has(TreeBug.NAME_TWICE)) {
        children.add(children.get(0));
      }
      if (has(TreeBug.LISTED_DIFFERENTLY)) {
        Collections.rotate(children, calls.incrementAndGet());
      }
    }
    return TreeCursor.of(children);
  }

  @Override
  public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    List<TreeNode> children = new ArrayList<>(node.sortedChildren().toList());
    children.replaceAll(this::forged);
    if (has(TreeBug.SORTED_BACKWARDS)) {
      Collections.reverse(children);
    }
    return TreeCursor.of(children);
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    if (has(TreeBug.FINDS_DOT) && name.equals(Bytes.utf8("."))) {
      return Optional.of(this);
    }
    if (has(TreeBug.FINDS_PREFIX)) {
      for (TreeNode child : node.children().toList()) {
        if (child.name().startsWith(name)) {
          return Optional.of(forged(child));
        }
      }
    }
    if (has(TreeBug.FINDS_ANOTHER)) {
      List<TreeNode> children = node.children().toList();
      return node.child(name).map(child -> forged(children.get(children.size() - 1)));
    }
    return node.child(name).map(this::forged);
  }
}
