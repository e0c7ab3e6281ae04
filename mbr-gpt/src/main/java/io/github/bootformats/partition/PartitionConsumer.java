package io.github.bootformats.partition;

import io.github.bootformats.api.disk.PartitionMap;

/**
 * A program, in a version, that reads partition tables: who looks at a {@link DiskLayout}.
 *
 * <p>The set is open: implement this for a reader of your own. A view is a pure function of the
 * layout and answers for every layout, with a {@linkplain PartitionMap#refused() refusal} where the
 * program refuses.
 */
public interface PartitionConsumer {
  /**
   * Linux 6.1 ({@code block/partitions}), as Debian 12 has it. It never uses the backup GPT.
   *
   * <p>Partitions get their numbers, PARTUUIDs and 7-bit names as in {@code /sys} and {@code
   * /dev/disk/by-*}. Labels other than MBR and GPT (and the BSD, Solaris, UnixWare and Minix tables
   * inside MBR partitions) are refusals here although Linux opens some of them.
   */
  PartitionConsumer LINUX_6_1 = new LinuxView(false);

  /**
   * Linux 6.1 booted with the parameter {@code gpt}: it needs no protective MBR and falls back to
   * the backup GPT.
   */
  PartitionConsumer LINUX_6_1_GPT = new LinuxView(true);

  /**
   * The UEFI specification 2.10, sections 5.2, 5.3 and 13.3.2: GPT behind a protective MBR, with
   * the backup used when the primary is bad, else the primary partitions of an MBR.
   */
  PartitionConsumer UEFI_2_10 = new UefiView();

  /**
   * Returns a stable id.
   *
   * @return lower-case words with hyphens, such as {@code linux}
   */
  String id();

  /**
   * Returns which version of the program this is.
   *
   * @return the version, such as {@code 6.1}
   */
  String version();

  /**
   * Looks at a disk.
   *
   * @param layout the disk; any layout is answered
   * @return the partitions, or the refusal
   */
  PartitionMap see(DiskLayout layout);
}
