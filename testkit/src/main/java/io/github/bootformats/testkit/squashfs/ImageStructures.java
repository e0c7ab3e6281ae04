package io.github.bootformats.testkit.squashfs;

import java.util.List;

/**
 * The structures in an image's metadata.
 *
 * @param root the root's inode
 * @param inodes all inodes, in their order
 * @param runs all runs of all listings
 * @param entries all entries of all listings
 * @param xattrs all extended attributes
 * @param fragmentLengths how long each fragment is, decompressed
 */
record ImageStructures(
    PlacedInode root,
    List<PlacedInode> inodes,
    List<PlacedRun> runs,
    List<PlacedEntry> entries,
    List<PlacedXattr> xattrs,
    List<Integer> fragmentLengths) {}
