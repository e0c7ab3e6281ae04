package io.github.bootformats.cpio;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;

/**
 * What the nodes of a tree share.
 *
 * @param source where the data is
 */
record CpioTree(ImageSource source, ReadLimits limits, TreeIndex index) {
  FileTable files() {
    return index.files();
  }
}
