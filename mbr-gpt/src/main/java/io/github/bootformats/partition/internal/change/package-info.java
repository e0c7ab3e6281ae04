/** What plans, repairs and conversions have in common. */
@NullMarked
package io.github.bootformats.partition.internal.change;

import org.jspecify.annotations.NullMarked;
