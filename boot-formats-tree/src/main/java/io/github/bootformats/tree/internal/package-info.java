/** What the packages of this module share; not for others. */
@NullMarked
package io.github.bootformats.tree.internal;

import org.jspecify.annotations.NullMarked;
