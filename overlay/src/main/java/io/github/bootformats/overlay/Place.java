package io.github.bootformats.overlay;

import io.github.bootformats.api.tree.TreeNode;

/**
 * A file in one of the layers.
 *
 * @param layer 0 for the upper layer, then the lower ones from 1, topmost first
 * @param node the file there
 * @param hasXattrWhiteouts whether it is a directory in which whiteouts can be files, as its {@code
 *     opaque=x} says; never in the upper layer and the last one
 */
record Place(int layer, TreeNode node, boolean hasXattrWhiteouts) {
  static final int UPPER = 0;

  Place(int layer, TreeNode node) {
    this(layer, node, false);
  }

  boolean isUpper() {
    return layer == UPPER;
  }
}
