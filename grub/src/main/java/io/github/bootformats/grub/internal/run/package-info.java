/** Runs scripts as GRUB does. Text is held as strings of Latin-1, one character a byte. */
@NullMarked
package io.github.bootformats.grub.internal.run;

import org.jspecify.annotations.NullMarked;
