/** Little-endian fields; not exported. */
@NullMarked
package io.github.bootformats.partition.internal;

import org.jspecify.annotations.NullMarked;
