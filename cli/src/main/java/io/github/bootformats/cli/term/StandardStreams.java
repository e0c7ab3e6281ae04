package io.github.bootformats.cli.term;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is known of the streams that this process was started with. */
final class StandardStreams {
  /** Set by the launcher, which can ask more simply: {@code true} or {@code false}. */
  private static final String TERMINAL_PROPERTY = "bootfmt.terminal";

  /** Set by the launcher where there is a terminal: its columns. */
  private static final String WIDTH_PROPERTY = "bootfmt.width";

  private StandardStreams() {}

  static boolean outIsTerminal() {
    String told = System.getProperty(TERMINAL_PROPERTY);
    return told != null ? Boolean.parseBoolean(told) : areInteractive();
  }

  /** Returns whether both input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // not null any more from JDK 22 on, and asked there
  static boolean areInteractive() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  static Charset charset() {
    for (String property : new String[] {"stdout.encoding", "native.encoding"}) {
      String name = System.getProperty(property);
      if (name != null && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return StandardCharsets.US_ASCII;
  }

  static int width(Map<String, String> env) {
    String told = System.getProperty(WIDTH_PROPERTY, env.getOrDefault("COLUMNS", ""));
    try {
      int width = Integer.parseInt(told);
      return width > 0 ? width : Terminal.DEFAULT_WIDTH;
    } catch (NumberFormatException e) {
      return Terminal.DEFAULT_WIDTH;
    }
  }
}
