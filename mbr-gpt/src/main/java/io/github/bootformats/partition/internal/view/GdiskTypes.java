package io.github.bootformats.partition.internal.view;

import io.github.bootformats.partition.gpt.GptTypes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The GPT types that gdisk gives to MBR partitions, and what it calls them: a partition of an MBR
 * is shown with the name of its type.
 */
final class GdiskTypes {
  /**
   * A type.
   *
   * @param guid its GUID
   * @param name gdisk's name
   */
  record Type(UUID guid, String name) {}

  private static final Type OTHER = new Type(GptTypes.LINUX_FILESYSTEM, "Linux filesystem");

  private static final Map<Integer, Type> TYPES = new HashMap<>();

  static {
    Type basicData = new Type(GptTypes.MICROSOFT_BASIC_DATA, "Microsoft basic data");
    for (int type : new int[] {0x01, 0x04, 0x06, 0x07, 0x0B, 0x0C, 0x0E}) {
      TYPES.put(type, basicData);
      TYPES.put(type | 0x10, basicData);
    }
    add(0x27, "de94bba4-06d1-4d40-a16a-bfd50179d6ac", "Windows RE");
    add(0x30, "7412f7d5-a156-4b13-81dc-867174929325", "ONIE boot");
    add(0x39, "c91818f9-8025-47af-89d2-f030d7000c2c", "Plan 9");
    add(0x41, "9e1a2d38-c612-4316-aa26-8b49521e5a8b", "PowerPC PReP boot");
    add(0x42, "af9b60a0-1431-4f62-bc68-3311714a69ad", "Windows LDM data");
    add(0x7F, "fe3a2a5d-4f32-41a7-b725-accc3285a309", "ChromeOS kernel");
    add(0x82, "0657fd6d-a4ab-43c4-84e5-0933c84b4f4f", "Linux swap");
    add(0x84, "d3bfe2de-3daf-11df-ba40-e3a556d89593", "Intel Rapid Start");
    add(0x8E, "e6d6d379-f507-44c2-a23c-238f2a3df928", "Linux LVM");
    add(0xA0, "2568845d-2332-4675-bc39-8fa5a4748d15", "Android bootloader");
    add(0xA2, "734e5afe-f61a-11e6-bc64-92361f002671", "Atari TOS basic data");
    add(0xA5, "516e7cb4-6ecf-11d6-8ff8-00022d09712b", "FreeBSD disklabel");
    add(0xA6, "824cc7a0-36a8-11e3-890a-952519ad3f61", "OpenBSD disklabel");
    add(0xA8, "55465300-0000-11aa-aa11-00306543ecac", "Apple UFS");
    add(0xA9, "516e7cb4-6ecf-11d6-8ff8-00022d09712b", "FreeBSD disklabel");
    add(0xAB, "426f6f74-0000-11aa-aa11-00306543ecac", "Recovery HD");
    add(0xAF, "48465300-0000-11aa-aa11-00306543ecac", "Apple HFS/HFS+");
    add(0xB0, "3de21764-95bd-54bd-a5c3-4abe786f38a8", "U-Boot boot loader");
    add(0xB3, "cef5a9ad-73bc-4601-89f3-cdeeeee321a1", "QNX6 Power-Safe");
    add(0xBB, "4778ed65-bf42-45fa-9c5b-287a1dc4aab1", "Barebox boot loader");
    add(0xBC, "0311fc50-01ca-4725-ad77-9adbb20ace98", "Acronis Secure Zone");
    add(0xBE, "6a82cb45-1dd2-11b2-99a6-080020736631", "Solaris boot");
    add(0xBF, "6a85cf4d-1dd2-11b2-99a6-080020736631", "Solaris root");
    add(0xE1, "7412f7d5-a156-4b13-81dc-867174929325", "ONIE boot");
    add(0xE9, "8c8f8eff-ac95-4770-814a-21994f2dbc8f", "Veracrypt data");
    add(0xEA, "bc13c2ff-59e6-4262-a352-b275fd6f7172", "XBOOTLDR partition");
    add(0xEB, "42465331-3ba3-10f1-802a-4861696b7521", "Haiku BFS");
    add(0xED, "f4019732-066e-4e12-8273-346c5641494f", "Sony system partition");
    add(0xEF, "c12a7328-f81f-11d2-ba4b-00a0c93ec93b", "EFI system partition");
    add(0xF1, "fe8a2634-5e2e-46ba-99e3-3a192091a350", "Fuchsia boot loader (slot A/B/R)");
    add(0xF8, "4fbd7e29-9d25-41b8-afd0-062c0ceff05d", "Ceph OSD");
    add(0xFB, "aa31e02a-400f-11db-9590-000c2911d1b8", "VMWare VMFS");
    add(0xFC, "9d275380-40ad-11db-bf97-000c2911d1b8", "VMWare kcore crash protection");
    add(0xFD, "a19d880f-05fc-4d3b-a006-743f0f84911e", "Linux RAID");
  }

  private GdiskTypes() {}

  private static void add(int type, String guid, String name) {
    TYPES.put(type, new Type(UUID.fromString(guid), name));
  }

  /** Returns what an MBR type becomes. */
  static Type ofMbr(int type) {
    return TYPES.getOrDefault(type, OTHER);
  }
}
