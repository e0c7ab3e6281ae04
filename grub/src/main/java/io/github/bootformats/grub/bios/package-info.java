/**
 * GRUB 2 on a disk that a BIOS boots: {@code boot.img} in the first sector, and {@code core.img} in
 * the gap before the first partition or in a BIOS boot partition.
 *
 * <p>{@link io.github.bootformats.grub.bios.GrubBiosBoot} installs it as {@code grub-bios-setup
 * --no-rs-codes} of GRUB 2.06 does, and finds what is installed. The two images always come from
 * the user: {@code boot.img} is part of GRUB, {@code core.img} is made by {@code grub-mkimage}.
 *
 * <p>Specification: GRUB 2.06 itself, {@code grub-core/boot/i386/pc/boot.S}, {@code diskboot.S} and
 * {@code startup_raw.S} with {@code include/grub/i386/pc/boot.h} and {@code kernel.h}; the tests
 * compare with its installer.
 */
@NullMarked
package io.github.bootformats.grub.bios;

import org.jspecify.annotations.NullMarked;
