/** Looks into images with whatever formats are installed, and shows what was found. */
@NullMarked
package io.github.bootformats.cli.inspect;

import org.jspecify.annotations.NullMarked;
