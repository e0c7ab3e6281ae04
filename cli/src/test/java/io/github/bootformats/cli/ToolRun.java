package io.github.bootformats.cli;

import io.github.bootformats.api.Formats;
import io.github.bootformats.cli.term.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** A run of the tool within the test's own JVM. */
record ToolRun(int status, String out, String err) {

  /** Runs the tool in a directory, as on a UTF-8 terminal of 100 columns without colours. */
  static ToolRun in(Path directory, String... args) {
    return in(directory, StandardCharsets.UTF_8, Map.of(), Formats::installed, args);
  }

  static ToolRun in(
      Path directory,
      Charset charset,
      Map<String, String> env,
      Supplier<Formats> formats,
      String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(out, err, charset, false, Terminal.DEFAULT_WIDTH);
    int status = new Bootfmt(terminal, env, directory, formats).run(args);
    return new ToolRun(status, text(out, charset), text(err, charset));
  }

  private static String text(ByteArrayOutputStream bytes, Charset charset) {
    return bytes.toString(charset).replace(System.lineSeparator(), "\n");
  }
}
