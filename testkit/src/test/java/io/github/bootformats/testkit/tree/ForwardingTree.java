package io.github.bootformats.testkit.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;

/** Another tree. */
class ForwardingTree implements MutableTree {
  private final MutableTree tree;

  ForwardingTree(MutableTree tree) {
    this.tree = tree;
  }

  @Override
  public TreeNode root() {
    return tree.root();
  }

  @Override
  public void createDirectory(TreePath path, NodeMetadata metadata) throws IOException {
    tree.createDirectory(path, metadata);
  }

  @Override
  public void createFile(TreePath path, NodeMetadata metadata, FileContent content)
      throws IOException {
    tree.createFile(path, metadata, content);
  }

  @Override
  public void createSymlink(TreePath path, NodeMetadata metadata, Bytes target) throws IOException {
    tree.createSymlink(path, metadata, target);
  }

  @Override
  public void createDevice(TreePath path, NodeMetadata metadata, FileType type, DeviceNumber device)
      throws IOException {
    tree.createDevice(path, metadata, type, device);
  }

  @Override
  public void createSpecial(TreePath path, NodeMetadata metadata, FileType type)
      throws IOException {
    tree.createSpecial(path, metadata, type);
  }

  @Override
  public void createLink(TreePath path, TreePath existing) throws IOException {
    tree.createLink(path, existing);
  }

  @Override
  public void delete(TreePath path) throws IOException {
    tree.delete(path);
  }

  @Override
  public void rename(TreePath from, TreePath to) throws IOException {
    tree.rename(from, to);
  }

  @Override
  public void setMetadata(TreePath path, NodeMetadata metadata) throws IOException {
    tree.setMetadata(path, metadata);
  }

  @Override
  public void setXattr(TreePath path, Bytes name, Bytes value) throws IOException {
    tree.setXattr(path, name, value);
  }

  @Override
  public void removeXattr(TreePath path, Bytes name) throws IOException {
    tree.removeXattr(path, name);
  }

  @Override
  public void setContent(TreePath path, FileContent content) throws IOException {
    tree.setContent(path, content);
  }

  @Override
  public ImageTarget openContent(TreePath path) throws IOException {
    return tree.openContent(path);
  }
}
