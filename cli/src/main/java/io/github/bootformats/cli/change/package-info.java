/** A change of a disk that a user is shown, asked about and told about. */
@NullMarked
package io.github.bootformats.cli.change;

import org.jspecify.annotations.NullMarked;
