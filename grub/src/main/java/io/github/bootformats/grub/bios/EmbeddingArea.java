package io.github.bootformats.grub.bios;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where {@code core.img} may lie.
 *
 * @param start the first sector
 * @param sectors how many there are
 */
record EmbeddingArea(long start, long sectors) {
  private static final String BIOS_BOOT = "21686148-6449-6e6f-744e-656564454649";
  private static final int TABLE = 446;
  private static final int ENTRY = 16;

  /** What other programs keep before the first partition; GRUB itself steps around it. */
  private static final Map<String, Bytes> OTHERS = others();

  private static Map<String, Bytes> others() {
    Map<String, Bytes> others = new LinkedHashMap<>();
    others.put("ZISD", Bytes.utf8("ZISD"));
    others.put("FlexNet", hex("d441a0f503000300"));
    others.put("FlexNet (older)", hex("d841a0f502000200"));
    others.put("HP Backup and Recovery Manager", hex("708a5d4635c51b93ae3d86fdb1553ee0"));
    others.put("a HighPoint RAID controller", Bytes.utf8("ycgl"));
    others.put("Acer's registration utility", Bytes.utf8("GREGRegDone.Tag\0"));
    return others;
  }

  private static Bytes hex(String digits) {
    return Bytes.of(HexFormat.of().parseHex(digits));
  }

  static EmbeddingArea of(Bytes mbr, PartitionMap partitions) throws IOException {
    if (!partitions.sectorSize().equals(SectorSize.B512)) {
      throw refusal("sector-size", "GRUB's boot.img reads sectors of 512 bytes only");
    }
    return switch (partitions.table()) {
      case "gpt" -> biosBoot(partitions);
      case "mbr" -> gap(mbr, partitions);
      default ->
          throw refusal(
              "no-table",
              "there is neither an MBR nor a GPT, so that nothing says where a partition begins");
    };
  }

  private static EmbeddingArea biosBoot(PartitionMap partitions) throws IOException {
    for (Partition partition : partitions.partitions()) {
      if (partition.type().equalsIgnoreCase(BIOS_BOOT)) {
        return new EmbeddingArea(partition.start(), partition.sectors());
      }
    }
    throw refusal("no-bios-boot", "the GPT has no BIOS boot partition; its type is " + BIOS_BOOT);
  }

  /** The gap ends where the first partition begins, or the first extended one, which has an EBR. */
  private static EmbeddingArea gap(Bytes mbr, PartitionMap partitions) throws IOException {
    long end = Long.MAX_VALUE;
    for (Partition partition : partitions.partitions()) {
      end = Math.min(end, partition.start());
    }
    for (int at = TABLE; at < TABLE + 4 * ENTRY; at += ENTRY) {
      boolean empty = mbr.at(at + 4) == 0 || mbr.u32le(at + 12) == 0;
      end = empty ? end : Math.min(end, mbr.u32le(at + 8));
    }
    if (end == Long.MAX_VALUE) {
      throw refusal("no-partition", "the MBR has no partition before which there could be a gap");
    }
    if (end <= 1) {
      throw refusal("no-room", "there is no gap: a partition begins at sector " + end);
    }
    return new EmbeddingArea(1, end - 1);
  }

  /** Checks that an image fits and overwrites nothing that is known. */
  void check(int needed, ImageSource disk) throws IOException {
    if (needed > sectors || needed > (disk.size() / CoreImage.SECTOR) - start) {
      throw refusal(
          "no-room",
          "core.img needs "
              + needed
              + " sectors, and there are "
              + Math.min(sectors, disk.size() / CoreImage.SECTOR - start)
              + " from sector "
              + start
              + " on");
    }
    Bytes area = Bytes.read(disk, start * CoreImage.SECTOR, needed * CoreImage.SECTOR);
    for (int at = 0; at < area.length(); at += CoreImage.SECTOR) {
      Bytes sector = area.slice(at, at + CoreImage.SECTOR);
      for (Map.Entry<String, Bytes> other : OTHERS.entrySet()) {
        if (sector.startsWith(other.getValue())) {
          throw new UnsupportedFormatException(
              GrubBiosBoot.FORMAT,
              "grub-bios.in-use",
              start * CoreImage.SECTOR + at,
              "the sector belongs to " + other.getKey() + ", which core.img would overwrite");
        }
      }
    }
  }

  private static UnsupportedFormatException refusal(String reason, String message) {
    return new UnsupportedFormatException(GrubBiosBoot.FORMAT, "grub-bios." + reason, -1, message);
  }
}
