/**
 * Any tree of files as a file system of {@code java.nio.file}: {@link
 * io.github.bootformats.tree.nio.TreeFileSystem}, so that {@code Files.walk}, {@code Files.copy}
 * and whatever else takes a {@code Path} reads images and archives, and changes trees that can be
 * changed.
 *
 * <p>Paths hold bytes. What is opened, followed and refused is what Linux (POSIX.1-2017) and the
 * JDK do to a process of the superuser whose root directory is the tree's.
 */
@NullMarked
package io.github.bootformats.tree.nio;

import org.jspecify.annotations.NullMarked;
