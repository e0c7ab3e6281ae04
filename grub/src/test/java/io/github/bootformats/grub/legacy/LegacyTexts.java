package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.grub.internal.run.Latin;
import java.util.ArrayList;
import java.util.List;

/** Menus as texts, one character a byte, and what is made of them as texts. */
final class LegacyTexts {
  private LegacyTexts() {}

  static Bytes bytes(String latin) {
    return Latin.bytes(latin);
  }

  static String latin(Bytes bytes) {
    return Latin.of(bytes);
  }

  static LegacyDocument document(String latin) {
    return LegacyDocument.parse(bytes(latin)).model();
  }

  static LegacyMenu menu(String latin) {
    return LegacyConsumer.GRUB_0_97.menu(document(latin));
  }

  /** Everything but places. */
  static List<String> plain(LegacyMenu menu) {
    BootMenu boot = menu.bootMenu();
    List<String> all = new ArrayList<>();
    all.add(boot.defaultName() + " " + boot.timeout() + " " + menu.fallbacks());
    all.add(menu.isHidden() + " " + menu.password());
    for (BootEntry entry : boot.entries()) {
      all.add(entry + " " + entry.kernel() + " " + entry.commandLine() + " " + entry.initrds());
    }
    return all;
  }
}
