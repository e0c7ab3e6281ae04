package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;

/**
 * A word, or an equals sign.
 *
 * @param text the word without quotes and escapes, as a C string: up to a NUL
 * @param isEquals whether it separates a name from a value
 * @param begin the offset of its first byte
 * @param end the offset behind its last byte
 * @param line the line of its first byte, from 1
 */
record Token(Bytes text, boolean isEquals, int begin, int end, int line) {}
