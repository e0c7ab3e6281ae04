/**
 * Turning a table into one of another kind, and a disk into one of another size: start at {@link
 * io.github.bootformats.partition.convert.LayoutConversion}.
 */
@NullMarked
package io.github.bootformats.partition.convert;

import org.jspecify.annotations.NullMarked;
