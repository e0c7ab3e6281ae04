/**
 * What a format offers to tools that do not know it: a {@link
 * io.github.bootformats.api.spi.FormatProvider} is found by {@link java.util.ServiceLoader},
 * recognises images and lists its {@linkplain io.github.bootformats.api.spi.Capability
 * capabilities}.
 *
 * <p>A third-party format needs one class that implements {@link
 * io.github.bootformats.api.spi.FormatProvider}, a {@code provides} clause in its {@code
 * module-info} and, for the class path, a line in {@code
 * META-INF/services/io.github.bootformats.api.spi.FormatProvider}.
 */
@NullMarked
package io.github.bootformats.api.spi;

import org.jspecify.annotations.NullMarked;
