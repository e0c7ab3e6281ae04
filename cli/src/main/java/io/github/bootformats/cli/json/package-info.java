/** The tool's JSON; loaded only where it is asked for. */
@NullMarked
package io.github.bootformats.cli.json;

import org.jspecify.annotations.NullMarked;
