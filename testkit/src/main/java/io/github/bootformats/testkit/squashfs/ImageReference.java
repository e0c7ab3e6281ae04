package io.github.bootformats.testkit.squashfs;

/**
 * A reference from metadata to metadata. Its value depends on how long the blocks before its target
 * are when they are compressed.
 *
 * @param part where the reference is
 * @param at its first byte, from the start of the part's content
 * @param length 8 bytes for a block and an offset, 4 for a block alone
 * @param target which part it leads to
 * @param targetAt the byte of the target's content to which it leads
 */
record ImageReference(ImagePart part, int at, int length, ImagePart target, int targetAt) {}
