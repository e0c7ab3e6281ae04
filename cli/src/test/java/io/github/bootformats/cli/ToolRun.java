package io.github.bootformats.cli;

import io.github.bootformats.api.Formats;
import io.github.bootformats.cli.term.Keyboard;
import io.github.bootformats.cli.term.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run of the tool within the test's own JVM. */
record ToolRun(int status, String out, String err) {
  private static final byte[] NO_INPUT = {};

  /** Runs the tool in a directory, as on a UTF-8 terminal of 100 columns without colours. */
  static ToolRun in(Path directory, String... args) {
    return in(directory, StandardCharsets.UTF_8, Map.of(), Formats::installed, args);
  }

  /** Runs the tool as on a terminal where somebody gives answers. */
  static ToolRun answering(Path directory, String answers, String... args) {
    BufferedReader lines = new BufferedReader(new StringReader(answers));
    Keyboard keyboard =
        new Keyboard() {
          @Override
          public boolean isThere() {
            return true;
          }

          @Override
          public @Nullable String line() throws IOException {
            return lines.readLine();
          }
        };
    return in(
        directory, StandardCharsets.UTF_8, Map.of(), Formats::installed, keyboard, NO_INPUT, args);
  }

  static ToolRun in(
      Path directory,
      Charset charset,
      Map<String, String> env,
      Supplier<Formats> formats,
      String... args) {
    return in(directory, charset, env, formats, Keyboard.NOBODY, NO_INPUT, args);
  }

  /** Runs the tool in a directory, with something on its standard input. */
  static ToolRun reading(Path directory, byte[] input, String... args) {
    return in(
        directory,
        StandardCharsets.UTF_8,
        Map.of(),
        Formats::installed,
        Keyboard.NOBODY,
        input,
        args);
  }

  private static ToolRun in(
      Path directory,
      Charset charset,
      Map<String, String> env,
      Supplier<Formats> formats,
      Keyboard keyboard,
      byte[] input,
      String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(out, err, charset, false, Terminal.DEFAULT_WIDTH).withKeyboard(keyboard);
    int status =
        new Bootfmt(terminal, env, directory, formats, new ByteArrayInputStream(input)).run(args);
    return new ToolRun(status, text(out, charset), text(err, charset));
  }

  private static String text(ByteArrayOutputStream bytes, Charset charset) {
    return bytes.toString(charset).replace(System.lineSeparator(), "\n");
  }
}
