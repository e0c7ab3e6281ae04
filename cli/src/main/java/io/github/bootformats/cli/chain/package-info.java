/** Follows what boots a machine from link to link, and says where one contradicts another. */
@NullMarked
package io.github.bootformats.cli.chain;

import org.jspecify.annotations.NullMarked;
