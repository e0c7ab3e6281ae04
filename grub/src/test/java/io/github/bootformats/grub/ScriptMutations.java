package io.github.bootformats.grub;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages scripts where it matters: at signs, words and line ends. */
final class ScriptMutations {
  private static final String[] INSERTS = {
    "'",
    "\"",
    "{",
    "}",
    ";",
    "\n",
    "$",
    "\\",
    "#",
    " ",
    "|",
    "&",
    "if",
    "then",
    "fi",
    "do",
    "done",
    "$x",
    "${x}",
    "$\"",
    "\\\n",
    "\r",
    "\t",
    "[[",
    "function f {",
    "else",
    "for i in",
    "(",
    ")",
    "\n#'",
    ";;",
    "in",
    "while",
    "!",
    "$@",
    "${",
    "$1",
    "'a'",
    "\"$a\"",
    "case",
    "}\n",
    "\n}"
  };

  private ScriptMutations() {}

  static byte[] mutate(byte[] script, Random random) {
    byte[] result = script;
    for (int i = random.nextInt(3); i >= 0; i--) {
      result = once(result, random);
    }
    return result;
  }

  private static byte[] once(byte[] script, Random random) {
    if (script.length == 0) {
      return INSERTS[random.nextInt(INSERTS.length)].getBytes(StandardCharsets.UTF_8);
    }
    int at = random.nextInt(script.length);
    return switch (random.nextInt(5)) {
      case 0 -> replace(script, at, at, insert(random));
      case 1 -> replace(script, at, at + 1, insert(random));
      case 2 -> replace(script, at, Math.min(at + 1 + random.nextInt(12), script.length), "");
      case 3 -> Arrays.copyOf(script, at);
      default -> swapSign(script, at, random);
    };
  }

  private static String insert(Random random) {
    String text = INSERTS[random.nextInt(INSERTS.length)];
    return random.nextBoolean() ? " " + text + " " : text;
  }

  /** Changes the next byte that is neither a letter nor a digit. */
  private static byte[] swapSign(byte[] script, int from, Random random) {
    for (int i = from; i < script.length; i++) {
      if (!Character.isLetterOrDigit(script[i])) {
        return replace(script, i, i + 1, insert(random));
      }
    }
    return script;
  }

  private static byte[] replace(byte[] script, int from, int to, String with) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(script, 0, from);
    out.writeBytes(with.getBytes(StandardCharsets.UTF_8));
    out.write(script, to, script.length - to);
    return out.toByteArray();
  }
}
