package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Linux does to the upper layer for each change of an overlay (fs/overlayfs/dir.c and
 * copy_up.c). Called under the lock of changes.
 */
final class OverlayChanges {
  /** {@code redirect_max}, with the NUL at the end. */
  private static final int REDIRECT_MAX = 256;

  private final LayerStack stack;
  private final UpperLayer upper;

  OverlayChanges(LayerStack stack, UpperLayer upper) {
    this.stack = stack;
    this.upper = upper;
  }

  Markers markers() {
    return stack.markers();
  }

  /** Finds what is seen at a path. */
  TreeNode get(TreePath path) throws IOException {
    if (path.isRoot()) {
      return new MergedRoot(stack);
    }
    TreeNode node = parent(path).child(path.name()).orElseThrow(() -> missing(path));
    if (node instanceof MergedNode file) {
      file.merged(); // which fails where Linux does
    }
    return node;
  }

  /** Finds the directory that a path is an entry of. */
  private MergedDirectory parent(TreePath path) throws IOException {
    TreePath parent =
        path.parent()
            .orElseThrow(() -> new FileSystemException(path.toString(), null, "is the root"));
    return directory(parent);
  }

  private MergedDirectory directory(TreePath path) throws IOException {
    MergedDirectory directory = MergedDirectory.root(stack);
    TreePath at = TreePath.root();
    for (Bytes name : path.names()) {
      at = at.resolve(name);
      TreePath here = at;
      TreeNode next = directory.child(name).orElseThrow(() -> missing(here));
      if (!(next instanceof MergedNode node) || node.type() != FileType.DIRECTORY) {
        throw new NotDirectoryException(at.toString());
      }
      directory = node.directory();
    }
    return directory;
  }

  private static NoSuchFileException missing(TreePath path) {
    return new NoSuchFileException(path.toString());
  }

  private static FileSystemException refused(TreePath path, String why) {
    return new FileSystemException(path.toString(), null, why);
  }

  /**
   * Makes room for something new: its directory is copied up, a whiteout removed.
   *
   * @return whether a directory there must be opaque, for something is below
   */
  boolean makePlace(TreePath path, boolean isDirectory) throws IOException {
    checkFree(path);
    MergedDirectory parent = parent(path);
    copyUpParents(path);
    boolean wasWhiteout = upper.remove(path);
    return isDirectory && (wasWhiteout || (parent.hasLower() && !allowsOfflineChanges()));
  }

  private void checkFree(TreePath path) throws IOException {
    if (path.isRoot() || parent(path).child(path.name()).isPresent()) {
      throw new FileAlreadyExistsException(path.toString());
    }
  }

  /**
   * Whether lower layers may change while nothing is mounted ({@code ovl_allow_offline_changes}).
   */
  private boolean allowsOfflineChanges() {
    return stack.options().redirects() != RedirectMode.ON && !stack.options().isMetacopy();
  }

  private void copyUpParents(TreePath path) throws IOException {
    TreePath parent = path.parent().orElse(path);
    if (!parent.isRoot()) {
      copyUp(parent);
    }
  }

  /** Has a file in the upper layer as it is seen. */
  void copyUp(TreePath path) throws IOException {
    get(path); // so that nothing is copied up on the way to what is not there
    MergedDirectory directory = MergedDirectory.root(stack);
    TreePath at = TreePath.root();
    for (Bytes name : path.names()) {
      at = at.resolve(name);
      MergedNode node = entry(directory, at);
      if (!node.merged().isInUpper()) {
        upper.copyUp(at, node);
      } else if (upper.isMetacopy(at)) {
        upper.completeMetacopy(at, node);
      }
      if (at.depth() < path.depth()) {
        directory = entry(directory, at).directory();
      }
    }
  }

  private static MergedNode entry(MergedDirectory directory, TreePath path) throws IOException {
    TreeNode entry = directory.child(path.name()).orElseThrow(() -> missing(path));
    if (!(entry instanceof MergedNode node)) {
      throw missing(path);
    }
    return node;
  }

  void copyUpFile(TreePath path) throws IOException {
    if (get(path).type() != FileType.REGULAR) {
      throw refused(path, "not a regular file");
    }
    copyUp(path);
  }

  void link(TreePath path, TreePath existing) throws IOException {
    if (get(existing).type() == FileType.DIRECTORY) {
      throw new FileSystemException(existing.toString(), path.toString(), "is a directory");
    }
    checkFree(path);
    copyUp(existing);
    makePlace(path, false);
    upper.tree().createLink(path, existing);
  }

  void delete(TreePath path) throws IOException {
    MergedDirectory parent = parent(path);
    TreeNode node = get(path);
    boolean leavesWhiteout = isBelow(parent, path.name());
    checkEmpty(node, path, leavesWhiteout);
    if (leavesWhiteout) {
      copyUpParents(path);
    }
    upper.remove(path);
    if (leavesWhiteout) {
      upper.putWhiteout(path);
    }
  }

  private static void checkEmpty(TreeNode node, TreePath path, boolean clears) throws IOException {
    if (node instanceof MergedNode file
        && file.type() == FileType.DIRECTORY
        && !file.directory().isDeletable(clears)) {
      throw new DirectoryNotEmptyException(path.toString());
    }
  }

  /** Returns whether a lower layer has a file that would show ({@code ovl_lower_positive}). */
  private boolean isBelow(MergedDirectory parent, Bytes name) throws IOException {
    for (Place place : parent.places()) {
      Optional<TreeNode> node = place.isUpper() ? Optional.empty() : place.node().child(name);
      if (node.isPresent()) {
        return !markers().isWhiteout(node.get());
      }
    }
    return false;
  }

  void rename(TreePath from, TreePath to) throws IOException {
    MergedDirectory oldParent = parent(from);
    TreeNode node = get(from);
    MergedDirectory newParent = parent(to);
    TreeNode replaced = newParent.child(to.name()).isPresent() ? get(to) : null;
    if (from.equals(to) || isSameFile(node, replaced)) {
      return;
    }
    if (to.startsWith(from)) {
      throw new FileSystemException(from.toString(), to.toString(), "is within itself");
    }
    boolean isDirectory = node.type() == FileType.DIRECTORY;
    checkReplaces(isDirectory, replaced, to);
    boolean hasLower =
        node instanceof MergedNode file && isDirectory && file.directory().hasLower();
    Bytes redirect = hasLower ? redirect(from, to) : Bytes.empty();
    boolean leavesWhiteout = isBelow(oldParent, from.name());
    copyUp(from);
    copyUpParents(to);
    upper.remove(to);
    if (hasLower) {
      upper.setRedirect(from, redirect);
    } else if (isDirectory && newParent.hasLower() && !upper.isOpaque(from)) {
      upper.setOpaque(from);
    }
    upper.tree().rename(from, to);
    if (leavesWhiteout) {
      upper.putWhiteout(from);
    }
  }

  /** Whether two names are of one file in the upper layer; those of lower ones will be split. */
  private static boolean isSameFile(TreeNode node, @Nullable TreeNode other) throws IOException {
    return node instanceof MergedNode file
        && other instanceof MergedNode there
        && file.merged().isInUpper()
        && there.merged().isInUpper()
        && file.linkId().isPresent()
        && file.linkId().equals(there.linkId());
  }

  private static void checkReplaces(boolean isDirectory, @Nullable TreeNode replaced, TreePath to)
      throws IOException {
    if (replaced == null) {
      return;
    }
    boolean replacesDirectory = replaced.type() == FileType.DIRECTORY;
    if (isDirectory && !replacesDirectory) {
      throw new NotDirectoryException(to.toString());
    }
    if (!isDirectory && replacesDirectory) {
      throw refused(to, "is a directory");
    }
    checkEmpty(replaced, to, false);
  }

  /**
   * Says where the lower part of a directory is that gets another name ({@code ovl_set_redirect}).
   */
  private Bytes redirect(TreePath from, TreePath to) throws IOException {
    if (stack.options().redirects() != RedirectMode.ON) {
      throw notMovable(from, to);
    }
    boolean isSameDirectory = from.parent().equals(to.parent());
    Optional<Bytes> present = upper.redirect(from);
    if (present.isPresent() && (isSameDirectory || isAbsolute(present.get()))) {
      return present.get();
    }
    return isSameDirectory ? from.name() : absolute(from, to);
  }

  private Bytes absolute(TreePath from, TreePath to) throws IOException {
    Bytes path = Bytes.empty();
    for (TreePath at = from; !at.isRoot(); at = at.parent().orElseThrow()) {
      Bytes name = upper.redirect(at).orElse(at.name());
      Bytes slash = isAbsolute(name) ? Bytes.empty() : Bytes.utf8("/");
      path = Bytes.join(slash, name, path);
      if (path.length() >= REDIRECT_MAX) {
        throw notMovable(from, to);
      }
      if (isAbsolute(name)) {
        break;
      }
    }
    return path;
  }

  private static boolean isAbsolute(Bytes path) {
    return !path.isEmpty() && path.at(0) == '/';
  }

  private static FileSystemException notMovable(TreePath from, TreePath to) {
    return new FileSystemException(
        from.toString(), to.toString(), "a directory of a lower layer cannot be renamed (EXDEV)");
  }
}
