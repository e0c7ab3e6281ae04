package io.github.bootformats.cli.squashfs;

import io.github.bootformats.api.tree.TreePath;

/**
 * A regular file.
 *
 * @param path its first path
 * @param size how long it is
 * @param stored how many bytes its blocks have in the image, without what is in a fragment
 * @param holes how many bytes of it are holes
 */
public record FileFacts(TreePath path, long size, long stored, long holes) {}
