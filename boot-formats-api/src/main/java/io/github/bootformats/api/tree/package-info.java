/**
 * The hub that file formats meet in: {@link io.github.bootformats.api.tree.FileTree}, a POSIX tree
 * of files that can be read, and {@link io.github.bootformats.api.tree.MutableTree}, one that can
 * be changed.
 *
 * <p>A tree has {@linkplain io.github.bootformats.api.tree.TreeNode nodes}: names as bytes, types
 * and {@linkplain io.github.bootformats.api.tree.NodeMetadata metadata} as in POSIX.1-2017, hard
 * links, extended attributes, and {@linkplain io.github.bootformats.api.tree.FileContent content}
 * to be read when it is wanted. Archives, images, host directories and merges of them all are
 * trees; what writes one of them takes any. {@link io.github.bootformats.api.tree.TreePath} names a
 * node, {@link io.github.bootformats.api.tree.TreeWalk} visits all of them within limits, {@link
 * io.github.bootformats.api.tree.TreeResolver} follows symbolic links. An image that holds a tree
 * is a {@link io.github.bootformats.api.tree.TreeImage}, which is what gets closed.
 */
@NullMarked
package io.github.bootformats.api.tree;

import org.jspecify.annotations.NullMarked;
