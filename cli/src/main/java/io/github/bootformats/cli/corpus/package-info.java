/** Writes disks and what everybody makes of them, to fuzz parsers in any language. */
@NullMarked
package io.github.bootformats.cli.corpus;

import org.jspecify.annotations.NullMarked;
