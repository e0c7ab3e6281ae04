/** The commands of {@code bootfmt}. They know formats by their capabilities only. */
@NullMarked
package io.github.bootformats.cli;

import org.jspecify.annotations.NullMarked;
