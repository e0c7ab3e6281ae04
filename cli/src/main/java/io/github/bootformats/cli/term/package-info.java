/** What the tool writes on: colours, glyphs, sizes, tables, and text that no terminal obeys. */
@NullMarked
package io.github.bootformats.cli.term;

import org.jspecify.annotations.NullMarked;
