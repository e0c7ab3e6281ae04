/**
 * Disks with partition tables, to test and fuzz their readers with.
 *
 * <ul>
 *   <li>{@link io.github.bootformats.testkit.partition.PartitionDisks} makes valid disks, nearly
 *       valid ones and mutants, each a {@link io.github.bootformats.testkit.partition.DiskCase}
 *       made from a seed.
 *   <li>A nearly valid disk breaks one {@link io.github.bootformats.testkit.partition.BrokenRule}
 *       of a public catalogue.
 *   <li>{@link io.github.bootformats.testkit.partition.DiskMutator} changes named fields, and can
 *       repair the CRCs afterwards, so that readers get past them.
 * </ul>
 *
 * <p>What a reader should make of a disk is known from {@link
 * io.github.bootformats.partition.DiskLayout#as}.
 */
@NullMarked
package io.github.bootformats.testkit.partition;

import org.jspecify.annotations.NullMarked;
