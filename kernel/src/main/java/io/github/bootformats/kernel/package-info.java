/**
 * Images of the Linux kernel, as boot loaders and firmware take them.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.kernel.KernelImage} says which kind of image a
 *       file is; an {@link io.github.bootformats.kernel.X86Kernel} has a {@link
 *       io.github.bootformats.kernel.SetupHeader} with every field of the boot protocol, one for
 *       other architectures is a {@link io.github.bootformats.kernel.FlatKernel} or a {@link
 *       io.github.bootformats.kernel.ZbootKernel}. Whatever is odd is a {@linkplain
 *       io.github.bootformats.kernel.KernelFinding finding}.
 *   <li><b>View</b>: {@link io.github.bootformats.kernel.KernelConsumer} says whether GRUB loads an
 *       image, and with which words it refuses one.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.kernel.SetupHeader#with} changes one field,
 *       and {@link io.github.bootformats.kernel.SetupHeader#create} makes a header of nothing, for
 *       those who test boot loaders.
 * </ol>
 *
 * <p>The x86 fields are those of Documentation/arch/x86/boot.rst of Linux 6.1, the others those of
 * Documentation/arm64/booting.rst, Documentation/riscv/boot-image-header.rst and of
 * drivers/firmware/efi/libstub/zboot-header.S.
 */
@NullMarked
package io.github.bootformats.kernel;

import org.jspecify.annotations.NullMarked;
