package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Puts layers over each other.
 *
 * <pre>{@code
 * WritableOverlay overlay = Overlay.writable(List.of(image.tree()), options);
 * overlay.delete(TreePath.of("etc/localtime"));
 * overlay.createSymlink(TreePath.of("etc/localtime"), NodeMetadata.of(0777), utc);
 * writer.write(overlay.flatten(ReadLimits.defaults()), out);
 * }</pre>
 *
 * <p>Layers are trees that have overlayfs's markers: devices 0:0 and extended attributes. Layers of
 * containers are {@linkplain OverlayLayer#in converted} first, for overlayfs takes their markers
 * for ordinary files, and so does this.
 */
public final class Overlay {
  private Overlay() {}

  /**
   * Merges lower layers, as a mount without {@code upperdir} does.
   *
   * @param lowers 1 to 500 layers, the topmost first, as in {@code lowerdir=}; borrowed
   * @param options who merges, and how
   * @return what is seen
   * @throws IllegalArgumentException if there are too few or too many layers
   */
  public static MergedTree merge(List<? extends FileTree> lowers, OverlayOptions options) {
    return new MergedTree(new LayerStack(lowers, null, options));
  }

  /**
   * Merges layers.
   *
   * @param lowers 1 to 500 layers, the topmost first, as in {@code lowerdir=}; borrowed
   * @param upper the layer over them, {@code upperdir=}; borrowed
   * @param options who merges, and how
   * @return what is seen
   * @throws IllegalArgumentException if there are too few or too many layers
   */
  public static MergedTree merge(
      List<? extends FileTree> lowers, FileTree upper, OverlayOptions options) {
    return new MergedTree(new LayerStack(lowers, upper, options));
  }

  /**
   * Puts an empty upper layer in memory over layers; its root has the attributes that are seen.
   *
   * @param lowers 1 to 500 layers, the topmost first; borrowed
   * @param options who merges, and how
   * @return a tree that can be changed
   * @throws IllegalArgumentException if there are too few or too many layers
   * @throws IOException if the roots of the layers cannot be read
   */
  public static WritableOverlay writable(List<? extends FileTree> lowers, OverlayOptions options)
      throws IOException {
    TreeNode root = merge(lowers, options).root();
    MemoryTree upper = MemoryTree.create(root.metadata());
    Markers markers = Markers.of(options.form());
    for (Map.Entry<Bytes, Bytes> xattr : root.xattrs().entrySet()) {
      upper.setXattr(TreePath.root(), markers.stored(xattr.getKey()), xattr.getValue());
    }
    return new WritableOverlay(lowers, upper, options, ReadLimits.defaults());
  }

  /**
   * Puts an upper layer over others that can be changed.
   *
   * @param lowers 1 to 500 layers, the topmost first; borrowed
   * @param upper the upper layer, with its markers; copied into memory, its content when it changes
   * @param options who merges, and how
   * @return a tree that can be changed
   * @throws IllegalArgumentException if there are too few or too many layers
   * @throws io.github.bootformats.api.FormatException if the upper layer is damaged or too large
   * @throws IOException if the upper layer cannot be read
   */
  public static WritableOverlay writable(
      List<? extends FileTree> lowers, FileTree upper, OverlayOptions options) throws IOException {
    return writable(lowers, upper, options, ReadLimits.defaults());
  }

  /**
   * Puts an upper layer over others that can be changed.
   *
   * @param lowers 1 to 500 layers, the topmost first; borrowed
   * @param upper the upper layer, with its markers; copied into memory, its content when it changes
   * @param options who merges, and how
   * @param limits those of {@link io.github.bootformats.api.tree.TreeWalk}, for the upper layer now
   *     and whenever it is {@linkplain WritableOverlay#upper copied}
   * @return a tree that can be changed
   * @throws IllegalArgumentException if there are too few or too many layers
   * @throws io.github.bootformats.api.FormatException if the upper layer is damaged or too large
   * @throws IOException if the upper layer cannot be read
   */
  public static WritableOverlay writable(
      List<? extends FileTree> lowers, FileTree upper, OverlayOptions options, ReadLimits limits)
      throws IOException {
    return new WritableOverlay(lowers, MemoryTree.copyOf(upper, limits), options, limits);
  }

  /**
   * Copies what is seen of layers into one tree in memory, without overlayfs's markers: what every
   * writer takes. Content is read when it is wanted, so the layers must stay readable.
   *
   * @param merged a merge
   * @param limits those of {@link io.github.bootformats.api.tree.TreeWalk}
   * @return a new tree
   * @throws io.github.bootformats.api.FormatException if a layer is damaged, has a file that Linux
   *     cannot look up, or is beyond the limits
   * @throws IOException if reading fails
   */
  public static MemoryTree flatten(MergedTree merged, ReadLimits limits) throws IOException {
    return flatten(merged, limits, Progress.NONE);
  }

  /**
   * Copies what is seen of layers into one tree in memory, as {@link #flatten(MergedTree,
   * ReadLimits)} does.
   *
   * @param merged a merge
   * @param limits those of {@link io.github.bootformats.api.tree.TreeWalk}
   * @param progress told the files copied, without a total
   * @return a new tree
   * @throws io.github.bootformats.api.FormatException if a layer is damaged, has a file that Linux
   *     cannot look up, or is beyond the limits
   * @throws java.io.InterruptedIOException if {@code progress} says not to go on
   * @throws IOException if reading fails
   */
  public static MemoryTree flatten(MergedTree merged, ReadLimits limits, Progress progress)
      throws IOException {
    return MemoryTree.copyOf(merged, limits, progress);
  }
}
