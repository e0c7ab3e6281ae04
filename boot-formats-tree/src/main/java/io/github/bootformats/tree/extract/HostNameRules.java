package io.github.bootformats.tree.extract;

import java.nio.file.FileSystem;
import java.util.Locale;
import java.util.Set;

/**
 * Names that a Windows host takes, but not for the name of a file: it writes to a device or to a
 * stream of another file, or drops the end of the name. See Microsoft's "Naming Files, Paths, and
 * Namespaces".
 */
final class HostNameRules {
  /** The most bytes that the file systems of Linux, macOS and (in characters) Windows take. */
  static final int MAX_LENGTH = 255;

  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");
  private static final String FORBIDDEN = "<>:\"/\\|?*";

  /** Superscript digits count as digits after COM and LPT. */
  private static final String PORT_DIGITS = "0123456789\u00b9\u00b2\u00b3";

  private HostNameRules() {}

  static boolean allows(FileSystem host, String name) {
    return !host.getSeparator().equals("\\") || isWindowsName(name);
  }

  private static boolean isWindowsName(String name) {
    boolean plain = name.chars().allMatch(c -> c >= 0x20 && FORBIDDEN.indexOf(c) < 0);
    return plain && !name.endsWith(".") && !name.endsWith(" ") && !isDevice(name);
  }

  private static boolean isDevice(String name) {
    int dot = name.indexOf('.');
    String base = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
    boolean port =
        base.length() == 4
            && (base.startsWith("COM") || base.startsWith("LPT"))
            && PORT_DIGITS.indexOf(base.charAt(3)) >= 0;
    return port || DEVICES.contains(base);
  }
}
