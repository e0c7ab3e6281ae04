/**
 * Keeping what a change replaces, and putting it back: start at {@link
 * io.github.bootformats.partition.save.SavedSectors}.
 */
@NullMarked
package io.github.bootformats.partition.save;

import org.jspecify.annotations.NullMarked;
