/** What a merge of layers costs, beside the layers alone. */
@NullMarked
package io.github.bootformats.benchmarks.overlay;

import org.jspecify.annotations.NullMarked;
