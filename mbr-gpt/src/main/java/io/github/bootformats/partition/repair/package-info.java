/**
 * Putting right what is wrong with a table: start at {@link
 * io.github.bootformats.partition.repair.LayoutRepair}.
 */
@NullMarked
package io.github.bootformats.partition.repair;

import org.jspecify.annotations.NullMarked;
