/** Our cpio beside that of others, on one archive and in one run. */
@NullMarked
package io.github.bootformats.benchmarks.cpio;

import org.jspecify.annotations.NullMarked;
