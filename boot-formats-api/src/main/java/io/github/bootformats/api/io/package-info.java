/**
 * Random access to images: {@link io.github.bootformats.api.io.ImageSource} to read, {@link
 * io.github.bootformats.api.io.ImageTarget} to write, {@link
 * io.github.bootformats.api.io.MemoryImage} for both in memory.
 */
@NullMarked
package io.github.bootformats.api.io;

import org.jspecify.annotations.NullMarked;
