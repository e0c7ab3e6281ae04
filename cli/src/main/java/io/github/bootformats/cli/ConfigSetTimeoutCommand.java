package io.github.bootformats.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets how long a boot loader waits. */
@Command(
    name = "set-timeout",
    mixinStandardHelpOptions = true,
    description = {"Sets how long the loader waits for a key.", ""})
final class ConfigSetTimeoutCommand implements Callable<Integer> {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  private final Bootfmt tool;

  @Parameters(index = "0", paramLabel = "FILE", description = "a configuration")
  private String file = "";

  @Parameters(
      index = "1",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description = "seconds, such as 5 or 2.5")
  private BigDecimal seconds = BigDecimal.ZERO;

  ConfigSetTimeoutCommand(Bootfmt tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    return ChangedConfig.open(file, tool).change(config -> config.withTimeout(duration()));
  }

  private Duration duration() {
    if (seconds.signum() < 0 || seconds.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("not a time-out: " + seconds + " s");
    }
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }
}
