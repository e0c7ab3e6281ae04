package io.github.bootformats.syslinux;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Configurations in which what is hard to get right is frequent; the same ones for a seed. */
final class RandomConfigs {
  /** Names of kernels that are there whatever the configuration says. */
  static final List<String> KERNELS =
      List.of(
          "linux",
          "Linux",
          "a",
          "b",
          "c.x",
          "live",
          "k0",
          "k1",
          "k2",
          "k3",
          "x-y",
          "l>m",
          "implicit",
          "vmlinuz",
          "kernel",
          "K.IMG",
          "v.c32x",
          "included");

  /** Names of initrds that are there whatever the configuration says. */
  static final List<String> INITRDS = List.of("i1", "i2", "i3", "-");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> files = new TreeMap<>();
  private final List<String> labels = new ArrayList<>();

  private RandomConfigs(long seed) {
    this.random = new Random(seed);
  }

  static BootCase of(long seed) {
    return new RandomConfigs(seed).boot();
  }

  private BootCase boot() {
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      labels.add(oneOf("linux", "Linux", "a", "b", "c.x", "live", "k" + i, "x-y", "l>m"));
    }
    boolean menu = random.nextInt(4) == 0;
    Optional<String> typed =
        !menu && random.nextInt(4) == 0 ? Optional.of(typedLine()) : Optional.empty();
    if (menu) {
      menuHead();
    } else if (typed.isPresent()) {
      line("PROMPT", oneOf("1", "1", "2x", "-1"));
      maybe(3, "DEFAULT", line());
    } else {
      commandHead();
    }
    globals();
    int open = 0;
    for (String label : labels) {
      if (menu && random.nextInt(5) == 0) {
        line("MENU BEGIN", oneOf("sub", "more", "x y"));
        open++;
        maybe(2, "MENU TITLE", "A Title");
        maybe(3, "MENU DEFAULT", "");
      }
      label(label);
      if (open > 0 && random.nextInt(2) == 0) {
        line("MENU END", "");
        open--;
        maybe(3, "APPEND", parameters());
      }
      if (random.nextInt(6) == 0) {
        line("MENU SEPARATOR", "");
        maybe(2, "APPEND", parameters());
      }
    }
    if (random.nextInt(5) == 0) {
      include();
    }
    maybe(6, "TEXT", "HELP");
    return new BootCase(finished(), files, typed);
  }

  private void menuHead() {
    if (random.nextInt(3) > 0) {
      line("UI", "menu.c32");
      maybe(2, "DEFAULT", line());
    } else {
      line("DEFAULT", "menu.c32");
    }
    line("TIMEOUT", oneOf("1", "3", "5 x", "05"));
    maybe(5, "ONTIMEOUT", line());
    maybe(8, "MENU HIDDEN", "");
    maybe(8, "MENU SHIFTKEY", "");
  }

  private void commandHead() {
    if (random.nextInt(6) == 0) {
      line("PROMPT", "1");
      line("TIMEOUT", oneOf("1", "5"));
      maybe(2, "ONTIMEOUT", line());
    }
    line("DEFAULT", line());
    maybe(6, "ONERROR", line());
  }

  private void globals() {
    maybe(2, "APPEND", parameters());
    maybe(4, "SYSAPPEND", mask());
    maybe(8, "ALLOWOPTIONS", oneOf("0", "1"));
    maybe(10, "IMPLICIT", oneOf("0", "1"));
    maybe(8, "SAY", "something to say");
    maybe(8, "unknown", "line");
    maybe(10, "INITRD", "ignored");
    maybe(10, "append=x", "");
    if (random.nextInt(8) == 0) {
      text.append("# a comment\n\n");
    }
  }

  private void label(String name) {
    line("LABEL", name + (random.nextInt(6) == 0 ? " second" : ""));
    int directives = random.nextInt(6);
    for (int i = 0; i < directives; i++) {
      switch (random.nextInt(12)) {
        case 0, 1 -> line("KERNEL", kernel());
        case 2 -> line("LINUX", kernel());
        case 3, 4, 5 -> line("APPEND", parameters());
        case 6, 7 -> line("INITRD", initrds());
        case 8 -> line(oneOf("SYSAPPEND", "IPAPPEND"), mask());
        case 9 -> line("MENU LABEL", oneOf("A ^Title", "^", "x"));
        case 10 -> line(oneOf("MENU DEFAULT", "MENU HIDE", "MENU DISABLE", "MENU INDENT"), "");
        default -> text.append("TEXT HELP\nLABEL no\nKERNEL no\n  endtext \n");
      }
    }
  }

  private void include() {
    String before = text.toString();
    text.setLength(0);
    maybe(2, "APPEND", parameters());
    label(oneOf("included", labels.get(0)));
    maybe(3, "DEFAULT", line());
    files.put("other.cfg", finished());
    text.setLength(0);
    text.append(before);
    line(oneOf("INCLUDE", "MENU INCLUDE"), "other.cfg" + oneOf("", "", " Tag Of It"));
  }

  private String line() {
    String first = random.nextInt(4) == 0 ? oneOf("implicit", "implicit", "nope") : oneOf(labels);
    return first + (random.nextInt(2) == 0 ? "" : oneOf(" ", "  ") + parameters());
  }

  private String typedLine() {
    String first = random.nextInt(6) == 0 ? "implicit" : oneOf(labels);
    String rest = random.nextInt(2) == 0 ? "" : " " + parameters();
    return first + rest.replace('\t', ' ').replaceAll("[^ -~]", "?");
  }

  private String kernel() {
    return oneOf("vmlinuz", "kernel", "/boot/vmlinuz", "dir/k", "./vmlinuz", "K.IMG", "v.c32x")
        + (random.nextInt(4) == 0 ? oneOf(" ", "\t", "  ") + oneOf("arg", "k=v", "-") : "");
  }

  private String initrds() {
    return oneOf("i1", "i1,i2", "i1,i2,i3", "/i/rd", "i1 x", "-", "i3");
  }

  private String mask() {
    return oneOf("0", "16", "0x10", "020", "0x20030", "3", "x", "0x18 y");
  }

  private String parameters() {
    List<String> words = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      words.add(
          oneOf(
              "ro",
              "root=/dev/sda1",
              "quiet",
              "x=\"a b\"",
              "# no comment",
              "-",
              "--",
              "---",
              "initrd=i1",
              "initrd=i2,i1",
              "rdinitrd=i3",
              "vga=788",
              "\\",
              "'q'",
              "\u00e4=\u00df",
              "a\tb",
              "BOOT_IMAGE=x",
              "^",
              "%"));
    }
    return String.join(oneOf(" ", "  "), words) + oneOf("", "", "", " ", "\t");
  }

  private void maybe(int oneIn, String keyword, String argument) {
    if (random.nextInt(oneIn) == 0) {
      line(keyword, argument);
    }
  }

  private void line(String keyword, String argument) {
    String cased =
        switch (random.nextInt(3)) {
          case 0 -> keyword.toLowerCase(Locale.ROOT);
          case 1 -> keyword.replace(" ", "  ");
          default -> keyword;
        };
    text.append(oneOf("", "", " ", "\t", "    ")).append(cased);
    if (!argument.isEmpty()) {
      text.append(oneOf(" ", " ", "\t", "   ")).append(argument);
    }
    text.append('\n');
  }

  /** Sometimes as another system would have written it. */
  private String finished() {
    String all = text.toString();
    return switch (random.nextInt(6)) {
      case 0 -> all.replace("\n", "\r\n");
      case 1 -> all.substring(0, all.length() - 1);
      default -> all;
    };
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
