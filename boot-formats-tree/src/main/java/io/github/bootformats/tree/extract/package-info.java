/**
 * Puts the files of any tree onto the host: {@link io.github.bootformats.tree.extract.Extractor}
 * writes below its destination and nowhere else, whatever the tree and the destination hold, and
 * says in a {@linkplain io.github.bootformats.tree.extract.ExtractionNote manifest} what the host
 * cannot have.
 */
@NullMarked
package io.github.bootformats.tree.extract;

import org.jspecify.annotations.NullMarked;
