/**
 * Partitioned disks, on the three levels of every format here.
 *
 * <ol>
 *   <li><b>Raw</b>: {@link io.github.bootformats.partition.DiskLayout} holds every structure as it
 *       lies on the disk: the {@linkplain io.github.bootformats.partition.mbr MBR} and its chain of
 *       EBRs, and the {@linkplain io.github.bootformats.partition.gpt GPT} headers and entry
 *       arrays. Whatever is odd is a finding.
 *   <li><b>View</b>: {@link io.github.bootformats.partition.DiskLayout#as} with a {@link
 *       io.github.bootformats.partition.PartitionConsumer} tells what Linux or UEFI makes of it.
 *   <li><b>Authoring</b>: {@link io.github.bootformats.partition.authoring.GptBuilder} and {@link
 *       io.github.bootformats.partition.authoring.MbrBuilder} make correct layouts, a {@link
 *       io.github.bootformats.partition.authoring.LayoutPlan} changes those that there are, a
 *       {@link io.github.bootformats.partition.repair.LayoutRepair} mends them and a {@link
 *       io.github.bootformats.partition.convert.LayoutConversion} turns one kind into another;
 *       {@link io.github.bootformats.partition.DiskLayout#encode} turns any layout into ordered
 *       writes, and {@link io.github.bootformats.partition.save.SavedSectors} keeps what they
 *       replace.
 * </ol>
 *
 * <p>Specifications: UEFI 2.10, chapter 5 (GPT and protective MBR); the MBR has none, its rules are
 * those of its readers.
 */
@NullMarked
package io.github.bootformats.partition;

import org.jspecify.annotations.NullMarked;
