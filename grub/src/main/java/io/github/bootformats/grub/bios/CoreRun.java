package io.github.bootformats.grub.bios;

/**
 * Sectors of {@code core.img} that lie in one row.
 *
 * @param start the first sector, of 512 bytes
 * @param sectors how many
 * @param segment the segment that the BIOS loads them to
 */
public record CoreRun(long start, int sectors, int segment) {}
