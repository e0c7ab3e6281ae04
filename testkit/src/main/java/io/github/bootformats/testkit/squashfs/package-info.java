/**
 * Images of SquashFS, to test and fuzz their readers with.
 *
 * <ul>
 *   <li>{@link io.github.bootformats.testkit.squashfs.SquashfsImages} makes valid images and nearly
 *       valid ones, each a {@link io.github.bootformats.testkit.squashfs.SquashfsCase} made from a
 *       seed.
 *   <li>A nearly valid image breaks one {@link io.github.bootformats.testkit.squashfs.SquashfsRule}
 *       of a public catalogue, or a few; a {@link
 *       io.github.bootformats.testkit.squashfs.SquashfsEdit} tells each field that was changed for
 *       it.
 * </ul>
 *
 * <p>What a reader should make of a valid image is the tree that the case has. What Linux makes of
 * another one is known from {@link io.github.bootformats.squashfs.SquashfsImage}.
 */
@NullMarked
package io.github.bootformats.testkit.squashfs;

import org.jspecify.annotations.NullMarked;
