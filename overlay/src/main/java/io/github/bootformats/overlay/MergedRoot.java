package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import java.io.IOException;
import java.util.Map;

/** The root of a merge: that of all layers, with the attributes of the topmost. */
record MergedRoot(LayerStack stack) implements MergedView {
  @Override
  public MergedDirectory directory() throws IOException {
    return MergedDirectory.root(stack);
  }

  @Override
  public Bytes name() {
    return Bytes.empty();
  }

  @Override
  public FileType type() {
    return FileType.DIRECTORY;
  }

  @Override
  public NodeMetadata metadata() throws IOException {
    return directory().top().node().metadata();
  }

  @Override
  public Map<Bytes, Bytes> xattrs() throws IOException {
    return stack.markers().visible(directory().top().node().xattrs());
  }

  @Override
  public String toString() {
    return "root of " + stack.options();
  }
}
