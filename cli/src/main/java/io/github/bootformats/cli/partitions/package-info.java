/** Shows the partitions of a disk as one consumer sees them. */
@NullMarked
package io.github.bootformats.cli.partitions;

import org.jspecify.annotations.NullMarked;
