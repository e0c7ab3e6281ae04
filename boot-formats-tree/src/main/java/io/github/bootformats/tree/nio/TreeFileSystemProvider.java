package io.github.bootformats.tree.nio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.ResolvedNode;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.DirectoryStream.Filter;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what {@code Files} asks of paths to the file system that they are of. */
class TreeFileSystemProvider extends FileSystemProvider {
  static final TreeFileSystemProvider INSTANCE = new TreeFileSystemProvider();
  private static final int ANY_EXECUTE = 0111;

  TreeFileSystemProvider() {}

  private static Changes changes(TreeFilePath path) {
    TreeFileSystem fileSystem = path.getFileSystem();
    fileSystem.files().checkOpen();
    fileSystem.store().checkWritable();
    return fileSystem.changes();
  }

  private static ResolvedNode find(TreeFilePath path, boolean follow) throws IOException {
    return new NodeFile(path, follow).read(found -> found);
  }

  @Override
  public String getScheme() {
    return TreeUris.SCHEME;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) throws IOException {
    throw new UnsupportedOperationException("made by TreeFileSystem.of(tree) only");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return TreeUris.fileSystem(uri);
  }

  @Override
  public Path getPath(URI uri) {
    return TreeUris.path(uri);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    TreeFilePath file = TreeFilePath.of(path);
    TreeFileSystem fileSystem = file.getFileSystem();
    OpenMode mode = OpenMode.of(options);
    NodeMetadata metadata = fileSystem.creation().file(attributes);
    if (mode.changes()) {
      return changes(file).open(file, mode, metadata);
    }
    return fileSystem.read(
        () -> {
          ResolvedNode found = fileSystem.lookup().node(file, mode.follow());
          TreeNode node = Changes.checkRegular(found.node(), file);
          return fileSystem.store().mayChange()
              ? TreeChannel.opened(
                  fileSystem.files(), new OpenFile(fileSystem, found.path(), node, null), mode)
              : TreeChannel.reading(fileSystem.files(), ContentReader.open(node.content()));
        });
  }

  @Override
  public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
    TreeFilePath file = TreeFilePath.of(path);
    TreeFileSystem fileSystem = file.getFileSystem();
    OpenMode mode = OpenMode.of(List.of(options));
    if (mode.changes() || fileSystem.store().mayChange()) {
      return super.newInputStream(path, options);
    }
    TreeNode node = Changes.checkRegular(find(file, mode.follow()).node(), file);
    return ContentStream.of(fileSystem.files(), node.content().newInputStream());
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(Path path, Filter<? super Path> filter)
      throws IOException {
    requireNonNull(filter);
    TreeFilePath directory = TreeFilePath.of(path);
    return new NodeFile(directory, true)
        .read(
            found -> {
              if (found.node().type() != FileType.DIRECTORY) {
                throw new NotDirectoryException(path.toString());
              }
              return EntryStream.of(directory, found.path(), found.node().children(), filter);
            });
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
    TreeFilePath directory = TreeFilePath.of(path);
    changes(directory)
        .createDirectory(directory, directory.getFileSystem().creation().directory(attributes));
  }

  @Override
  public void createSymbolicLink(Path path, Path target, FileAttribute<?>... attributes)
      throws IOException {
    TreeFilePath link = TreeFilePath.of(path);
    NodeMetadata metadata = link.getFileSystem().creation().symlink(attributes);
    changes(link).createSymlink(link, metadata, TreeFilePath.of(target).bytes());
  }

  @Override
  public void createLink(Path path, Path existing) throws IOException {
    TreeFilePath link = TreeFilePath.of(path);
    TreeFilePath file = TreeFilePath.of(existing);
    if (!file.getFileSystem().equals(link.getFileSystem())) {
      throw new FileSystemException(path.toString(), existing.toString(), "of another tree");
    }
    changes(link).createLink(link, file);
  }

  @Override
  public Path readSymbolicLink(Path path) throws IOException {
    TreeFilePath link = TreeFilePath.of(path);
    return new NodeFile(link, false)
        .read(
            found -> {
              if (found.node().type() != FileType.SYMLINK) {
                throw new NotLinkException(path.toString());
              }
              Bytes target = found.node().target();
              if (target.indexOf(0, 0) >= 0) {
                throw new FileSystemException(path.toString(), null, "a NUL in the target");
              }
              return TreeFilePath.of(link.getFileSystem(), target);
            });
  }

  @Override
  public void delete(Path path) throws IOException {
    TreeFilePath file = TreeFilePath.of(path);
    changes(file).delete(file);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    TreeFilePath copied = TreeFilePath.of(source);
    TreeFilePath copy = TreeFilePath.of(target);
    changes(copy);
    new Transfer(copied, copy, CopyMode.ofCopy(options)).copy();
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    TreeFilePath moved = TreeFilePath.of(source);
    TreeFilePath place = TreeFilePath.of(target);
    changes(place);
    new Transfer(moved, place, CopyMode.ofMove(options)).move();
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    TreeFilePath file = TreeFilePath.of(path);
    if (file.equals(other)) {
      return true;
    }
    if (!file.getFileSystem().equals(other.getFileSystem())) {
      return false;
    }
    Object key = new NodeFile(file, true).attributes().fileKey();
    return key.equals(new NodeFile(TreeFilePath.of(other), true).attributes().fileKey());
  }

  @Override
  public boolean isHidden(Path path) {
    TreeFilePath file = TreeFilePath.of(path);
    file.getFileSystem().files().checkOpen();
    TreeFilePath name = file.getFileName();
    return name != null && name.bytes().startsWith(PathBytes.DOT);
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    TreeFilePath file = TreeFilePath.of(path);
    find(file, true);
    return file.getFileSystem().fileStore();
  }

  /** Nobody is refused anything but what nobody could do. */
  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    TreeFilePath file = TreeFilePath.of(path);
    TreeNode node = find(file, true).node();
    for (AccessMode mode : modes) {
      boolean allowed =
          switch (mode) {
            case READ -> true;
            case WRITE -> !file.getFileSystem().isReadOnly();
            case EXECUTE ->
                node.type() == FileType.DIRECTORY
                    || (node.metadata().permissions() & ANY_EXECUTE) != 0;
          };
      if (!allowed) {
        throw new AccessDeniedException(path.toString());
      }
    }
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    NodeFile file = new NodeFile(TreeFilePath.of(path), LinkOptions.follow(options));
    if (type == UserDefinedFileAttributeView.class) {
      return type.cast(new XattrView(file));
    }
    return NodeView.isOne(type) ? type.cast(NodeView.of(file, type)) : null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (type != BasicFileAttributes.class && type != PosixFileAttributes.class) {
      throw new UnsupportedOperationException("attributes " + requireNonNull(type));
    }
    return type.cast(new NodeFile(TreeFilePath.of(path), LinkOptions.follow(options)).attributes());
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    NodeFile file = new NodeFile(TreeFilePath.of(path), LinkOptions.follow(options));
    return NamedAttributes.of(names).read(file);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    NodeFile file = new NodeFile(TreeFilePath.of(path), LinkOptions.follow(options));
    NamedAttributes.of(name).set(file, value);
  }
}
