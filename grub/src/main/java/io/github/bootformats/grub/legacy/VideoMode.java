package io.github.bootformats.grub.legacy;

import java.util.List;

/** What GRUB makes of {@code vga=} before the kernel does ({@code load_image} of 0.97). */
final class VideoMode {
  private static final String OPTION = "vga=";
  private static final List<String> NAMES = List.of("normal", "ext", "ask");

  private VideoMode() {}

  /** Returns whether the first {@code vga=} of a line, wherever it is, names a mode. */
  static boolean isValid(String line) {
    int at = line.indexOf(OPTION);
    String value = at < 0 ? "0" : line.substring(at + OPTION.length());
    return NAMES.stream().anyMatch(value::startsWith) || LineRules.number(value).value() >= 0;
  }
}
