/**
 * What several packages of this module need: fields of either byte order, checks, derived GUIDs.
 */
@NullMarked
package io.github.bootformats.partition.internal;

import org.jspecify.annotations.NullMarked;
