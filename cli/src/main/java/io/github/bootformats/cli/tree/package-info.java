/** How trees of files are shown. */
@NullMarked
package io.github.bootformats.cli.tree;

import org.jspecify.annotations.NullMarked;
