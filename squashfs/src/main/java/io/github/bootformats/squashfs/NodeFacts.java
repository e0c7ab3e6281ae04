package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Puts what nodes have into the fields of images, and refuses what does not fit. */
final class NodeFacts {
  private static final long MAX_U32 = 0xFFFF_FFFFL;
  private static final long MAX_MAJOR = 0xFFF;
  private static final long MAX_MINOR = 0xF_FFFF;

  /** Linux: {@code XATTR_NAME_MAX}, {@code XATTR_SIZE_MAX}. */
  private static final int MAX_XATTR_NAME = 255;

  private static final int MAX_XATTR_VALUE = 65_536;

  private final SquashfsWriteOptions options;
  private final PackCounter counter;
  private final IdTable ids = new IdTable();
  private final XattrTableWriter xattrs;
  private long lastNumber;

  NodeFacts(SquashfsWriteOptions options, PackCounter counter, BlockCompressor compressor) {
    this.options = options;
    this.counter = counter;
    this.xattrs = new XattrTableWriter(compressor);
  }

  IdTable ids() {
    return ids;
  }

  XattrTableWriter xattrs() {
    return xattrs;
  }

  /** Returns what the next inode has. */
  InodeFacts next(TreeNode node, TreePath path) throws IOException {
    NodeMetadata metadata = options.overrides().applyTo(node.metadata(), path.isRoot());
    fits("the owner", metadata.uid(), MAX_U32, path);
    fits("the group", metadata.gid(), MAX_U32, path);
    fits("the time of modification", metadata.mtimeSeconds(), MAX_U32, path);
    fits("the number of the inode", ++lastNumber, Integer.MAX_VALUE, path);
    counter.addInode(node.type(), metadata.mtimeSeconds());
    return new InodeFacts(
        node.type(),
        metadata.permissions(),
        ids.indexOf(metadata.uid()),
        ids.indexOf(metadata.gid()),
        metadata.mtimeSeconds(),
        lastNumber,
        xattrs.indexOf(options.keepsXattrs() ? storable(node.xattrs(), path) : Map.of()));
  }

  private static void fits(String what, long value, long max, TreePath path) throws IOException {
    if (value < 0 || value > max) {
      throw SquashfsFinding.VALUE_TOO_LARGE.unsupportedAt(
          -1, "%s of %s is 0 to %s, not %s".formatted(what, path, max, value));
    }
  }

  /** Leaves out what has no number for its prefix, and tells so. */
  private Map<Bytes, Bytes> storable(Map<Bytes, Bytes> all, TreePath path) throws IOException {
    if (all.isEmpty()) {
      return all;
    }
    Map<Bytes, Bytes> storable = new TreeMap<>();
    for (Map.Entry<Bytes, Bytes> xattr : all.entrySet()) {
      Bytes name = xattr.getKey();
      if (SquashfsXattr.prefixOf(name).isEmpty()) {
        counter.add(
            SquashfsFinding.PACK_XATTRS,
            "%s has the extended attribute %s, which an image cannot hold".formatted(path, name));
      } else {
        checkXattr(name, xattr.getValue(), path);
        storable.put(name, xattr.getValue());
      }
    }
    return storable;
  }

  private static void checkXattr(Bytes name, Bytes value, TreePath path) throws IOException {
    int prefix = SquashfsXattr.prefixOf(name).orElseThrow();
    if (name.length() == SquashfsXattr.prefixLength(prefix) || name.indexOf(0, 0) >= 0) {
      throw SquashfsFinding.NOT_STORABLE.unsupportedAt(
          -1, "%s has an extended attribute without a proper name: %s".formatted(path, name));
    }
    fits("the length of an attribute's name", name.length(), MAX_XATTR_NAME, path);
    fits("the length of an attribute's value", value.length(), MAX_XATTR_VALUE, path);
  }

  /** Returns a target that Linux takes: it ends at a NUL, for which there is room in a page. */
  static Bytes target(TreeNode node, TreePath path) throws IOException {
    Bytes target = node.target();
    if (target.isEmpty() || target.indexOf(0, 0) >= 0) {
      throw SquashfsFinding.NOT_STORABLE.unsupportedAt(
          -1, "the target of %s is empty or has a NUL in it: %s".formatted(path, target));
    }
    fits("the length of the target", target.length(), SquashfsNode.MAX_SEEN_TARGET, path);
    return target;
  }

  /** Returns a device's number as Linux packs it into 32 bits. */
  static long device(TreeNode node, TreePath path) throws IOException {
    DeviceNumber device = node.device();
    fits("the major number", device.major(), MAX_MAJOR, path);
    fits("the minor number", device.minor(), MAX_MINOR, path);
    return device.toLinux();
  }
}
