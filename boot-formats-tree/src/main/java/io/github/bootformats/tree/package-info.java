/**
 * What is written once for the trees of all formats (POSIX.1-2017 files, as {@link
 * io.github.bootformats.api.tree.FileTree} has them): {@link io.github.bootformats.tree.MemoryTree}
 * to build and change one.
 */
@NullMarked
package io.github.bootformats.tree;

import org.jspecify.annotations.NullMarked;
