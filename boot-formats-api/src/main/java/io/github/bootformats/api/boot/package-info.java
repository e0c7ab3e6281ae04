/**
 * What boot loaders show and start: a {@linkplain io.github.bootformats.api.boot.BootMenu menu} of
 * {@linkplain io.github.bootformats.api.boot.BootEntry entries}, whichever loader it is of, and the
 * {@linkplain io.github.bootformats.api.boot.KernelCommandLine command line} as the Linux kernel
 * reads it.
 *
 * <p>The modules of the loaders make menus as the loader in a named version would, and add types of
 * their own for what only their loader has.
 */
@NullMarked
package io.github.bootformats.api.boot;

import org.jspecify.annotations.NullMarked;
