/**
 * The structures of an MBR-partitioned disk, byte for byte: the boot sector, its entries, the chain
 * of EBRs.
 */
@NullMarked
package io.github.bootformats.partition.mbr;

import org.jspecify.annotations.NullMarked;
