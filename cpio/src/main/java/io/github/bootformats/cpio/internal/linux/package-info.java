/**
 * Decoders that do what those of Linux do with damaged data: how much of it they pass on, and what
 * they say. They are asked only where the decoders of {@link io.github.bootformats.codecs} fail, or
 * where Linux reads other fields than they do.
 */
@NullMarked
package io.github.bootformats.cpio.internal.linux;

import org.jspecify.annotations.NullMarked;
