package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Random;

/**
 * Configurations of LILO from a seed: most are such that LILO accepts them, some have what it
 * refuses, and all sorts of quotes, blanks and comments.
 */
final class RandomConfigs {
  /** What the variables stand for that these configurations use. */
  static final LiloHost HOST =
      LiloHost.builder()
          .variable("K", Bytes.utf8("/boot/vmlinuz"))
          .variable("TWO", Bytes.utf8("one two"))
          .variable("EMPTY", Bytes.empty())
          .variable("Q", Bytes.utf8("\"x y\" # c"))
          .build();

  private static final List<String> GLOBAL_FLAGS =
      List.of(
          "prompt",
          "lba32",
          "compact",
          "lock",
          "read-only",
          "read-write",
          "optional",
          "nowarn",
          "single-key",
          "unattended",
          "large-memory",
          "restricted",
          "change-rules reset");

  private static final List<String> FLAGS =
      List.of(
          "lock",
          "read-only",
          "read-write",
          "optional",
          "vmwarn",
          "nokbdisable",
          "bmp-retain",
          "bypass",
          "restricted",
          "mandatory",
          "single-key");

  private static final List<String> PARAMETERS =
      List.of(
          "quiet",
          "root=/dev/ram0",
          "mem=64M",
          "a=\"b  c\"",
          "",
          " x ",
          "single",
          "block lock",
          "console=ttyS0,9600n8",
          "$x",
          "back\\slash",
          "#1");

  private static final List<String> RESERVED = List.of("vga=ask", "lock", "nobd", "kbd=1");

  private static final List<String> ODD_PIECES =
      List.of(
          "=",
          " = ",
          "\"",
          "\\",
          "\\\n",
          "\t",
          "#",
          "${K}",
          "$TWO ",
          "$EMPTY.",
          "$Q ",
          "$NONE ",
          "\r\n",
          "\r",
          "\u0000",
          "\u00e9",
          "label=x",
          "default=l0",
          "to=1",
          "bios=0x80",
          " ",
          "APPEND=x",
          "what",
          "\"\"",
          "\"=\"",
          "image=/y",
          "${",
          "\\$",
          "\n");

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private RandomConfigs(long seed) {
    this.random = new Random(seed);
  }

  /** A configuration that LILO mostly accepts. */
  static String plain(long seed) {
    RandomConfigs configs = new RandomConfigs(seed);
    configs.write();
    return configs.text.toString();
  }

  /** A configuration in which a few bytes are replaced. */
  static String odd(long seed) {
    Random random = new Random(~seed);
    StringBuilder odd = new StringBuilder(plain(seed));
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(odd.length() + 1);
      int end = random.nextInt(3) > 0 ? at : Math.min(odd.length(), at + random.nextInt(5));
      odd.replace(at, end, ODD_PIECES.get(random.nextInt(ODD_PIECES.size())));
    }
    return odd.toString();
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private void write() {
    int entries = 1 + random.nextInt(oneIn(20) ? 30 : 4);
    if (oneIn(2)) {
      option("default", "l" + random.nextInt(entries));
    }
    if (oneIn(3)) {
      option("timeout", any(List.of("50", "5s", "0x10", "1m", "1h", "2M")));
    }
    if (oneIn(4)) {
      option("delay", any(List.of("20", "0", "07")));
    }
    if (oneIn(3)) {
      option("append", parameters());
    }
    if (oneIn(4)) {
      option("root", root());
    }
    if (oneIn(4)) {
      option("password", "secret");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      flag(any(GLOBAL_FLAGS));
    }
    if (oneIn(6)) {
      disk();
    }
    for (int i = 0; i < entries; i++) {
      entry(i);
    }
  }

  private void disk() {
    option("disk", "/dev/sda");
    option("bios", "0x80");
    if (oneIn(2)) {
      option("partition", "/dev/sda1");
      option("start", "63");
    }
  }

  private void entry(int index) {
    boolean isImage = !oneIn(4);
    option(isImage ? "image" : "other", any(List.of("/boot/vmlinuz", "/k", "/dev/sda1", "$K ")));
    if (!oneIn(9)) {
      option("label", any(List.of("l", "L", "l", "l")) + index);
    }
    if (oneIn(4)) {
      option("alias", any(List.of("a", "a b", "x")) + index);
    }
    if (isImage) {
      image();
    } else if (oneIn(3)) {
      option("map-drive", "0x80");
      option("to", "0x81");
    }
    if (oneIn(8)) {
      option("literal", parameters());
    }
    if (oneIn(3)) {
      flag(any(FLAGS));
    }
    if (oneIn(12)) {
      option("fallback", "l0 single");
    }
  }

  private void image() {
    if (oneIn(2)) {
      option("root", root());
    }
    if (oneIn(2)) {
      option("append", parameters());
    }
    if (oneIn(5)) {
      option("addappend", parameters());
    }
    if (oneIn(3)) {
      flag(oneIn(4) ? "read-write" : "read-only");
    }
    if (oneIn(5)) {
      option("vga", any(List.of("normal", "0x317", "ASK", "791", "ext", "010")));
    }
    if (oneIn(6)) {
      option("ramdisk", any(List.of("4096", "0x10", "010")));
    }
    if (oneIn(3)) {
      option("initrd", "/boot/initrd");
    }
  }

  private String root() {
    return any(
        List.of("0x801", "769", "UUID=12-ab", "LABEL=/", "/dev/mapper/vg-root", "0", "0x10301"));
  }

  private String parameters() {
    if (oneIn(30)) {
      return "x".repeat(490 + random.nextInt(40));
    }
    StringBuilder parameters = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      parameters
          .append(parameters.length() > 0 ? " " : "")
          .append(any(oneIn(40) ? RESERVED : PARAMETERS));
    }
    return parameters.toString();
  }

  private void option(String name, String value) {
    String equals = oneIn(5) ? " = " : "=";
    String word =
        value.startsWith("$K")
            ? value
            : Given.text(Words.written(Given.bytes(value), LiloDialect.LILO, oneIn(3)));
    text.append(oneIn(6) ? name.toUpperCase(java.util.Locale.ROOT) : name).append(equals);
    text.append(word);
    end();
  }

  private void flag(String name) {
    text.append(name);
    end();
  }

  private void end() {
    String end =
        any(List.of("\n", "\n", "\n\t", "\n  ", "\n\n", " ", " # note\n", "\n#x\n", "\r\n"));
    text.append(end);
  }
}
