/** What is odd about a layout, behind {@code DiskLayout.findings()}. */
@NullMarked
package io.github.bootformats.partition.internal.finding;

import org.jspecify.annotations.NullMarked;
