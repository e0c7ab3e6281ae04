/**
 * Configurations of SYSLINUX, ISOLINUX, EXTLINUX and PXELINUX, on the three levels of every format
 * here.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.syslinux.SyslinuxDocument} is one file, line by
 *       line and byte for byte. Whatever is odd is a {@linkplain
 *       io.github.bootformats.syslinux.SyslinuxFinding finding}.
 *   <li><b>View</b>: {@link io.github.bootformats.syslinux.SyslinuxMenu} is what {@link
 *       io.github.bootformats.syslinux.SyslinuxConsumer#SYSLINUX_6_04} makes of it on a {@linkplain
 *       io.github.bootformats.syslinux.SyslinuxHost host}: the menu, what is booted without a user
 *       or by a typed line, and the exact command lines. {@link
 *       io.github.bootformats.syslinux.PxelinuxDirectory} tells which file a client takes.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.syslinux.SyslinuxEditor} changes single
 *       lines, {@link io.github.bootformats.syslinux.SyslinuxBuilder} writes whole files.
 * </ol>
 *
 * <p>The directives are those of doc/syslinux.txt and doc/menu.txt of SYSLINUX 6.04; where those
 * are silent or wrong, what the program does counts.
 */
@NullMarked
package io.github.bootformats.syslinux;

import org.jspecify.annotations.NullMarked;
