/**
 * Initramfs images, from which Linux fills its first root file system, on the three levels of every
 * format here.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.cpio.initramfs.InitramfsLayout} is the list of
 *       segments, compressed ones and plain archives, with the NULs between them.
 *   <li><b>View</b>: {@link io.github.bootformats.cpio.initramfs.LinuxRootfs} is what Linux 6.1
 *       makes of it, with what it says and what it leaves out without a word. {@link
 *       io.github.bootformats.cpio.initramfs.InitramfsImage} shows that as a tree of files.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.cpio.initramfs.InitramfsEdit} changes files
 *       and leaves all other segments as they are; {@link
 *       io.github.bootformats.cpio.initramfs.InitramfsBuilder} makes an image of any trees, and of
 *       an {@link io.github.bootformats.cpio.initramfs.InitramfsManifest}.
 * </ol>
 *
 * <p>Sources: Documentation/driver-api/early-userspace/buffer-format.rst of Linux, init/initramfs.c
 * of Linux 6.1, and what that kernel does.
 */
@NullMarked
package io.github.bootformats.cpio.initramfs;

import org.jspecify.annotations.NullMarked;
