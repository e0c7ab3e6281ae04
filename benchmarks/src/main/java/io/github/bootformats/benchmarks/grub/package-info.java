/** How fast GRUB's scripts are read and run. */
@NullMarked
package io.github.bootformats.benchmarks.grub;

import org.jspecify.annotations.NullMarked;
