package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file in memory, without its names. */
abstract class Inode {
  private final FileType type;
  private NodeMetadata metadata;

  /** Most files have none, and so no map. */
  private @Nullable TreeMap<Bytes, Bytes> xattrs;

  private long nlink = 1;

  /** What tells its names from others, once it has had several; 0 before. */
  private long linkNumber;

  Inode(FileType type, NodeMetadata metadata) {
    this.type = type;
    this.metadata = metadata;
  }

  /** A symbolic link. */
  static final class Symlink extends Inode {
    final Bytes target;

    Symlink(NodeMetadata metadata, Bytes target) {
      super(FileType.SYMLINK, metadata);
      this.target = target;
    }
  }

  /** A device node. */
  static final class Device extends Inode {
    final DeviceNumber device;

    Device(FileType type, NodeMetadata metadata, DeviceNumber device) {
      super(type, metadata);
      this.device = device;
    }
  }

  /** A named pipe or a socket, which have nothing but their metadata. */
  static final class Special extends Inode {
    Special(FileType type, NodeMetadata metadata) {
      super(type, metadata);
    }
  }

  final FileType type() {
    return type;
  }

  final NodeMetadata metadata() {
    return metadata;
  }

  final void setMetadata(NodeMetadata metadata) {
    this.metadata = metadata;
  }

  final Map<Bytes, Bytes> xattrs() {
    return xattrs == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(xattrs));
  }

  final void setXattr(Bytes name, Bytes value) {
    if (xattrs == null) {
      xattrs = new TreeMap<>();
    }
    xattrs.put(name, value);
  }

  final void removeXattr(Bytes name) {
    if (xattrs != null) {
      xattrs.remove(name);
    }
  }

  final long nlink() {
    return nlink;
  }

  final Optional<LinkId> linkId() {
    return nlink > 1 ? Optional.of(LinkId.of(linkNumber)) : Optional.empty();
  }

  /**
   * Counts one more name.
   *
   * @param number what to tell the names by if these are the first two
   */
  final void link(long number) {
    nlink++;
    if (linkNumber == 0) {
      linkNumber = number;
    }
  }

  /** Counts one name less. */
  final void unlink() {
    nlink--;
  }
}
