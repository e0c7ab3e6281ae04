/** What several consumers see on one disk, side by side. */
@NullMarked
package io.github.bootformats.cli.views;

import org.jspecify.annotations.NullMarked;
