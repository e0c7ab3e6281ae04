/**
 * GRUB 2's configurations on the three levels of every format here.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.grub.GrubScript} is a script with all of its bytes
 *       and the {@linkplain io.github.bootformats.grub.syntax statements} that GRUB's parser reads.
 *       Whatever is odd is a {@linkplain io.github.bootformats.grub.GrubFinding finding}.
 * </ol>
 *
 * <p>Specifications: the GRUB manual 2.06, chapters 6, 15 and 16; where it is silent or wrong, the
 * behaviour of GRUB 2.06 itself, which the tests ask.
 */
@NullMarked
package io.github.bootformats.grub;

import org.jspecify.annotations.NullMarked;
