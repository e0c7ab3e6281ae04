package io.github.bootformats.tree.nio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.tree.internal.Permissions;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;

/**
 * What metadata new files get: permissions that a umask of 022 leaves, unless others are asked for,
 * which are taken as they are.
 *
 * @param uid the owner
 * @param gid the group
 */
record Creation(long uid, long gid) {
  private static final int UMASK = 022;
  private static final int FILE = 0666;
  private static final int EVERYTHING = 0777;

  NodeMetadata file(FileAttribute<?>... attributes) {
    return metadata(permissions(FILE & ~UMASK, attributes));
  }

  NodeMetadata directory(FileAttribute<?>... attributes) {
    return metadata(permissions(EVERYTHING & ~UMASK, attributes));
  }

  /** Links have all permissions, and nothing can be asked for. */
  NodeMetadata symlink(FileAttribute<?>... attributes) {
    for (FileAttribute<?> attribute : attributes) {
      throw new UnsupportedOperationException("attribute of a link: " + attribute.name());
    }
    return metadata(EVERYTHING);
  }

  /** Returns the metadata of a copy that need not be exact. */
  NodeMetadata copy(NodeMetadata original) {
    return metadata(original.permissions() & EVERYTHING & ~UMASK);
  }

  private NodeMetadata metadata(int permissions) {
    return NodeMetadata.of(permissions).withOwner(uid, gid);
  }

  private static int permissions(int unlessAsked, FileAttribute<?>... attributes) {
    int permissions = unlessAsked;
    for (FileAttribute<?> attribute : attributes) {
      if (!requireNonNull(attribute).name().equals("posix:permissions")) {
        throw new UnsupportedOperationException("attribute to create with: " + attribute.name());
      }
      Set<PosixFilePermission> set = new HashSet<>();
      for (Object each : (Set<?>) attribute.value()) {
        set.add((PosixFilePermission) requireNonNull(each));
      }
      permissions = Permissions.bits(set);
    }
    return permissions;
  }
}
