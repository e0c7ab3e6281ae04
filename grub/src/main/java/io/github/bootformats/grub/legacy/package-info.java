/**
 * Configurations of GRUB Legacy, which is GRUB 0.97: {@code menu.lst} and {@code grub.conf}.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.grub.legacy.LegacyDocument} is a file with all of
 *       its bytes, command by command.
 *   <li><b>View</b>: {@link io.github.bootformats.grub.legacy.LegacyConsumer} makes the {@linkplain
 *       io.github.bootformats.grub.legacy.LegacyMenu menu} that GRUB shows of it on a described
 *       {@linkplain io.github.bootformats.grub.legacy.LegacyHost host}.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.grub.legacy.LegacyEditor} changes single
 *       lines; {@link io.github.bootformats.grub.legacy.LegacyBuilder} writes a new file.
 * </ol>
 *
 * <p>Specification: the GRUB manual 0.97, chapters 5, 8 and 13; where it is silent, the behaviour
 * of GRUB 0.97 as Debian builds it (0.97-80), which the tests ask.
 */
@NullMarked
package io.github.bootformats.grub.legacy;

import org.jspecify.annotations.NullMarked;
