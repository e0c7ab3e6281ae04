package io.github.bootformats.tree.extract;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.tree.internal.HostNames;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One extraction, in two walks: directories and files first, then symbolic links, and on the way
 * out of each directory what is set on it.
 */
final class Extraction {
  private final Extractor extractor;
  private final FileTree tree;
  private final Tally tally;
  private final MetadataWriter metadata;

  /** Where the first name of each file with several went. */
  private final Map<LinkId, Path> linked = new HashMap<>();

  /** Directories that could not be made in the first walk. */
  private final Set<TreePath> left = new HashSet<>();

  private TreePath path = TreePath.root();

  Extraction(
      Extractor extractor, FileTree tree, Consumer<ExtractionNote> manifest, Progress progress) {
    this.extractor = extractor;
    this.tree = tree;
    this.tally = new Tally(manifest, progress, extractor.limits());
    this.metadata = new MetadataWriter(extractor, tally);
  }

  TreePath path() {
    return path;
  }

  ExtractionSummary summary() {
    return tally.summary();
  }

  void run(Path destination) throws IOException {
    boolean created = Files.notExists(destination);
    if (created) {
      Files.createDirectory(destination);
    }
    Path real = destination.toRealPath();
    metadata.noteWhatTheHostLacks(real);
    try (DirectoryStack stack = new DirectoryStack(real)) {
      firstWalk(stack);
    }
    try (DirectoryStack stack = new DirectoryStack(real)) {
      new SecondWalk(stack).run();
    }
    if (created && real.getParent() != null && real.getFileName() != null) {
      path = TreePath.root();
      try (HostDirectory parent = HostDirectory.open(real.getParent())) {
        metadata.write(parent, real.getFileName(), tree.root(), path);
      }
    }
  }

  private void firstWalk(DirectoryStack stack) throws IOException {
    try (TreeWalk walk = TreeWalk.unsorted(tree, extractor.limits())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        path = walk.path();
        tally.checkCancelled();
        if (path.isRoot()) {
          continue;
        }
        while (stack.depth() >= path.depth()) {
          stack.pop();
        }
        if (node.type() == FileType.DIRECTORY) {
          Optional<Path> made = directory(stack.top(), node);
          if (made.isPresent()) {
            stack.push(made.get());
            tally.directory();
          } else {
            left.add(path);
            walk.skipChildren();
          }
        } else if (node.type() == FileType.REGULAR) {
          regular(stack.top(), node);
        }
      }
    }
  }

  /** Makes a directory, or keeps one that is there. */
  private Optional<Path> directory(HostDirectory parent, TreeNode node) throws IOException {
    Optional<Path> wanted = hostNameOrNote(parent, node);
    if (wanted.isPresent()) {
      Path name = wanted.get();
      try {
        parent.createDirectory(name);
      } catch (FileAlreadyExistsException e) {
        if (!makeWay(parent, name, node)) {
          return Optional.empty();
        }
        if (parent.find(name) == null) {
          parent.createDirectory(name);
        }
      }
    }
    return wanted;
  }

  private void regular(HostDirectory parent, TreeNode node) throws IOException {
    Optional<LinkId> id = node.linkId();
    Path first = id.map(linked::get).orElse(null);
    Optional<Path> wanted = first == null ? hostNameOrNote(parent, node) : freeName(parent, node);
    if (wanted.isEmpty()) {
      return;
    }
    Path name = wanted.get();
    if (first != null && link(parent.path(name), first)) {
      tally.link();
      return;
    }
    FileContent content = node.content();
    Optional<FileAttribute<?>> early = metadata.earlyPermissions(parent, node);
    try (SeekableByteChannel channel = newFile(parent, name, node, early)) {
      if (channel == null) {
        return;
      }
      ImageTarget target = ImageTarget.of(channel);
      tally.file(content.size(), progress -> content.copyTo(target, 0, progress));
    }
    metadata.writeNew(parent, name, node, path, early.isPresent());
    id.ifPresent(key -> linked.putIfAbsent(key, parent.path(name)));
  }

  /** Creates a file, which mostly nothing is in the way of; null when it cannot be. */
  private @Nullable SeekableByteChannel newFile(
      HostDirectory parent, Path name, TreeNode node, Optional<FileAttribute<?>> permissions)
      throws IOException {
    try {
      return parent.createFile(name, permissions);
    } catch (FileAlreadyExistsException e) {
      return makeWay(parent, name, node) ? parent.createFile(name, permissions) : null;
    }
  }

  private boolean link(Path link, Path existing) {
    try {
      Files.createLink(link, existing);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      tally.note(path, ExtractionProblem.HARD_LINK, HostMessages.of(e));
      return false;
    }
  }

  /**
   * Returns the name for a node on the host, once nothing is there under it, or for a directory
   * nothing but a directory; empty when the host cannot have it.
   */
  private Optional<Path> freeName(HostDirectory parent, TreeNode node) throws IOException {
    Optional<Path> name = hostNameOrNote(parent, node);
    return name.isPresent() && makeWay(parent, name.get(), node) ? name : Optional.empty();
  }

  private Optional<Path> hostNameOrNote(HostDirectory parent, TreeNode node) {
    Optional<Path> name = hostName(parent, node);
    if (name.isEmpty()) {
      tally.note(path, ExtractionProblem.NAME, "the host has no such names");
    }
    return name;
  }

  /** Deletes what is in the way of a node, if that is wanted; false when it must not be there. */
  private boolean makeWay(HostDirectory parent, Path name, TreeNode node) throws IOException {
    BasicFileAttributes existing = parent.find(name);
    if (existing == null) {
      return true;
    }
    Bytes stored = HostNames.storedName(parent.path(name));
    if (!stored.equals(node.name())) {
      tally.note(path, ExtractionProblem.COLLISION, "to the host the same as " + stored);
      return false;
    }
    if (existing.isDirectory() && node.type() == FileType.DIRECTORY) {
      return true;
    }
    if (existing.isDirectory() || !extractor.replaces()) {
      throw new FileAlreadyExistsException(parent.path(name).toString());
    }
    parent.deleteFile(name);
    return true;
  }

  private static Optional<Path> hostName(HostDirectory parent, TreeNode node) {
    Path directory = parent.path();
    return HostNames.entry(directory, node.name())
        .map(Path::getFileName)
        .filter(name -> HostNameRules.allows(directory.getFileSystem(), name.toString()))
        .filter(name -> node.name().length() <= HostNameRules.MAX_LENGTH);
  }

  /** Makes what is to be made last. */
  private final class SecondWalk {
    private final DirectoryStack stack;

    private final Deque<Entered> entered = new ArrayDeque<>();

    /** A directory on the stack. */
    private record Entered(TreePath path, TreeNode node) {}

    SecondWalk(DirectoryStack stack) {
      this.stack = stack;
    }

    void run() throws IOException {
      try (TreeWalk walk = TreeWalk.unsorted(tree, extractor.limits())) {
        for (TreeNode node = walk.next(); node != null; node = walk.next()) {
          TreePath at = walk.path();
          tally.checkCancelled();
          if (at.isRoot()) {
            continue;
          }
          leaveUpTo(at.depth() - 1);
          path = at;
          switch (node.type()) {
            case DIRECTORY -> {
              if (left.contains(at)) {
                walk.skipChildren();
              } else {
                enter(node);
              }
            }
            case SYMLINK -> symlink(node);
            case CHARACTER_DEVICE, BLOCK_DEVICE ->
                tally.note(at, ExtractionProblem.SPECIAL_FILE, typeOf(node) + " " + node.device());
            case FIFO, SOCKET -> tally.note(at, ExtractionProblem.SPECIAL_FILE, typeOf(node));
            case REGULAR -> {}
          }
        }
      }
      leaveUpTo(0);
    }

    private static String typeOf(TreeNode node) {
      return node.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void enter(TreeNode node) throws IOException {
      Path name = hostName(stack.top(), node).orElseThrow(() -> changed(node));
      stack.push(name);
      entered.addLast(new Entered(path, node));
    }

    private void leaveUpTo(int depth) throws IOException {
      while (stack.depth() > depth) {
        Path name = stack.topName();
        stack.pop();
        Entered directory = entered.removeLast();
        path = directory.path;
        metadata.write(stack.top(), name, directory.node, path);
      }
    }

    private FileSystemException changed(TreeNode node) {
      return new FileSystemException(node.name().toString(), null, "changed while it was read");
    }

    private void symlink(TreeNode node) throws IOException {
      HostDirectory parent = stack.top();
      Optional<Path> wanted = freeName(parent, node);
      if (wanted.isEmpty()) {
        return;
      }
      Path name = wanted.get();
      Optional<Path> target = HostNames.targetPath(parent.path(name), node.target());
      if (target.isEmpty()) {
        tally.note(path, ExtractionProblem.SYMLINK, "no target of the host: " + node.target());
        return;
      }
      try {
        Files.createSymbolicLink(parent.path(name), target.get());
      } catch (UnsupportedOperationException | FileSystemException e) {
        if (e instanceof FileSystemException failure && parent.supports("posix")) {
          throw failure;
        }
        tally.note(
            path, ExtractionProblem.SYMLINK, HostMessages.of(e)); // Windows wants a privilege
        return;
      }
      tally.symlink();
      if (!HostNames.target(target.get()).equals(node.target())) {
        tally.note(path, ExtractionProblem.TARGET, "was " + node.target());
      }
      metadata.writeNew(parent, name, node, path, false);
    }
  }
}
