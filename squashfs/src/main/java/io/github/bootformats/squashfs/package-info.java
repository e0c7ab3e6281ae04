/**
 * SquashFS images of version 4.0, on the three levels of every format here.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.squashfs.SquashfsReader} reads superblock, tables,
 *       inodes, directories and lists of blocks as they are stored, and where; each has a type that
 *       can be built with any values and encoded again. {@link
 *       io.github.bootformats.squashfs.SquashfsCheck} tells what is odd about all of them.
 *   <li><b>View</b>: {@link io.github.bootformats.squashfs.SquashfsImage} shows an image as the
 *       tree of files that Linux mounts, read as far as it is asked for.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.squashfs.SquashfsWriter} makes images of any
 *       tree.
 * </ol>
 *
 * <p>Specification: {@code fs/squashfs} of Linux, and {@code
 * Documentation/filesystems/squashfs.rst} there. Whatever is odd is a {@linkplain
 * io.github.bootformats.squashfs.SquashfsFinding finding} or an exception with the same code.
 */
@NullMarked
package io.github.bootformats.squashfs;

import org.jspecify.annotations.NullMarked;
