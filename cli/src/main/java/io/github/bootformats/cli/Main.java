package io.github.bootformats.cli;

import io.github.bootformats.api.Formats;
import io.github.bootformats.cli.term.Terminal;
import java.nio.file.Path;
import java.util.Map;

/** The start of {@code bootfmt}. */
public final class Main {
  private Main() {}

  /**
   * Runs the tool and ends the process with its exit status.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Map<String, String> env = System.getenv();
    Terminal terminal = Terminal.ofProcess(env);
    System.exit(new Bootfmt(terminal, env, Path.of(""), Formats::installed, System.in).run(args));
  }
}
