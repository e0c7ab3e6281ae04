package io.github.bootformats.grub.bls;

import java.util.Set;

/** The keys of fields. */
final class BlsKeys {
  static final String TITLE = "title";
  static final String VERSION = "version";
  static final String LINUX = "linux";
  static final String INITRD = "initrd";
  static final String OPTIONS = "options";

  /** Those that may stand in a file more than once for {@code blscfg}. */
  private static final Set<String> LISTS = Set.of(INITRD, "grub_class", "grub_arg");

  /** Those of which {@code blscfg} uses one. */
  private static final Set<String> SINGLE =
      Set.of(TITLE, LINUX, OPTIONS, "devicetree", "grub_users", "grub_hotkey");

  /** Those that are for other loaders, or for people, or of older versions. */
  private static final Set<String> UNUSED =
      Set.of(
          VERSION,
          "machine-id",
          "sort-key",
          "efi",
          "uki",
          "uki-url",
          "profile",
          "extra",
          "devicetree-overlay",
          "architecture",
          "id");

  private BlsKeys() {}

  static boolean isKnown(String key) {
    return LISTS.contains(key) || SINGLE.contains(key) || UNUSED.contains(key);
  }

  static boolean isSingle(String key) {
    return SINGLE.contains(key);
  }
}
