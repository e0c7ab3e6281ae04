/** SquashFS beside squashfs-tools, squashfs-tools-ng and Linux. */
@NullMarked
package io.github.bootformats.benchmarks.squashfs;

import org.jspecify.annotations.NullMarked;
