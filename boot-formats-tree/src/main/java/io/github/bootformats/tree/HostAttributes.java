package io.github.bootformats.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.tree.internal.Permissions;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the host tells of a file.
 *
 * @param device of the file system that the file is in
 * @param rdev of the device that the file is
 */
record HostAttributes(
    FileType type,
    NodeMetadata metadata,
    long size,
    long nlink,
    long device,
    long inode,
    DeviceNumber rdev) {
  private static final String UNIX = "unix:mode,uid,gid,nlink,dev,ino,rdev,size,lastModifiedTime";
  private static final long UNSIGNED = 0xFFFF_FFFFL;
  private static final DeviceNumber NO_DEVICE = new DeviceNumber(0, 0);
  private static final int DIRECTORY_PERMISSIONS = 0755;
  private static final int OTHER_PERMISSIONS = 0644;

  /** Reads the attributes of a file, of a symbolic link those of the link. */
  static HostAttributes read(Path path) throws IOException {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    if (views.contains("unix")) {
      return unix(path, Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS));
    }
    if (views.contains("posix")) {
      PosixFileAttributes posix =
          Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return basic(path, posix, Permissions.bits(posix.permissions()));
    }
    BasicFileAttributes basic = basic(path);
    return basic(path, basic, basic.isDirectory() ? DIRECTORY_PERMISSIONS : OTHER_PERMISSIONS);
  }

  private static HostAttributes unix(Path path, Map<String, Object> unix) throws IOException {
    int mode = (int) number(unix, "mode");
    Optional<FileType> ofMode = FileType.ofMode(mode);
    // Some file systems in memory have the permissions in their modes, but not the type.
    FileType type = ofMode.isPresent() ? ofMode.get() : simpleType(path, basic(path));
    // The JDK has the ids as ints, whose sign means nothing.
    NodeMetadata metadata =
        NodeMetadata.of(mode & NodeMetadata.PERMISSIONS_MASK)
            .withOwner(number(unix, "uid") & UNSIGNED, number(unix, "gid") & UNSIGNED)
            .withMtime((FileTime) requireNonNull(unix.get("lastModifiedTime")));
    return new HostAttributes(
        type,
        metadata,
        number(unix, "size"),
        type == FileType.DIRECTORY ? 1 : number(unix, "nlink"),
        number(unix, "dev"),
        number(unix, "ino"),
        type.isDevice() ? DeviceNumber.ofLinux(number(unix, "rdev")) : NO_DEVICE);
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) requireNonNull(attributes.get(name))).longValue();
  }

  private static BasicFileAttributes basic(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static HostAttributes basic(Path path, BasicFileAttributes basic, int permissions)
      throws IOException {
    return new HostAttributes(
        simpleType(path, basic),
        NodeMetadata.of(permissions).withMtime(basic.lastModifiedTime()),
        basic.size(),
        1,
        0,
        0,
        NO_DEVICE);
  }

  private static FileType simpleType(Path path, BasicFileAttributes basic)
      throws FileSystemException {
    if (basic.isSymbolicLink()) {
      return FileType.SYMLINK;
    }
    if (basic.isDirectory()) {
      return FileType.DIRECTORY;
    }
    if (basic.isRegularFile()) {
      return FileType.REGULAR;
    }
    throw new FileSystemException(path.toString(), null, "not a type of file that POSIX knows");
  }
}
