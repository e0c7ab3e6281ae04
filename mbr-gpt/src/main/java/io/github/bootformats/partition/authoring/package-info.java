/**
 * New tables and changed ones: {@link io.github.bootformats.partition.authoring.GptBuilder} and
 * {@link io.github.bootformats.partition.authoring.MbrBuilder} for blank disks, {@link
 * io.github.bootformats.partition.authoring.LayoutPlan} for the partitions of a table that is
 * there.
 */
@NullMarked
package io.github.bootformats.partition.authoring;

import org.jspecify.annotations.NullMarked;
