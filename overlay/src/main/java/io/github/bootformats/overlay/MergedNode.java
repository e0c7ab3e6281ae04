package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of a merge. Its name and type are those of the topmost layer; all layers are looked into
 * when anything else is asked for, which is when Linux would find errors.
 */
final class MergedNode implements MergedView {
  private final MergedDirectory parent;
  private final Place topmost;
  private volatile @Nullable Merged merged;

  MergedNode(MergedDirectory parent, Place topmost) {
    this.parent = parent;
    this.topmost = topmost;
  }

  /**
   * Looks into all layers.
   *
   * @throws io.github.bootformats.api.FormatException if Linux cannot look the file up
   */
  Merged merged() throws IOException {
    Merged known = merged;
    if (known == null) {
      known = new Lookup(parent.stack(), name()).in(parent.places(), topmost);
      if (known == null) {
        throw new NoSuchFileException(name().toString()); // a layer changed meanwhile
      }
      merged = known;
    }
    return known;
  }

  @Override
  public MergedDirectory directory() throws IOException {
    if (type() != FileType.DIRECTORY) {
      throw new NotDirectoryException(name().toString());
    }
    return new MergedDirectory(parent.stack(), merged().places(), false);
  }

  private TreeNode node() throws IOException {
    return merged().node();
  }

  @Override
  public Bytes name() {
    return topmost.node().name();
  }

  @Override
  public FileType type() {
    return topmost.node().type();
  }

  @Override
  public NodeMetadata metadata() throws IOException {
    return node().metadata();
  }

  @Override
  public long size() throws IOException {
    return node().size();
  }

  @Override
  public long nlink() throws IOException {
    return type() == FileType.DIRECTORY ? 1 : node().nlink();
  }

  @Override
  public Optional<LinkId> linkId() throws IOException {
    Merged file = merged();
    int layer = file.top().layer();
    return file.node()
        .linkId()
        .map(id -> new LinkId(id.device() * LayerStack.MAX_LAYERS + layer, id.inode()));
  }

  @Override
  public Map<Bytes, Bytes> xattrs() throws IOException {
    return parent.stack().markers().visible(node().xattrs());
  }

  @Override
  public FileContent content() throws IOException {
    return type() == FileType.REGULAR
        ? MergedContent.of(parent.stack(), merged())
        : MergedView.super.content();
  }

  @Override
  public Bytes target() throws IOException {
    return node().target();
  }

  @Override
  public DeviceNumber device() throws IOException {
    return node().device();
  }

  @Override
  public String toString() {
    return type().letter() + " " + name();
  }
}
