package io.github.bootformats.tree.extract;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the host that is known to be one and no symbolic link. Where the host can hold it
 * open, files are created and entries looked up in it whatever happens to its path meanwhile.
 */
final class HostDirectory implements Closeable {
  private static final Set<OpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final @Nullable SecureDirectoryStream<Path> stream;
  private final FileAttribute<?>[] newFile;
  private final FileAttribute<?>[] newDirectory;
  private @Nullable HostOwner newOwner;

  private HostDirectory(Path path, @Nullable SecureDirectoryStream<Path> stream) {
    this.path = path;
    this.stream = stream;
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    this.newFile = posix ? attributes("rw-------") : new FileAttribute<?>[0];
    this.newDirectory = posix ? attributes("rwx------") : new FileAttribute<?>[0];
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  /** Opens the directory that everything goes into. */
  @SuppressWarnings("StreamResourceLeak") // the result closes it
  static HostDirectory open(Path path) throws IOException {
    checkDirectory(path);
    DirectoryStream<Path> stream = Files.newDirectoryStream(path);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new HostDirectory(path, secure);
    }
    stream.close();
    return new HostDirectory(path, null);
  }

  /** Opens an entry, which must be a directory and not a link to one. */
  HostDirectory enter(Path name) throws IOException {
    Path child = path.resolve(name);
    if (stream != null) {
      return new HostDirectory(child, stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }
    checkDirectory(child);
    return new HostDirectory(child, null);
  }

  private static void checkDirectory(Path path) throws IOException {
    if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isDirectory()) {
      throw new NotDirectoryException(path.toString());
    }
  }

  Path path() {
    return path;
  }

  Path path(Path name) {
    return path.resolve(name);
  }

  /** Looks an entry up, a symbolic link as itself; null when there is none. */
  @Nullable BasicFileAttributes find(Path name) throws IOException {
    try {
      return stream == null
          ? Files.readAttributes(path(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          : view(name, BasicFileAttributeView.class).readAttributes();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Returns the view of an entry, a symbolic link as itself. */
  <V extends BasicFileAttributeView> V view(Path name, Class<V> type) {
    V view =
        stream == null
            ? Files.getFileAttributeView(path(name), type, LinkOption.NOFOLLOW_LINKS)
            : stream.getFileAttributeView(name, type, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      throw new UnsupportedOperationException(type.getSimpleName());
    }
    return view;
  }

  /** Creates a file that was not there, for this user alone if no permissions are given. */
  SeekableByteChannel createFile(Path name, Optional<FileAttribute<?>> permissions)
      throws IOException {
    FileAttribute<?>[] attributes =
        permissions.isPresent() ? new FileAttribute<?>[] {permissions.get()} : newFile;
    return stream == null
        ? Files.newByteChannel(path(name), NEW_FILE, attributes)
        : stream.newByteChannel(name, NEW_FILE, attributes);
  }

  /**
   * Returns who owns what is created here, which depends on the process and on the directory.
   *
   * @param created something that was created here and not given to others yet
   */
  HostOwner newOwner(Path created) throws IOException {
    HostOwner known = newOwner;
    if (known == null) {
      known = HostOwner.of(path(created));
      newOwner = known;
    }
    return known;
  }

  /** Creates a directory that was not there, for this user alone. The JDK can by path only. */
  void createDirectory(Path name) throws IOException {
    Files.createDirectory(path(name), newDirectory);
  }

  void deleteFile(Path name) throws IOException {
    if (stream == null) {
      Files.delete(path(name));
    } else {
      stream.deleteFile(name);
    }
  }

  boolean supports(String view) {
    return path.getFileSystem().supportedFileAttributeViews().contains(view);
  }

  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
    }
  }
}
