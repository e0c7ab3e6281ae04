/**
 * The cpio archives that Linux boots from, on the three levels of every format here.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.cpio.CpioReader} reads a stream in memory for one
 *       entry; {@link io.github.bootformats.cpio.CpioArchive} lists an image without reading data
 *       and writes it back byte for byte. Whatever is odd is a {@linkplain
 *       io.github.bootformats.cpio.CpioFinding finding}.
 *   <li><b>View</b>: {@link io.github.bootformats.cpio.CpioImage} shows an archive as the tree of
 *       files that unpacking it makes.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.cpio.CpioTreeWriter} makes an archive of any
 *       tree, the same bytes of the same tree; {@link io.github.bootformats.cpio.CpioWriter} writes
 *       single entries, wrong ones too.
 * </ol>
 *
 * <p>Specifications: POSIX.1-1988, 10.1.2 (odc); cpio(5) for the other {@linkplain
 * io.github.bootformats.cpio.CpioDialect dialects}; buffer-format.rst of Linux for newc and crc.
 */
@NullMarked
package io.github.bootformats.cpio;

import org.jspecify.annotations.NullMarked;
