/** Fields of either byte order; not exported. */
@NullMarked
package io.github.bootformats.partition.internal;

import org.jspecify.annotations.NullMarked;
