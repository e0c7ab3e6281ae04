/**
 * What is written once for the trees of all formats (POSIX.1-2017 files, as {@link
 * io.github.bootformats.api.tree.FileTree} has them): {@link io.github.bootformats.tree.MemoryTree}
 * to build and change one, {@link io.github.bootformats.tree.HostTree} for directories of the host,
 * {@link io.github.bootformats.tree.MetadataTree} for other owners and times, {@link
 * io.github.bootformats.tree.TreeComparer} that says in what two of them differ, and {@link
 * io.github.bootformats.tree.TreeDigest}, the same for equal trees of any format. Package {@code
 * extract} puts trees onto the host, package {@code nio} makes any tree a file system of {@code
 * java.nio.file}.
 */
@NullMarked
package io.github.bootformats.tree;

import org.jspecify.annotations.NullMarked;
