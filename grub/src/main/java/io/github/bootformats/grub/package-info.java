/**
 * GRUB 2's configurations on the three levels of every format here.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.grub.GrubScript} is a script with all of its bytes
 *       and the {@linkplain io.github.bootformats.grub.syntax statements} that GRUB's parser reads.
 *       Whatever is odd is a {@linkplain io.github.bootformats.grub.GrubFinding finding}. {@link
 *       io.github.bootformats.grub.GrubEnvironmentBlock} is a {@code grubenv}.
 *   <li><b>View</b>: {@link io.github.bootformats.grub.GrubEvaluator} runs a script as a
 *       {@linkplain io.github.bootformats.grub.GrubConsumer GRUB} would on a described {@linkplain
 *       io.github.bootformats.grub.GrubHost host}, and gives the {@linkplain
 *       io.github.bootformats.grub.GrubMenu menu}, where every value knows the line that set it.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.grub.GrubConfig} changes single lines;
 *       {@link io.github.bootformats.grub.syntax.SyntaxPrinter} prints scripts made of statements;
 *       {@link io.github.bootformats.grub.GrubQuoting} quotes any text.
 * </ol>
 *
 * <p>Specifications: the GRUB manual 2.06, chapters 6, 15 and 16; where it is silent or wrong, the
 * behaviour of GRUB 2.06 itself, which the tests ask.
 */
@NullMarked
package io.github.bootformats.grub;

import org.jspecify.annotations.NullMarked;
