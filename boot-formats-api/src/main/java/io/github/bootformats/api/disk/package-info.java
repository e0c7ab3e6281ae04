/**
 * The neutral picture of a partitioned disk: what a {@linkplain
 * io.github.bootformats.api.disk.PartitionMap map} of partitions is, whoever made it.
 */
@NullMarked
package io.github.bootformats.api.disk;

import org.jspecify.annotations.NullMarked;
