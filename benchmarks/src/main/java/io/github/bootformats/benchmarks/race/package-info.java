/** Tasks that several do by turns. */
@NullMarked
package io.github.bootformats.benchmarks.race;

import org.jspecify.annotations.NullMarked;
