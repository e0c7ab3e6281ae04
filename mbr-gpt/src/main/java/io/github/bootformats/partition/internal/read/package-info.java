/** How structures and other labels are found on a disk. */
@NullMarked
package io.github.bootformats.partition.internal.read;

import org.jspecify.annotations.NullMarked;
