package io.github.bootformats.tree.nio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.tree.internal.Permissions;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The views of what every node has, which differ in their names only. Of the times a tree has that
 * of modification; the others are taken and forgotten.
 */
record NodeView(NodeFile file, String name) implements PosixFileAttributeView {
  static NodeView posix(NodeFile file) {
    return new NodeView(file, "posix");
  }

  static boolean isOne(Class<? extends FileAttributeView> type) {
    return type == BasicFileAttributeView.class
        || type == FileOwnerAttributeView.class
        || type == PosixFileAttributeView.class;
  }

  /** Returns the view of one of these types. */
  static NodeView of(NodeFile file, Class<? extends FileAttributeView> type) {
    if (type == PosixFileAttributeView.class) {
      return posix(file);
    }
    return new NodeView(file, type == FileOwnerAttributeView.class ? "owner" : "basic");
  }

  @Override
  public NodeAttributes readAttributes() throws IOException {
    return file.attributes();
  }

  @Override
  public void setTimes(
      @Nullable FileTime lastModifiedTime,
      @Nullable FileTime lastAccessTime,
      @Nullable FileTime createTime)
      throws IOException {
    if (lastModifiedTime != null) {
      file.setMetadata(metadata -> metadata.withMtime(lastModifiedTime));
    } else if (lastAccessTime != null || createTime != null) {
      file.setMetadata(metadata -> metadata);
    }
  }

  /** Sets all permissions; as {@code chmod} does, it clears setuid, setgid and sticky. */
  @Override
  public void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
    int bits = Permissions.bits(permissions);
    file.setMetadata(metadata -> metadata.withPermissions(bits));
  }

  @Override
  public UserPrincipal getOwner() throws IOException {
    return readAttributes().owner();
  }

  @Override
  public void setOwner(UserPrincipal owner) throws IOException {
    requireNonNull(owner);
    file.setMetadata(metadata -> Principals.withOwner(metadata, owner));
  }

  @Override
  public void setGroup(GroupPrincipal group) throws IOException {
    requireNonNull(group);
    file.setMetadata(metadata -> Principals.withGroup(metadata, group));
  }
}
