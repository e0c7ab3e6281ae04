package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.Map;

/** A file that stands for something else: a device 0:0, or an empty file. */
record MarkerNode(Bytes name, FileType type, NodeMetadata metadata, Map<Bytes, Bytes> xattrs)
    implements TreeNode {
  static MarkerNode device(Bytes name, NodeMetadata metadata) {
    return new MarkerNode(name, FileType.CHARACTER_DEVICE, metadata, Map.of());
  }

  static MarkerNode file(Bytes name, NodeMetadata metadata) {
    return new MarkerNode(name, FileType.REGULAR, metadata, Map.of());
  }

  @Override
  public DeviceNumber device() throws IOException {
    return type.isDevice() ? Markers.WHITEOUT_DEVICE : TreeNode.super.device();
  }

  @Override
  public FileContent content() throws IOException {
    return type == FileType.REGULAR ? FileContent.EMPTY : TreeNode.super.content();
  }
}
