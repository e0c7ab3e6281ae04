package io.github.bootformats.overlay;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One layer as it is stored: a tree that has files and, in one of the {@linkplain LayerForm forms},
 * markers that say what is gone, or elsewhere, in the layers below.
 *
 * <p>Layers come from whatever holds a tree: a SquashFS image, a {@link TarImage}, memory; from a
 * directory of the host only as far as the JDK sees extended attributes, which is {@code user.*}.
 * Instances are immutable views of their trees.
 */
public final class OverlayLayer {
  private final FileTree tree;
  private final LayerForm form;

  private OverlayLayer(FileTree tree, LayerForm form) {
    this.tree = requireNonNull(tree);
    this.form = requireNonNull(form);
  }

  /**
   * Takes a tree as a layer.
   *
   * @param tree the tree, with its markers; borrowed
   * @param form how the markers are stored
   * @return the layer
   */
  public static OverlayLayer of(FileTree tree, LayerForm form) {
    return new OverlayLayer(tree, form);
  }

  /**
   * Returns the layer as it is stored, markers and all.
   *
   * @return a tree with devices 0:0 and attributes of overlayfs, or with {@code .wh.} files, which
   *     has to be written by something that can hold them
   */
  public FileTree tree() {
    return tree;
  }

  /**
   * Returns how the markers are stored.
   *
   * @return the form
   */
  public LayerForm form() {
    return form;
  }

  /**
   * Lists the markers.
   *
   * @param limits those of {@link TreeWalk}
   * @return the markers in the order of a sorted walk, those of one path in the order of {@link
   *     OverlayMarker.Kind}
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond the limits
   * @throws IOException if reading fails
   */
  public List<OverlayMarker> markers(ReadLimits limits) throws IOException {
    return MarkerScan.of(this, limits).markers();
  }

  /**
   * Looks for what is odd about the layer, whatever it is put over.
   *
   * @param limits those of {@link TreeWalk}
   * @return the findings, in the order of a sorted walk
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond the limits
   * @throws IOException if reading fails
   */
  public List<Diagnostic> diagnostics(ReadLimits limits) throws IOException {
    return MarkerScan.of(this, limits).findings();
  }

  /**
   * Converts the layer. Nothing is read but what is asked for.
   *
   * <p>Between the forms of overlayfs attributes change their names, and those of users that look
   * like markers of the other form are escaped as overlayfs does it ({@code
   * trusted.overlay.overlay.*}), so that converting there and back gives the same layer.
   *
   * <p>In the OCI form whiteouts keep their owners and times. What only numbers inodes or speeds
   * overlayfs up ({@code origin}, {@code impure}, {@code nlink}, {@code uuid}) has no place there,
   * and back again whiteouts are devices. A {@code .wh.} file beside a directory of that name makes
   * the directory opaque, and beside anything else nothing, in whatever order an archive has them.
   *
   * @param target the wanted form
   * @return the layer in that form; its tree throws an {@link
   *     io.github.bootformats.api.UnsupportedFormatException} where there is a redirect, a metacopy
   *     or a file whose name begins with {@code .wh.}, and the OCI form is wanted; and where there
   *     is a character device 0:0 in a layer of the OCI form, which would be a whiteout
   */
  public OverlayLayer in(LayerForm target) {
    return target == form ? this : new OverlayLayer(ConvertedTree.of(this, target), target);
  }

  /**
   * Returns the layer with whiteouts that are files with an attribute, for file systems on which no
   * devices can be made: with {@link LayerForm#USER} for a directory of the host. Linux takes it as
   * any lower layer but the last, from 6.7 on, and not as an upper one.
   *
   * @return the layer; directories with whiteouts are {@code opaque=x}, and opaque ones have none,
   *     for nothing is below them
   * @throws IllegalStateException if this has the OCI form
   */
  public OverlayLayer withXattrWhiteouts() {
    if (!form.isOverlayfs()) {
      throw new IllegalStateException("a layer of the OCI form has no attributes for whiteouts");
    }
    return new OverlayLayer(XattrWhiteouts.in(tree, Markers.of(form)), form);
  }

  /**
   * Returns the files, for formats that cannot hold markers, such as cpio, which has no extended
   * attributes. A layer with markers is refused: without them, it would bring back what it deletes.
   *
   * @param limits those of {@link TreeWalk}
   * @return the tree without overlayfs's own attributes
   * @throws io.github.bootformats.api.UnsupportedFormatException if there are markers; {@link
   *     Overlay#flatten} makes a tree of a whole stack
   * @throws IOException if reading fails
   */
  public FileTree plainTree(ReadLimits limits) throws IOException {
    Optional<OverlayMarker> marker = markers(limits).stream().findFirst();
    if (marker.isPresent()) {
      throw OverlayFinding.MARKERS.unsupported("the layer has markers: " + marker.get());
    }
    return form.isOverlayfs() ? new ConvertedTree(tree, new PlainFiles(Markers.of(form))) : tree;
  }

  @Override
  public String toString() {
    return form + " layer " + tree;
  }

  /** What a walk through a layer finds. */
  private record MarkerScan(List<OverlayMarker> markers, List<Diagnostic> findings) {
    static MarkerScan of(OverlayLayer layer, ReadLimits limits) throws IOException {
      MarkerScan scan = new MarkerScan(new ArrayList<>(), new ArrayList<>());
      try (TreeWalk walk = TreeWalk.sorted(layer.tree, limits)) {
        for (TreeNode node = walk.next(); node != null; node = walk.next()) {
          if (layer.form == LayerForm.OCI) {
            scan.ofName(walk.path(), node);
          } else {
            scan.ofAttributes(walk.path(), node, Markers.of(layer.form));
            scan.ofOtherForms(walk.path(), node, layer.form);
          }
        }
      }
      return scan;
    }

    private void add(TreePath path, OverlayMarker.Kind kind, Bytes value) {
      markers.add(new OverlayMarker(path, kind, value));
    }

    private void ofName(TreePath path, TreeNode node) {
      TreePath directory = path.parent().orElse(path);
      if (node.name().equals(OciNames.OPAQUE)) {
        add(directory, OverlayMarker.Kind.OPAQUE, Bytes.empty());
      } else if (OciNames.isWhiteout(node.name())) {
        Bytes name = OciNames.target(node.name());
        if (TreePath.isName(name)) {
          add(directory.resolve(name), OverlayMarker.Kind.WHITEOUT, Bytes.empty());
        } else {
          findings.add(OverlayFinding.OCI_NAMELESS.at(path, "deletes nothing"));
        }
      }
    }

    private void ofAttributes(TreePath path, TreeNode node, Markers form) throws IOException {
      if (Markers.isDeviceWhiteout(node)) {
        add(path, OverlayMarker.Kind.WHITEOUT, Bytes.empty());
        return;
      }
      var xattrs = node.xattrs();
      if (form.isXattrWhiteout(node)) {
        add(
            path,
            OverlayMarker.Kind.XATTR_WHITEOUT,
            xattrs.getOrDefault(form.whiteout, Bytes.empty()));
        return;
      }
      if (node.type() == FileType.DIRECTORY && form.isOpaque(node)) {
        add(path, OverlayMarker.Kind.OPAQUE, Markers.OPAQUE_YES);
      } else if (node.type() == FileType.DIRECTORY && form.hasXattrWhiteouts(node)) {
        add(path, OverlayMarker.Kind.XATTR_WHITEOUTS, Markers.OPAQUE_XWHITEOUTS);
      }
      Bytes redirect = xattrs.get(form.redirect);
      if (redirect != null) {
        add(path, OverlayMarker.Kind.REDIRECT, redirect);
      }
      Bytes metacopy = xattrs.get(form.metacopy);
      if (metacopy != null && node.type() == FileType.REGULAR) {
        add(path, OverlayMarker.Kind.METACOPY, metacopy);
      }
    }

    private void ofOtherForms(TreePath path, TreeNode node, LayerForm form) throws IOException {
      if (node.name().startsWith(OciNames.PREFIX)) {
        findings.add(OverlayFinding.OCI_NAME.at(path, "an ordinary file to overlayfs"));
      }
      LayerForm other = form == LayerForm.TRUSTED ? LayerForm.USER : LayerForm.TRUSTED;
      Markers others = Markers.of(other);
      if (node.xattrs().keySet().stream().anyMatch(others::isOwn)) {
        findings.add(
            OverlayFinding.OTHER_FORM.at(
                path, "attributes %s* are ordinary ones here".formatted(other.prefix())));
      }
    }
  }
}
