/** The library code that {@code bootfmt demo} runs and prints. */
@NullMarked
package io.github.bootformats.cli.demo;

import org.jspecify.annotations.NullMarked;
