/** A picture of the results. */
@NullMarked
package io.github.bootformats.benchmarks.chart;

import org.jspecify.annotations.NullMarked;
