/**
 * Entries of the Boot Loader Specification, type 1: the files in {@code loader/entries} of which
 * {@code blscfg} of the GRUB of Fedora and Red Hat makes its menu.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.grub.bls.BlsDocument} is a file with all of its
 *       bytes, field by field.
 *   <li><b>View</b>: {@link io.github.bootformats.grub.GrubConsumer#GRUB_RHBOOT_2_06} runs {@code
 *       blscfg} in a script, with the variables that the entries refer to.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.grub.bls.BlsEditor} changes single lines;
 *       {@link io.github.bootformats.grub.bls.BlsBuilder} writes a new file.
 * </ol>
 *
 * <p>Specification: the Boot Loader Specification of the UAPI group, "Type #1 Boot Loader Entries";
 * where {@code blscfg} (rhboot/grub2, grub-core/commands/blscfg.c) reads a file in another way, its
 * way is told.
 */
@NullMarked
package io.github.bootformats.grub.bls;

import org.jspecify.annotations.NullMarked;
