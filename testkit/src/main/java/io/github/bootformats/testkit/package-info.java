/**
 * What the generators of every format share: a {@linkplain
 * io.github.bootformats.testkit.SeededRandom random number generator} whose numbers are the same
 * everywhere, and {@linkplain io.github.bootformats.testkit.Outcomes statistics} of what became of
 * the inputs. Start at {@link io.github.bootformats.testkit.partition.PartitionDisks} or {@link
 * io.github.bootformats.testkit.squashfs.SquashfsImages}, or, with an implementation of file trees
 * to test, at {@link io.github.bootformats.testkit.tree.TreeContract}.
 */
@NullMarked
package io.github.bootformats.testkit;

import org.jspecify.annotations.NullMarked;
