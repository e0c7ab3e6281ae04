/**
 * The nodes of GRUB's script language: statements, commands, words and the parts of words.
 *
 * <p>All are immutable and can be made by hand. A parser sets where in the script they stand; a
 * node that was made by hand stands {@linkplain io.github.bootformats.grub.syntax.Span#NONE
 * nowhere}. The language is described in chapter 6 of the GRUB manual; what the nodes can hold is
 * what the parser of GRUB 2.06 accepts.
 */
@NullMarked
package io.github.bootformats.grub.syntax;

import org.jspecify.annotations.NullMarked;
