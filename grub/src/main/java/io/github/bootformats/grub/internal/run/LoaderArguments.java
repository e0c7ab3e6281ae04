package io.github.bootformats.grub.internal.run;

import java.util.List;

/** The command line that GRUB makes of arguments ({@code lib/cmdline.c}). */
public final class LoaderArguments {
  private LoaderArguments() {}

  /**
   * Joins arguments: one with a blank gets double quotes, and quotes and backslashes get
   * backslashes.
   *
   * @param arguments the arguments
   * @param keepsHex whether {@code \xHH} is left as it is, as the GRUB of distributions does
   * @return the command line
   */
  public static String join(List<String> arguments, boolean keepsHex) {
    StringBuilder line = new StringBuilder();
    String separator = "";
    for (String argument : arguments) {
      line.append(separator);
      separator = " ";
      boolean blank = argument.indexOf(' ') >= 0;
      line.append(blank ? "\"" : "");
      append(argument, keepsHex, line);
      line.append(blank ? "\"" : "");
    }
    return line.toString();
  }

  private static void append(String argument, boolean keepsHex, StringBuilder line) {
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (keepsHex && Escapes.isHex(argument, i)) {
        line.append(argument, i, i + 4);
        i += 3;
        continue;
      }
      if (c == '\\' || c == '\'' || c == '"') {
        line.append('\\');
      }
      line.append(c);
    }
  }
}
