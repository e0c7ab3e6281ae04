package io.github.bootformats.overlay;

import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;

/** A layer in another form. */
record ConvertedTree(FileTree tree, ConvertedNode.Conversion conversion) implements FileTree {
  static FileTree of(OverlayLayer layer, LayerForm target) {
    if (layer.form() == LayerForm.OCI) {
      return new ConvertedTree(layer.tree(), new FromOci(Markers.of(target)));
    }
    Markers stored = Markers.of(layer.form());
    return new ConvertedTree(
        layer.tree(),
        target == LayerForm.OCI ? new ToOci(stored) : new OtherPrefix(stored, Markers.of(target)));
  }

  @Override
  public TreeNode root() {
    return conversion.convert(tree.root());
  }

  @Override
  public boolean hasSubsecondTimes() {
    return tree.hasSubsecondTimes();
  }
}
