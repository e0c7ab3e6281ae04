package io.github.bootformats.partition.internal.view;

import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** parted's flags: most of them are another way to say a partition's type. */
final class PartedFlags {
  /** The flags of GPT types; an EFI system partition has two, with other flags between them. */
  private static final Map<String, String> GPT_TYPES =
      Map.ofEntries(
          Map.entry("c12a7328-f81f-11d2-ba4b-00a0c93ec93b", "boot"),
          Map.entry("0657fd6d-a4ab-43c4-84e5-0933c84b4f4f", "swap"),
          Map.entry("a19d880f-05fc-4d3b-a006-743f0f84911e", "raid"),
          Map.entry("e6d6d379-f507-44c2-a23c-238f2a3df928", "lvm"),
          Map.entry("e2a1e728-32e3-11d6-a682-7b03a0000000", "hp-service"),
          Map.entry("9e1a2d38-c612-4316-aa26-8b49521e5a8b", "prep"),
          Map.entry("e3c9e316-0b5c-4db8-817d-f92df00215ae", "msftres"),
          Map.entry("21686148-6449-6e6f-744e-656564454649", "bios_grub"),
          Map.entry("5265636f-7665-11aa-aa11-00306543ecac", "atvrecv"),
          Map.entry("de94bba4-06d1-4d40-a16a-bfd50179d6ac", "diag"),
          Map.entry("ebd0a0a2-b9e5-4433-87c0-68b6b72699c7", "msftdata"),
          Map.entry("d3bfe2de-3daf-11df-ba40-e3a556d89593", "irst"),
          Map.entry("fe3a2a5d-4f32-41a7-b725-accc3285a309", "chromeos_kernel"),
          Map.entry("bc13c2ff-59e6-4262-a352-b275fd6f7172", "bls_boot"),
          Map.entry("933ac7e1-2eb4-4f13-b844-0e14e2aef915", "linux-home"));

  private static final Map<Integer, String> MBR_TYPES =
      Map.ofEntries(
          Map.entry(0x12, "diag"),
          Map.entry(0x27, "msftres"),
          Map.entry(0x41, "prep"),
          Map.entry(0x82, "swap"),
          Map.entry(0x84, "irst"),
          Map.entry(0x8E, "lvm"),
          Map.entry(0xDE, "diag"),
          Map.entry(0xEA, "bls_boot"),
          Map.entry(0xEF, "esp"),
          Map.entry(0xF0, "palo"),
          Map.entry(0xFD, "raid"),
          Map.entry(0xFE, "lvm"));

  /** The order in which parted prints the flags. */
  private static final List<String> ORDER =
      List.of(
          "boot",
          "swap",
          "hidden",
          "raid",
          "lvm",
          "lba",
          "hp-service",
          "palo",
          "prep",
          "msftres",
          "bios_grub",
          "atvrecv",
          "diag",
          "legacy_boot",
          "msftdata",
          "irst",
          "esp",
          "chromeos_kernel",
          "bls_boot",
          "linux-home");

  private PartedFlags() {}

  static List<String> ofGpt(GptEntry entry) {
    List<String> flags = new ArrayList<>(3);
    String ofType = GPT_TYPES.get(entry.typeGuid().toString());
    if (ofType != null) {
      flags.add(ofType);
      if (ofType.equals("boot")) {
        flags.add("esp");
      }
    }
    // The attribute that says that the platform needs the partition is a hidden one's to parted.
    if ((entry.attributes() & GptAttributes.REQUIRED) != 0) {
      flags.add("hidden");
    }
    if ((entry.attributes() & GptAttributes.LEGACY_BOOT) != 0) {
      flags.add("legacy_boot");
    }
    return ordered(flags);
  }

  static List<String> ofMbr(MbrEntry entry) {
    List<String> flags = new ArrayList<>(3);
    if (entry.bootIndicator() != 0) {
      flags.add("boot");
    }
    String ofType = MBR_TYPES.get(entry.type());
    if (ofType != null) {
      flags.add(ofType);
    }
    switch (entry.type()) {
      case 0x11, 0x14, 0x16, 0x17, 0x1B -> flags.add("hidden");
      case 0x1C, 0x1E -> flags.addAll(List.of("hidden", "lba"));
      case 0x0C, 0x0E, 0x0F -> flags.add("lba");
      default -> {
        // The other types have no such flags.
      }
    }
    return ordered(flags);
  }

  private static List<String> ordered(List<String> flags) {
    return ORDER.stream().filter(flags::contains).toList();
  }
}
