package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a test image of a tree, for tests that know the tree and not the image. */
final class TreeImage {
  private static final int INLINE_VALUE = 16;
  private static final List<String> PREFIXES = List.of("user.", "trusted.", "security.");

  private final ImageBytes image;
  private final boolean hasFragments;
  private final ByteArrayOutputStream fragment = new ByteArrayOutputStream();
  private final Map<LinkId, Entry> links = new HashMap<>();
  private long fragmentIndex;
  private long lastNumber;

  /** Where an inode is, and its number. */
  private record Entry(MetadataRef ref, long number) {}

  private TreeImage(ImageBytes image, boolean hasFragments) {
    this.image = image;
    this.hasFragments = hasFragments;
  }

  static byte[] of(FileTree tree, ImageBytes image, boolean hasFragments) throws IOException {
    TreeImage made = new TreeImage(image, hasFragments);
    Entry root = made.directory(tree.root(), ++made.lastNumber, 0);
    made.endFragment();
    return image.build(root.ref());
  }

  private Entry directory(TreeNode node, long number, long parent) throws IOException {
    Listing listing = new Listing();
    for (TreeNode child : node.sortedChildren().toList()) {
      Entry entry = entry(child, number);
      int type = InodeType.of(child.type(), false).id();
      listing.add(child.name(), type, entry.ref(), entry.number());
    }
    FieldWriter index = new FieldWriter();
    MetadataRef start = image.listings.ref();
    for (DirectoryRun run : listing.runs()) {
      MetadataRef ref = image.listings.add(run.encode());
      Bytes first = run.entries().get(0).name();
      index.bytes(new DirectoryIndexEntry(run.listingOffset(), ref.block(), first).encode());
    }
    int runs = listing.runs().size();
    boolean isExtended = runs > 1 || !node.xattrs().isEmpty();
    DirectoryInode inode =
        new DirectoryInode(
            Inodes.ANYWHERE,
            header(node, isExtended, number),
            2,
            start.block(),
            start.offset(),
            listing.length() + DirectoryInode.INVENTED_BYTES,
            parent,
            isExtended ? runs : 0,
            xattrs(node));
    return new Entry(image.inode(inode, isExtended ? index.toBytes() : Bytes.empty()), number);
  }

  private Entry entry(TreeNode node, long parent) throws IOException {
    if (node.type() == FileType.DIRECTORY) {
      return directory(node, ++lastNumber, parent);
    }
    Optional<LinkId> link = node.linkId();
    Entry known = link.map(links::get).orElse(null);
    if (known != null) {
      return known;
    }
    long number = ++lastNumber;
    Entry entry = new Entry(inode(node, number), number);
    link.ifPresent(id -> links.put(id, entry));
    return entry;
  }

  private MetadataRef inode(TreeNode node, long number) throws IOException {
    if (node.type() == FileType.REGULAR) {
      return file(node, number);
    }
    long xattrs = xattrs(node);
    InodeHeader header = header(node, xattrs != SquashfsInode.NO_XATTRS, number);
    long nlink = node.nlink();
    SquashfsInode inode =
        switch (node.type()) {
          case SYMLINK -> new SymlinkInode(Inodes.ANYWHERE, header, nlink, node.target(), xattrs);
          case BLOCK_DEVICE, CHARACTER_DEVICE ->
              new DeviceInode(Inodes.ANYWHERE, header, nlink, node.device().toLinux(), xattrs);
          default -> new IpcInode(Inodes.ANYWHERE, header, nlink, xattrs);
        };
    return image.inode(inode, Bytes.empty());
  }

  private MetadataRef file(TreeNode node, long number) throws IOException {
    byte[] content;
    try (InputStream in = node.content().newInputStream()) {
      content = in.readAllBytes();
    }
    int blockSize = image.blockSize();
    int tail = hasFragments ? content.length % blockSize : 0;
    long start = image.position();
    FieldWriter words = new FieldWriter();
    long holes = 0;
    for (int at = 0; at < content.length - tail; at += blockSize) {
      byte[] block =
          Arrays.copyOfRange(content, at, Math.min(at + blockSize, content.length - tail));
      boolean isHole = Bytes.of(block).isZero();
      holes += isHole ? block.length : 0;
      words.u32(isHole ? 0 : image.block(block).word());
    }
    long xattrs = xattrs(node);
    boolean isExtended = node.nlink() > 1 || xattrs != SquashfsInode.NO_XATTRS;
    long offset =
        tail == 0 ? 0 : addTail(Arrays.copyOfRange(content, content.length - tail, content.length));
    FileInode inode =
        new FileInode(
            Inodes.ANYWHERE,
            header(node, isExtended, number),
            content.length,
            start,
            isExtended ? holes : 0,
            node.nlink(),
            tail == 0 ? FileInode.NO_FRAGMENT : fragmentIndex,
            offset,
            xattrs);
    return image.inode(inode, words.toBytes());
  }

  private long addTail(byte[] tail) {
    if (fragment.size() + tail.length > image.blockSize()) {
      endFragment();
    }
    long offset = fragment.size();
    fragment.writeBytes(tail);
    return offset;
  }

  private void endFragment() {
    if (fragment.size() > 0) {
      image.fragment(fragment.toByteArray());
      fragment.reset();
      fragmentIndex++;
    }
  }

  private InodeHeader header(TreeNode node, boolean isExtended, long number) throws IOException {
    NodeMetadata metadata = node.metadata();
    return new InodeHeader(
        InodeType.of(node.type(), isExtended),
        metadata.permissions(),
        image.id(metadata.uid()),
        image.id(metadata.gid()),
        metadata.mtimeSeconds(),
        number);
  }

  private long xattrs(TreeNode node) throws IOException {
    if (node.xattrs().isEmpty()) {
      return SquashfsInode.NO_XATTRS;
    }
    List<SquashfsXattr> set = new ArrayList<>();
    for (Map.Entry<Bytes, Bytes> xattr : node.xattrs().entrySet()) {
      set.add(xattr(xattr.getKey(), xattr.getValue()));
    }
    return image.xattrs(set);
  }

  private SquashfsXattr xattr(Bytes fullName, Bytes value) {
    int prefix = 0;
    while (!fullName.startsWith(Bytes.utf8(PREFIXES.get(prefix)))) {
      prefix++;
    }
    Bytes name = fullName.slice(PREFIXES.get(prefix).length(), fullName.length());
    return value.length() <= INLINE_VALUE
        ? new SquashfsXattr(prefix, name, value, Optional.empty())
        : new SquashfsXattr(
            prefix | SquashfsXattr.OUT_OF_LINE, name, value, Optional.of(image.xattrValue(value)));
  }
}
