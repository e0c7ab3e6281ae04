/** What is told of SquashFS images. */
@NullMarked
package io.github.bootformats.cli.squashfs;

import org.jspecify.annotations.NullMarked;
