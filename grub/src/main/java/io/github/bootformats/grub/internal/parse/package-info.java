/** Reads scripts: lines, tokens, statements. */
@NullMarked
package io.github.bootformats.grub.internal.parse;

import org.jspecify.annotations.NullMarked;
