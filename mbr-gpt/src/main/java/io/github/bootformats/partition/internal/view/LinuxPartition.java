package io.github.bootformats.partition.internal.view;

import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A partition as a parser of Linux reports it, before it is fitted to the disk.
 *
 * @param from the first block of 512 bytes, unsigned
 * @param size blocks of 512 bytes, unsigned
 * @param type the type as the table has it
 * @param typeName what the type is called
 * @param name {@code PARTNAME}
 * @param uuid {@code PARTUUID}; nested slices and extended partitions have none
 * @param flags the flags that are set
 */
record LinuxPartition(
    long from,
    long size,
    String type,
    String typeName,
    String name,
    Optional<String> uuid,
    List<String> flags) {

  private static final int ASCII = 0x7F;
  private static final HexFormat HEX = HexFormat.of();

  static LinuxPartition ofGpt(GptEntry entry, long from, long size) {
    return new LinuxPartition(
        from,
        size,
        entry.typeGuid().toString(),
        GptTypes.name(entry.typeGuid()).orElse(""),
        partName(entry),
        Optional.of(entry.uniqueGuid().toString()),
        GptAttributes.names(entry.attributes()));
  }

  /** Makes a primary or logical partition; the disk signature is part of its PARTUUID. */
  static LinuxPartition ofMbr(
      MbrEntry entry, long from, long size, long diskSignature, int number) {
    return ofMbr(
        entry,
        from,
        size,
        Optional.of(HEX.toHexDigits(diskSignature, 8) + "-" + HEX.toHexDigits((byte) number)));
  }

  /** Makes an extended partition or a Minix subpartition. */
  static LinuxPartition ofMbr(MbrEntry entry, long from, long size) {
    return ofMbr(entry, from, size, Optional.empty());
  }

  private static LinuxPartition ofMbr(MbrEntry entry, long from, long size, Optional<String> uuid) {
    return new LinuxPartition(
        from,
        size,
        "0x" + HEX.toHexDigits((byte) entry.type()),
        MbrTypes.name(entry.type()).orElse(""),
        "",
        uuid,
        entry.bootIndicator() == MbrEntry.ACTIVE ? List.of("active") : List.of());
  }

  /** Makes a slice of a table that has its own types, which Linux does not look at. */
  static LinuxPartition ofSlice(String typeName, long from, long size) {
    return new LinuxPartition(from, size, "", typeName, "", Optional.empty(), List.of());
  }

  /**
   * Returns the name as the kernel makes it: the low seven bits of every unit, an exclamation mark
   * for control characters, up to the first NUL, which a unit such as U+0100 becomes too.
   */
  private static String partName(GptEntry entry) {
    StringBuilder name = new StringBuilder();
    for (char unit : entry.name().toCharArray()) {
      int c = unit & ASCII;
      if (c == 0) {
        break;
      }
      name.append(c < ' ' || c == ASCII ? '!' : (char) c);
    }
    return name.toString();
  }
}
