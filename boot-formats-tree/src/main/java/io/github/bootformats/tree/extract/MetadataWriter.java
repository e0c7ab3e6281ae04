package io.github.bootformats.tree.extract;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.internal.HostNames;
import io.github.bootformats.tree.internal.Permissions;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Map;
import java.util.Optional;

/**
 * Sets what is set on a file once it has its content. Times come before permissions, which may not
 * let the JDK open the file again; permissions after owners, which may take setuid bits away.
 */
final class MetadataWriter {
  private static final int PLAIN_BITS = 0777;

  /** One more stands for no owner: chown(2) would leave the file with whom it is. */
  private static final long MAX_ID = 0xFFFF_FFFEL;

  private static final Bytes USER = Bytes.utf8("user.");

  private final Extractor extractor;
  private final Tally tally;
  private final EarlyPermissions early = EarlyPermissions.ofProcess();

  MetadataWriter(Extractor extractor, Tally tally) {
    this.extractor = extractor;
    this.tally = tally;
  }

  void noteWhatTheHostLacks(Path destination) {
    if (!destination.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      tally.note(
          TreePath.root(), ExtractionProblem.PERMISSIONS, "the host has no POSIX permissions");
    }
  }

  /**
   * Returns the permissions that a file can be created with and needs no others later. Attributes
   * may want a file that can be written.
   */
  Optional<FileAttribute<?>> earlyPermissions(HostDirectory parent, TreeNode node)
      throws IOException {
    boolean isPosix = parent.path().getFileSystem() == FileSystems.getDefault();
    return isPosix && node.xattrs().isEmpty()
        ? early.find(node.metadata().permissions())
        : Optional.empty();
  }

  /** Sets what is set on a directory, which may have been there before. */
  void write(HostDirectory parent, Path name, TreeNode node, TreePath path) throws IOException {
    write(parent, name, node, path, false, false);
  }

  /**
   * Sets what is set on a file that was just created.
   *
   * @param hasPermissions whether it has them already
   */
  void writeNew(
      HostDirectory parent, Path name, TreeNode node, TreePath path, boolean hasPermissions)
      throws IOException {
    write(parent, name, node, path, true, hasPermissions);
  }

  private void write(
      HostDirectory parent,
      Path name,
      TreeNode node,
      TreePath path,
      boolean isNew,
      boolean hasPermissions)
      throws IOException {
    NodeMetadata metadata = node.metadata();
    boolean isLink = node.type() == FileType.SYMLINK;
    for (Map.Entry<Bytes, Bytes> xattr : node.xattrs().entrySet()) {
      xattr(parent.path(name), xattr.getKey(), xattr.getValue(), path);
    }
    time(parent, name, isLink, metadata, path);
    boolean owned = owner(parent, name, metadata, isNew, path);
    if (!isLink && !hasPermissions && parent.supports("posix")) {
      permissions(parent, name, metadata.permissions(), owned, path);
    }
  }

  private void xattr(Path file, Bytes name, Bytes value, TreePath path) {
    Optional<String> text =
        name.startsWith(USER)
            ? HostNames.exactText(file, name.slice(USER.length(), name.length()))
            : Optional.empty();
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(
            file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (text.isEmpty() || view == null) {
      tally.note(path, ExtractionProblem.XATTR, name + ": cannot be set by the JDK");
      return;
    }
    try {
      view.write(text.get(), value.asByteBuffer());
    } catch (IOException e) {
      tally.note(path, ExtractionProblem.XATTR, name + ": " + HostMessages.of(e));
    }
  }

  private void time(
      HostDirectory parent, Path name, boolean isLink, NodeMetadata metadata, TreePath path) {
    FileTime time = metadata.mtime();
    if (metadata.mtimeSeconds() < 0 && metadata.mtimeNanos() > 0) {
      // The JDK passes such times on in a form that Linux refuses.
      time = metadata.withMtime(metadata.mtimeSeconds(), 0).mtime();
      tally.note(path, ExtractionProblem.TIME, "without its part of a second");
    }
    try {
      // Where directories are held open, the JDK can do this for links by path only.
      BasicFileAttributeView view =
          isLink
              ? Files.getFileAttributeView(
                  parent.path(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              : parent.view(name, BasicFileAttributeView.class);
      view.setTimes(time, time, null); // asked for one, the JDK reads the other
    } catch (IOException e) {
      tally.note(path, ExtractionProblem.TIME, HostMessages.of(e));
    }
  }

  /** Returns whether the file now belongs to whom it should. */
  private boolean owner(
      HostDirectory parent, Path name, NodeMetadata metadata, boolean isNew, TreePath path) {
    if (!extractor.setsOwners()) {
      return true;
    }
    if (!parent.supports("unix")) {
      return false; // noted once for all
    }
    if (metadata.uid() > MAX_ID || metadata.gid() > MAX_ID) {
      tally.note(path, ExtractionProblem.OWNER, "ids are 32 bits: " + metadata);
      return false;
    }
    try {
      Path file = parent.path(name);
      HostOwner now = isNew ? parent.newOwner(name) : HostOwner.of(file);
      now.change(file, new HostOwner(metadata.uid(), metadata.gid()));
      return true;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      tally.note(path, ExtractionProblem.OWNER, HostMessages.of(e));
      return false;
    }
  }

  private void permissions(
      HostDirectory parent, Path name, int permissions, boolean owned, TreePath path) {
    boolean special = (permissions & ~PLAIN_BITS) != 0;
    try {
      if (special && owned && extractor.setsSpecialBits() && hasMode(parent, name, permissions)) {
        return;
      }
      parent.view(name, PosixFileAttributeView.class).setPermissions(Permissions.set(permissions));
      if (special) {
        tally.note(
            path, ExtractionProblem.SPECIAL_BITS, String.format("%04o not set", permissions));
      }
    } catch (IOException e) {
      tally.note(path, ExtractionProblem.PERMISSIONS, HostMessages.of(e));
    }
  }

  /** Sets a mode with all its bits, and returns whether the host can. */
  private static boolean hasMode(HostDirectory parent, Path name, int permissions)
      throws IOException {
    if (!parent.supports("unix")) {
      return false;
    }
    try {
      Path file = parent.path(name);
      Files.setAttribute(file, "unix:mode", permissions, LinkOption.NOFOLLOW_LINKS);
      return true;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }
}
