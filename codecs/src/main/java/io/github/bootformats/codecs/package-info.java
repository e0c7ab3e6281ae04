/**
 * Compression as the boot chain uses it, for formats that are made of compressed pieces.
 *
 * <p>A {@link io.github.bootformats.codecs.StreamCodec} decodes one member of a stream, tells
 * exactly where it ended, and encodes with the parameters that Linux accepts. {@link
 * io.github.bootformats.codecs.Codecs} finds the codec by name or by first bytes; a {@link
 * io.github.bootformats.codecs.CodecInput} is what several members are read from, one after the
 * other. {@link io.github.bootformats.codecs.CodecLimits} bound output and memory.
 *
 * <p>Specifications: RFC 1951 and 1952 (gzip), the .xz and .lzma file format texts of XZ Utils, RFC
 * 8878 (zstd), the LZ4 frame and block formats, and Linux's text on the LZO stream format.
 */
@NullMarked
package io.github.bootformats.codecs;

import org.jspecify.annotations.NullMarked;
