/**
 * What a partition holds, as far as its first sectors tell: file systems, swap space, encrypted and
 * other containers, each with its name and UUID. They are named, not opened.
 */
@NullMarked
package io.github.bootformats.partition.volume;

import org.jspecify.annotations.NullMarked;
