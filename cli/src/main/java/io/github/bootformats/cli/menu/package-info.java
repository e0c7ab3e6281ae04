/** Menus of boot loaders as text and as JSON. */
@NullMarked
package io.github.bootformats.cli.menu;

import org.jspecify.annotations.NullMarked;
