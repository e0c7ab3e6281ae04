/**
 * Fuzz targets: each takes bytes, has a decoder and all that looks at its model work on them, and
 * checks what must hold of any input.
 *
 * <p>Nothing but declared exceptions may come out, in bounded time and memory; what was read is
 * written back byte for byte; what was written anew is read as the same; views are total. {@code
 * mvn verify} replays the seeds and the inputs that once failed; {@code docs/fuzzing.md} tells how
 * to fuzz.
 */
@NullMarked
package io.github.bootformats.fuzz;

import org.jspecify.annotations.NullMarked;
