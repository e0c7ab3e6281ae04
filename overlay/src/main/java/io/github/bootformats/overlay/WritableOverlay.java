package io.github.bootformats.overlay;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;

/**
 * Layers that can be changed: what is read comes from all layers, what is changed goes to an upper
 * layer in memory, as in an overlay that Linux mounts with {@code upperdir}. With {@link
 * io.github.bootformats.tree.nio.TreeFileSystem} it is a file system of {@code java.nio.file}.
 *
 * <ul>
 *   <li>A file of a lower layer is copied up before it changes: owners, permissions, times and
 *       extended attributes at once, and content when it is written to in part; its directories
 *       too.
 *   <li>What is deleted, and exists below, becomes a whiteout; a directory that is made in such a
 *       place becomes opaque.
 *   <li>A directory of a lower layer can be renamed with {@link RedirectMode#ON} only, and is then
 *       redirected; without, {@link #rename} throws, as it is {@code EXDEV} in Linux.
 *   <li>Names of one file in a lower layer are names of two files once one of them was copied up
 *       ({@code index=off}). Nobody can make a device 0:0, which is a whiteout ({@code EPERM}).
 *   <li>Attributes with names of overlayfs's own are stored escaped, and so are seen as they were
 *       set.
 * </ul>
 *
 * <p>Linux sets times of directories whose entries change, this does not unless it is told to;
 * files that it makes with metadata only ({@code metacopy=on}) are whole here. A directory with
 * whiteouts that are files with an attribute is not empty to Linux when it is to be deleted, and
 * not empty here.
 *
 * <p><b>Threads.</b> Any number may read and change it.
 */
public final class WritableOverlay implements MutableTree {
  private final List<FileTree> lowers;
  private final OverlayOptions options;
  private final ReadLimits limits;
  private final Guard guard = new Guard();
  private final UpperLayer upper;
  private final MergedTree merged;
  private final OverlayChanges changes;

  WritableOverlay(
      List<? extends FileTree> lowers,
      MemoryTree upper,
      OverlayOptions options,
      ReadLimits limits) {
    this.lowers = List.copyOf(lowers);
    this.options = options;
    this.limits = limits;
    this.upper = new UpperLayer(upper, Markers.of(options.form()));
    LayerStack stack = new LayerStack(lowers, this.upper.guarded(guard), options);
    this.merged = new MergedTree(stack);
    this.changes = new OverlayChanges(stack, this.upper);
  }

  @Override
  public TreeNode root() {
    return merged.root();
  }

  /** Returns what is seen, whatever changes. */
  MergedTree merged() {
    return merged;
  }

  /**
   * Returns the upper layer as it is now: what changed, with whiteouts, opaque directories and
   * redirects. It does not follow later changes.
   *
   * @return a layer in the form of the options, which Linux takes as an upper layer, or as a lower
   *     one over the others
   * @throws io.github.bootformats.api.FormatException if it is beyond the limits of this overlay
   * @throws IOException if it cannot be copied
   */
  public OverlayLayer upper() throws IOException {
    return OverlayLayer.of(guard.read(() -> upper.copy(limits)), options.form());
  }

  /**
   * Copies all that is seen now into one tree, without markers: what every writer takes. It does
   * not follow later changes. Content of lower layers is read when it is wanted.
   *
   * @param limits those of {@link io.github.bootformats.api.tree.TreeWalk}
   * @return a new tree
   * @throws io.github.bootformats.api.FormatException if a layer is damaged, has a file that Linux
   *     cannot look up, or is beyond the limits
   * @throws IOException if reading fails
   */
  public MemoryTree flatten(ReadLimits limits) throws IOException {
    FileTree now = guard.read(() -> upper.copy(limits));
    return Overlay.flatten(Overlay.merge(lowers, now, options), limits);
  }

  @Override
  public void createDirectory(TreePath path, NodeMetadata metadata) throws IOException {
    requireNonNull(metadata);
    guard.change(
        () -> {
          boolean isOpaque = changes.makePlace(path, true);
          upper.tree().createDirectory(path, metadata);
          if (isOpaque) {
            upper.setOpaque(path);
          }
        });
  }

  @Override
  public void createFile(TreePath path, NodeMetadata metadata, FileContent content)
      throws IOException {
    requireNonNull(metadata);
    requireNonNull(content);
    create(path, () -> upper.tree().createFile(path, metadata, GuardedContent.unwrap(content)));
  }

  @Override
  public void createSymlink(TreePath path, NodeMetadata metadata, Bytes target) throws IOException {
    requireNonNull(metadata);
    requireNonNull(target);
    create(path, () -> upper.tree().createSymlink(path, metadata, target));
  }

  @Override
  public void createDevice(TreePath path, NodeMetadata metadata, FileType type, DeviceNumber device)
      throws IOException {
    requireNonNull(metadata);
    if (!type.isDevice()) {
      throw new IllegalArgumentException("not a device: " + type);
    }
    if (type == FileType.CHARACTER_DEVICE && device.equals(Markers.WHITEOUT_DEVICE)) {
      throw new FileSystemException(
          path.toString(), null, "a character device 0:0 is a whiteout (EPERM)");
    }
    create(path, () -> upper.tree().createDevice(path, metadata, type, device));
  }

  @Override
  public void createSpecial(TreePath path, NodeMetadata metadata, FileType type)
      throws IOException {
    requireNonNull(metadata);
    if (type != FileType.FIFO && type != FileType.SOCKET) {
      throw new IllegalArgumentException("neither a pipe nor a socket: " + type);
    }
    create(path, () -> upper.tree().createSpecial(path, metadata, type));
  }

  private void create(TreePath path, Guard.Change make) throws IOException {
    guard.change(
        () -> {
          changes.makePlace(path, false);
          make.apply();
        });
  }

  @Override
  public void createLink(TreePath path, TreePath existing) throws IOException {
    guard.change(() -> changes.link(path, existing));
  }

  @Override
  public void delete(TreePath path) throws IOException {
    guard.change(() -> changes.delete(path));
  }

  @Override
  public void rename(TreePath from, TreePath to) throws IOException {
    guard.change(() -> changes.rename(from, to));
  }

  @Override
  public void setMetadata(TreePath path, NodeMetadata metadata) throws IOException {
    requireNonNull(metadata);
    guard.change(
        () -> {
          changes.copyUp(path);
          upper.tree().setMetadata(path, metadata);
        });
  }

  @Override
  public void setXattr(TreePath path, Bytes name, Bytes value) throws IOException {
    if (name.isEmpty() || name.indexOf(0, 0) >= 0) {
      throw new IllegalArgumentException("not the name of an attribute: " + name);
    }
    requireNonNull(value);
    guard.change(
        () -> {
          changes.copyUp(path);
          upper.tree().setXattr(path, changes.markers().stored(name), value);
        });
  }

  @Override
  public void removeXattr(TreePath path, Bytes name) throws IOException {
    guard.change(
        () -> {
          if (changes.get(path).xattrs().containsKey(name)) {
            changes.copyUp(path);
            upper.tree().removeXattr(path, changes.markers().stored(name));
          }
        });
  }

  @Override
  public void setContent(TreePath path, FileContent content) throws IOException {
    requireNonNull(content);
    guard.change(
        () -> {
          changes.copyUpFile(path);
          upper.tree().setContent(path, GuardedContent.unwrap(content));
        });
  }

  @Override
  public ImageTarget openContent(TreePath path) throws IOException {
    return guard.changeTo(
        () -> {
          changes.copyUpFile(path);
          return new GuardedTarget(guard, upper.tree().openContent(path));
        });
  }

  @Override
  public boolean hasSubsecondTimes() {
    return true;
  }

  @Override
  public String toString() {
    return "writable " + merged;
  }
}
