package io.github.bootformats.syslinux;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A configuration to boot.
 *
 * @param config the text of isolinux.cfg
 * @param files further configurations beside it, by name
 * @param typed what is typed at the prompt, if anything
 */
record BootCase(String config, Map<String, String> files, Optional<String> typed) {
  static BootCase of(String config) {
    return new BootCase(config, Map.of(), Optional.empty());
  }

  BootCase with(String name, String text) {
    Map<String, String> more = new TreeMap<>(files);
    more.put(name, text);
    return new BootCase(config, more, typed);
  }

  BootCase typing(String line) {
    return new BootCase(config, files, Optional.of(line));
  }

  /** Texts are bytes here, one a character. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return "config:\n" + config + files + " typed " + typed;
  }
}
