package io.github.bootformats.cli.squashfs;

/**
 * A part of an image.
 *
 * @param name what is in it
 * @param offset where it begins, in bytes from the start of the image
 * @param stored how many bytes it has there
 * @param unpacked how many bytes that decompresses to
 * @param blocks how many blocks it has
 */
public record Part(String name, long offset, long stored, long unpacked, long blocks) {}
