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
  private static final String UNIX =
      "unix:mode,uid,gid,nlink,dev,ino,rdev,size,lastModifiedTime,isDirectory,isRegularFile,"
          + "isSymbolicLink";
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
    BasicFileAttributes basic =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return basic(path, basic, basic.isDirectory() ? DIRECTORY_PERMISSIONS : OTHER_PERMISSIONS);
  }

  private static HostAttributes unix(Path path, Map<String, Object> unix) throws IOException {
    int mode = (int) number(unix, "mode");
    FileType type =
        simpleType(
                flag(unix, "isRegularFile"),
                flag(unix, "isDirectory"),
                flag(unix, "isSymbolicLink"))
            .or(() -> FileType.ofMode(mode))
            .orElseThrow(() -> unknownType(path));
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

  private static boolean flag(Map<String, Object> attributes, String name) {
    return (Boolean) requireNonNull(attributes.get(name));
  }

  private static HostAttributes basic(Path path, BasicFileAttributes basic, int permissions)
      throws IOException {
    FileType type =
        simpleType(basic.isRegularFile(), basic.isDirectory(), basic.isSymbolicLink())
            .orElseThrow(() -> unknownType(path));
    return new HostAttributes(
        type,
        NodeMetadata.of(permissions).withMtime(basic.lastModifiedTime()),
        basic.size(),
        1,
        0,
        0,
        NO_DEVICE);
  }

  private static Optional<FileType> simpleType(
      boolean regular, boolean directory, boolean symlink) {
    if (symlink) {
      return Optional.of(FileType.SYMLINK);
    }
    if (directory) {
      return Optional.of(FileType.DIRECTORY);
    }
    return regular ? Optional.of(FileType.REGULAR) : Optional.empty();
  }

  private static FileSystemException unknownType(Path path) {
    return new FileSystemException(path.toString(), null, "not a type of file that POSIX knows");
  }
}
