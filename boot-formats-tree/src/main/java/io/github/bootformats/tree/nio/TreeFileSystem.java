package io.github.bootformats.tree.nio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.ResolvedNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * A tree of files as a file system: of an image, an archive, a directory of the host, a tree in
 * memory. Where the tree is a {@link io.github.bootformats.api.tree.MutableTree}, the file system
 * can be written to; all others throw {@link java.nio.file.ReadOnlyFileSystemException}.
 *
 * <pre>{@code
 * try (FileSystem fs = TreeFileSystem.of(tree)) {
 *   String os = Files.readString(fs.getPath("/etc/os-release"));
 * }
 * }</pre>
 *
 * <p><b>Names</b> are bytes, and each path is text as well: what is valid UTF-8 is that text, and
 * every other byte 0x80 to 0xFF is one unpaired surrogate, U+DC80 to U+DCFF. So {@code
 * getPath(path.toString())} is the same path, whatever its bytes. {@link #bytes} and {@link
 * #path(Bytes)} need no text. Control characters are not escaped; who prints a path to a terminal
 * prints {@code bytes(path)}.
 *
 * <p><b>Paths</b> are those of Linux. Symbolic links are followed within the tree only: absolute
 * ones begin at its root, and {@code ..} at the root is the root. More than {@link
 * io.github.bootformats.api.tree.TreeResolver#MAX_SYMLINK_HOPS} links are a {@link
 * java.nio.file.FileSystemLoopException}, more than {@link
 * io.github.bootformats.api.tree.TreeWalk#MAX_DEPTH} directories a {@link
 * io.github.bootformats.api.LimitExceededException}. Relative paths begin at the root, or at the
 * working directory that was set.
 *
 * <p><b>Attributes</b> come in the views {@code basic}, {@code owner}, {@code posix}, {@code unix}
 * and {@code user}, each as the JDK has it on Linux. Trees have one time, that of modification,
 * which stands for the others too. Users and groups are named by their decimal numbers; as ints
 * they are the unsigned 32 bits. {@code unix:ino} and {@code unix:dev} tell hard links of one file
 * and are 0 for files with one name. Permissions are shown and set but keep nobody out. For all
 * else, such as attributes that are not {@code user.*}, {@link #resolve} gives the node itself.
 *
 * <p><b>Channels</b> read at any position where the content can; where it has only a stream, going
 * back starts anew at the first byte. There are no {@code FileChannel}s, and nothing is watched.
 *
 * <p><b>Writing.</b> New files belong to the owner that was set, 0:0 at first, and have permissions
 * 0644, directories 0755, or exactly those asked for. Times of files and directories follow
 * changes. {@code Files.copy} from another tree takes the content into this one, devices and pipes
 * too; {@code COPY_ATTRIBUTES} takes owners and all extended attributes along.
 *
 * <p><b>Closing</b> closes the channels and streams that are open, and not the image that the tree
 * comes from, unless {@code FileSystems.newFileSystem} opened that. Afterwards a {@link
 * java.nio.file.ClosedFileSystemException} is thrown.
 *
 * <p><b>Threads.</b> Any number may use a file system, as long as a tree that can be changed is
 * changed through it alone. A damaged tree throws {@link IOException}s, mostly {@link
 * io.github.bootformats.api.FormatException}s, or what wraps them in iterators and streams of
 * {@code java.nio.file}.
 *
 * <p><b>URIs</b> of paths have the scheme {@code bootfmt-tree}, or {@code squashfs} where the file
 * system was opened by such a URI, see {@link ImageFileSystemProvider}. {@code
 * fs.provider().getPath(uri)} finds the path again while the file system is open.
 */
public final class TreeFileSystem extends FileSystem {
  private static final AtomicLong LAST_ID = new AtomicLong();

  private final long id = LAST_ID.incrementAndGet();
  private final OpenFiles files = new OpenFiles();
  private final TreeStore store;
  private final Lookup lookup;
  private final Creation creation;
  private final TreePath workingDirectory;
  private final Changes changes;
  private final Closeable image;
  private final TreeFileStore fileStore = new TreeFileStore(this);

  private TreeFileSystem(FileTree tree, Builder builder) {
    this.store = new TreeStore(tree, builder.readOnly, builder.clock);
    this.lookup = new Lookup(tree, builder.workingDirectory, builder.limits);
    this.creation = new Creation(builder.uid, builder.gid);
    this.workingDirectory = builder.workingDirectory;
    this.changes = new Changes(this);
    this.image = builder.image;
  }

  /**
   * Opens a tree.
   *
   * @param tree the tree, which must be readable as long as the file system is used
   * @return a file system that must be closed
   */
  public static TreeFileSystem of(FileTree tree) {
    return builder(tree).build();
  }

  /**
   * Starts to open a tree otherwise than {@link #of}.
   *
   * @param tree the tree, which must be readable as long as the file system is used
   * @return a builder
   */
  public static Builder builder(FileTree tree) {
    return new Builder(requireNonNull(tree));
  }

  /**
   * Returns the bytes of a path, which no text can lose.
   *
   * @param path a path of such a file system
   * @return the bytes, with one slash between names and none at the end
   * @throws java.nio.file.ProviderMismatchException if it is a path of another kind
   */
  public static Bytes bytes(Path path) {
    return TreeFilePath.of(path).bytes();
  }

  /**
   * Finds the node that a path names, for what {@code java.nio.file} has no words for.
   *
   * @param path a path of such a file system
   * @param options whether to follow a symbolic link at the end
   * @return the node, and where it is in the tree
   * @throws java.nio.file.ProviderMismatchException if it is a path of another kind
   * @throws IOException if there is none, or reading fails
   */
  public static ResolvedNode resolve(Path path, LinkOption... options) throws IOException {
    return new NodeFile(TreeFilePath.of(path), LinkOptions.follow(options)).read(found -> found);
  }

  /**
   * Returns the tree.
   *
   * @return what was opened
   */
  public FileTree tree() {
    return store.tree();
  }

  /**
   * Returns a path of any bytes.
   *
   * @param path absolute or relative
   * @return the path
   * @throws InvalidPathException if there is a NUL
   */
  public Path path(Bytes path) {
    int nul = path.indexOf(0, 0);
    if (nul >= 0) {
      throw new InvalidPathException(path.toString(), "a NUL is in no path", nul);
    }
    return TreeFilePath.of(this, path);
  }

  /**
   * Returns the path of a node.
   *
   * @param path where it is in the tree
   * @return the absolute path
   */
  public Path path(TreePath path) {
    return pathOf(path);
  }

  /** What to do otherwise when a tree is opened. */
  public static final class Builder {
    private final FileTree tree;
    private TreePath workingDirectory = TreePath.root();
    private ReadLimits limits = ReadLimits.defaults();
    private Clock clock = Clock.systemUTC();
    private Closeable image = () -> {};
    private boolean readOnly;
    private long uid;
    private long gid;

    private Builder(FileTree tree) {
      this.tree = tree;
    }

    /**
     * Sets where relative paths begin; the root otherwise.
     *
     * @param directory a directory; it need not exist yet
     * @return this builder
     */
    public Builder workingDirectory(TreePath directory) {
      workingDirectory = requireNonNull(directory);
      return this;
    }

    /**
     * Sets limits.
     *
     * @param readLimits {@link io.github.bootformats.api.tree.TreeResolver#MAX_SYMLINK_HOPS} and
     *     {@link io.github.bootformats.api.tree.TreeWalk#MAX_DEPTH}
     * @return this builder
     */
    public Builder limits(ReadLimits readLimits) {
      limits = requireNonNull(readLimits);
      return this;
    }

    /**
     * Sets what tells the time of changes, so that trees can be made the same each time; the
     * system's clock otherwise.
     *
     * @param times the clock
     * @return this builder
     */
    public Builder clock(Clock times) {
      clock = requireNonNull(times);
      return this;
    }

    /**
     * Sets whom new files belong to; 0:0 otherwise.
     *
     * @param user the user, not negative
     * @param group the group, not negative
     * @return this builder
     * @throws IllegalArgumentException if one is negative
     */
    public Builder owner(long user, long group) {
      if (user < 0 || group < 0) {
        throw new IllegalArgumentException("negative owner: " + user + ":" + group);
      }
      uid = user;
      gid = group;
      return this;
    }

    /**
     * Has even a tree that can be changed be read only.
     *
     * @return this builder
     */
    public Builder readOnly() {
      readOnly = true;
      return this;
    }

    /** Has something closed with the file system. */
    Builder closing(Closeable owned) {
      image = owned;
      return this;
    }

    /**
     * Opens the tree.
     *
     * @return a file system that must be closed
     */
    public TreeFileSystem build() {
      TreeFileSystem fileSystem = new TreeFileSystem(tree, this);
      TreeUris.register(fileSystem);
      return fileSystem;
    }
  }

  long id() {
    return id;
  }

  OpenFiles files() {
    return files;
  }

  TreeStore store() {
    return store;
  }

  Lookup lookup() {
    return lookup;
  }

  Creation creation() {
    return creation;
  }

  Changes changes() {
    return changes;
  }

  FileStore fileStore() {
    return fileStore;
  }

  TreeFilePath pathOf(TreePath path) {
    return TreeFilePath.of(this, PathBytes.join(true, path.names()));
  }

  TreeFilePath workingDirectory() {
    return pathOf(workingDirectory);
  }

  <T> T read(TreeStore.Reading<T> reading) throws IOException {
    files.checkOpen();
    return store.read(reading);
  }

  <T> T change(TreeStore.Change<T> change) throws IOException {
    files.checkOpen();
    return store.change(change);
  }

  @Override
  public FileSystemProvider provider() {
    return TreeFileSystemProvider.INSTANCE;
  }

  @Override
  public void close() throws IOException {
    TreeUris.unregister(this);
    OpenImages.forget(this);
    try {
      files.close();
    } finally {
      image.close();
    }
  }

  @Override
  public boolean isOpen() {
    return files.isOpen();
  }

  @Override
  public boolean isReadOnly() {
    return store.isReadOnly();
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    files.checkOpen();
    return List.of(path(TreePath.root()));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    files.checkOpen();
    return List.of(fileStore());
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    files.checkOpen();
    return NamedAttributes.VIEWS;
  }

  /** Returns a path; also when the file system is closed, as paths alone do no harm. */
  @Override
  public Path getPath(String first, String... more) {
    StringBuilder joined = new StringBuilder(first);
    for (String part : more) {
      joined.append(joined.length() > 0 && !part.isEmpty() ? "/" : "").append(part);
    }
    return TreeFilePath.of(this, PathText.encode(joined.toString()));
  }

  /**
   * Returns a matcher of the syntax {@code glob} or {@code regex}, for the text of paths. In globs
   * line ends are characters like others.
   */
  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    int colon = syntaxAndPattern.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("neither glob: nor regex: " + syntaxAndPattern);
    }
    String text = syntaxAndPattern.substring(colon + 1);
    Pattern pattern =
        switch (syntaxAndPattern.substring(0, colon).toLowerCase(Locale.ROOT)) {
          case "glob" -> Glob.pattern(text);
          case "regex" -> Pattern.compile(text);
          default -> throw new UnsupportedOperationException("pattern " + syntaxAndPattern);
        };
    return path -> pattern.matcher(path.toString()).matches();
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    files.checkOpen();
    return new Principals();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("trees are not watched");
  }

  @Override
  public String toString() {
    return TreeUris.host(this);
  }
}
