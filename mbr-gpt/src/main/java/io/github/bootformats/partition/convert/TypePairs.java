package io.github.bootformats.partition.convert;

import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.internal.TypeTable;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Which MBR type and which GPT type mean the same. GPT fdisk's codes begin with the MBR type that
 * it takes for the same; of those, the ones where MBR tools agree.
 */
final class TypePairs {
  /** Types whose code is the MBR type and two zeros. */
  private static final List<Integer> ALIKE =
      List.of(
          MbrTypes.NTFS,
          MbrTypes.WINDOWS_RECOVERY,
          0x39, // Plan 9
          MbrTypes.PREP_BOOT,
          MbrTypes.LINUX_SWAP,
          MbrTypes.LINUX,
          0x84, // hibernation
          MbrTypes.LINUX_LVM,
          MbrTypes.FREEBSD,
          MbrTypes.OPENBSD,
          0xA8, // Darwin UFS
          0xAB, // Darwin boot
          MbrTypes.APPLE_HFS,
          0xBC, // Acronis
          0xBE, // Solaris boot
          MbrTypes.SOLARIS,
          MbrTypes.LINUX_BOOT,
          0xEB, // BFS
          MbrTypes.EFI_SYSTEM,
          MbrTypes.VMWARE_VMFS,
          0xFC, // VMware dumps
          MbrTypes.LINUX_RAID);

  /** Types that a GPT has finer ones for, with codes that begin alike. */
  private static final List<Integer> FAMILIES =
      List.of(
          MbrTypes.LINUX, MbrTypes.FREEBSD, MbrTypes.NETBSD, MbrTypes.APPLE_HFS, MbrTypes.SOLARIS);

  /** FAT of all kinds, visible and hidden, and hidden NTFS: what Windows calls basic data. */
  private static final List<Integer> BASIC_DATA =
      List.of(0x01, 0x04, 0x06, 0x0B, 0x0C, 0x0E, 0x11, 0x14, 0x16, 0x17, 0x1B, 0x1C, 0x1E);

  private static final Map<Integer, UUID> TO_GPT = new HashMap<>();
  private static final Map<UUID, Integer> TO_MBR = new HashMap<>();

  static {
    for (List<String> row : TypeTable.read("gpt-types.tsv")) {
      UUID type = UUID.fromString(row.get(0));
      for (String code : TypeTable.split(row.get(1), ',')) {
        int family = HexFormat.fromHexDigits(code.substring(0, 2));
        boolean alike = ALIKE.contains(family) && code.endsWith("00");
        if (alike) {
          TO_GPT.putIfAbsent(family, type);
        }
        if (alike || FAMILIES.contains(family)) {
          TO_MBR.putIfAbsent(type, family);
        }
      }
    }
    BASIC_DATA.forEach(type -> TO_GPT.put(type, GptTypes.MICROSOFT_BASIC_DATA));
    GptTypes.find("minix")
        .ifPresent(
            minix -> {
              TO_GPT.put(MbrTypes.MINIX, minix);
              TO_MBR.put(minix, MbrTypes.MINIX);
            });
    // Not file systems, although their codes begin like those of the ESP and of FAT.
    TO_MBR.put(GptTypes.BIOS_BOOT, MbrTypes.NON_FILESYSTEM_DATA);
    TO_MBR.put(GptTypes.MICROSOFT_RESERVED, MbrTypes.NON_FILESYSTEM_DATA);
  }

  private TypePairs() {}

  static Optional<UUID> toGpt(int type) {
    return Optional.ofNullable(TO_GPT.get(type));
  }

  static OptionalInt toMbr(UUID type) {
    Integer found = TO_MBR.get(type);
    return found == null ? OptionalInt.empty() : OptionalInt.of(found);
  }
}
