/**
 * Partition tables as text, in the language of util-linux's {@code sfdisk}: {@link
 * io.github.bootformats.partition.script.DiskScript} reads and writes scripts, describes a layout
 * as one, and makes a layout of one.
 *
 * <p>The reference is the manual page sfdisk(8) of util-linux 2.38 and what its {@code sfdisk}
 * does.
 */
@NullMarked
package io.github.bootformats.partition.script;

import org.jspecify.annotations.NullMarked;
