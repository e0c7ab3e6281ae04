/**
 * What every format shares: {@link io.github.bootformats.api.Bytes names as bytes}, {@link
 * io.github.bootformats.api.Diagnostic findings}, {@link io.github.bootformats.api.FormatException
 * errors}, {@link io.github.bootformats.api.ReadLimits limits} and the {@link
 * io.github.bootformats.api.Formats registry} of installed formats.
 *
 * <p>Format modules have three levels, always in this order: <b>raw</b> (an immutable, lossless
 * model of what is on disk; odd things are diagnostics, not exceptions), <b>view</b> (what a named
 * consumer in a named version makes of it) and <b>authoring</b> (builders and encoders).
 */
@NullMarked
package io.github.bootformats.api;

import org.jspecify.annotations.NullMarked;
