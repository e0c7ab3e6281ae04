package io.github.bootformats.testkit.partition;

import io.github.bootformats.partition.DiskLayout;
import java.util.Set;

/**
 * A valid disk that was made up.
 *
 * @param layout what is on it
 * @param features which of the features it has that not everybody reads alike
 */
record ValidDisk(DiskLayout layout, Set<DiskFeature> features) {}
