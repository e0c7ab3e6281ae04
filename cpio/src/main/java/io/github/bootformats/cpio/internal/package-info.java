/** What the packages of this module share; not exported. */
@NullMarked
package io.github.bootformats.cpio.internal;

import org.jspecify.annotations.NullMarked;
