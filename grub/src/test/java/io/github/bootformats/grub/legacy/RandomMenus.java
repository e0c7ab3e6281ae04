package io.github.bootformats.grub.legacy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Menus that exercise what is peculiar to GRUB Legacy. Each boots at once, or fails. */
final class RandomMenus {
  static final String MISSING = "/missing";

  private static final List<String> WORDS =
      List.of(
          "ro",
          "quiet",
          "root=/dev/sda1",
          "\"a  b\"",
          "'x y'",
          "vga=normal",
          "mem=32M",
          "a\\b",
          "#no",
          "=",
          "$x",
          "${y}",
          "(hd0,0)",
          "--",
          "\u00e9");

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private RandomMenus(long seed) {
    this.random = new Random(seed);
  }

  /** The files that menus name, but for one that is missing. */
  static Map<String, Long> files() {
    Map<String, Long> files = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      files.put("/k" + i, 2048L);
      files.put("/i" + i, 1001L);
    }
    return files;
  }

  static String of(long seed) {
    return new RandomMenus(seed).menu();
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String menu() {
    noise();
    line("timeout", any(List.of("0", "0", "0x0", "0s", "00 5")));
    if (chance(4)) {
      line("timeout", any(List.of("", "-1", "x", "99999999999")));
    }
    if (!chance(4)) {
      line("default", any(List.of("0", "1", "2", "0x1", "1b", "saved", "saved ", "7", "", "-1")));
    }
    if (!chance(3)) {
      line("fallback", any(List.of("0", "1", "1 2", "2 1 0", "1 1 2", "2 2", "9 1", "x", "1x 0")));
    }
    if (chance(4)) {
      line("hiddenmenu", "");
    }
    if (chance(5)) {
      line("password", any(List.of("secret", "--md5 $1$M9NLj$p2gs87vwNv48BUu.wAfVw0")));
    }
    noise();
    int entries = 1 + random.nextInt(4);
    for (int i = 0; i < entries; i++) {
      entry(i);
    }
    if (chance(6)) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  private void entry(int number) {
    line("title", any(List.of("one", "Two  words", "=x", "t\u00e9st", "n")) + number);
    if (chance(6)) {
      return;
    }
    if (chance(3)) {
      line(any(List.of("root", "rootnoverify")), any(List.of("(hd0,0)", "(hd0,0)  junk", "")));
    }
    if (chance(20)) {
      line("root", any(List.of("(hd0,0", "(hd0,255)", "hd0,0", "(fd0,1)", "()")));
    }
    noise();
    if (!chance(8)) {
      kernel(number);
    }
    if (chance(9)) {
      kernel(number + 5);
    }
    for (int i = random.nextInt(6) / 2; i > 0; i--) {
      line(
          any(List.of("initrd", "initrd", "initrd", "initrd", "module", "modulenounzip")),
          file("/i" + i) + " x y");
    }
    if (chance(8)) {
      line(
          any(List.of("savedefault", "lock", "timeout", "default", "hiddenmenu", "uuid", "quiet")),
          any(List.of("", "0", "fallback")));
    }
    noise();
    if (chance(4)) {
      line("boot", "");
    }
    if (chance(8)) {
      line(any(List.of("kernel", "initrd")), any(List.of(MISSING, "relative", "(hd0,0)x", "")));
    }
  }

  private void kernel(int number) {
    String options =
        any(
            List.of(
                "",
                "",
                "",
                "--no-mem-option ",
                "--type=linux ",
                "--type=biglinux  ",
                "--type=linuxes --no-mem-options "));
    StringBuilder arguments = new StringBuilder(options).append(file("/k" + number));
    for (int i = random.nextInt(5); i > 0; i--) {
      arguments.append(chance(6) ? "   " : " ").append(any(WORDS));
    }
    if (chance(7)) {
      int length = any(List.of(200, 240, 255, 256, 300, 1490, 1600));
      arguments.append(" l=").append("0123456789".repeat(length / 10));
    }
    if (chance(5)) {
      arguments.append(' ');
    }
    line("kernel", arguments.toString());
  }

  private String file(String path) {
    return (chance(4) ? "(hd0,0)" : "") + path;
  }

  /** What GRUB skips or ignores. */
  private void noise() {
    while (chance(2)) {
      text.append(
          any(
              List.of(
                  "\n",
                  " \t \n",
                  "# a comment\n",
                  "  # another\n",
                  "# continued \\\nkernel /no\n",
                  "bogus command\n",
                  "Title x\n",
                  "\\\n",
                  "\\\n# comment\n",
                  "color black/white\n",
                  "color yellow/blue white/black\n",
                  "color blink-red/light-gray\n",
                  "\r\n",
                  "#\r\n")));
    }
  }

  private void line(String command, String argument) {
    text.append(any(List.of("", "", "\t", "  ", " \t")));
    text.append(command).append(any(List.of(" ", " ", "\t", "=", " = ", "  ")));
    if (argument.length() > 2 && chance(6)) {
      int at = 1 + random.nextInt(argument.length() - 1);
      text.append(argument, 0, at).append("\\\n").append(argument.substring(at));
    } else {
      text.append(argument);
    }
    text.append(chance(8) ? "\r\n" : "\n");
  }
}
