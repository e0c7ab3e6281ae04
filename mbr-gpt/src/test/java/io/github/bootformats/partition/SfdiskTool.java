package io.github.bootformats.partition;

import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Has sfdisk write scripts and carry them out. */
final class SfdiskTool {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

  private SfdiskTool() {}

  /**
   * What came of a script.
   *
   * @param ok whether sfdisk wrote a table
   * @param messages what it said on standard error
   */
  record Result(boolean ok, String messages) {}

  /** Returns the dump of an image. */
  static String dump(Path image) throws IOException, InterruptedException {
    return Oracles.tool("sfdisk", "fdisk")
        .timeLimit(TIME_LIMIT)
        .run("-d", image.toString())
        .orFail()
        .out();
  }

  /** Makes a blank image and has a script carried out on it. */
  static Result apply(String script, long diskSize, Path image)
      throws IOException, InterruptedException {
    Files.deleteIfExists(image);
    try (ImageTarget target = ImageTarget.create(image)) {
      target.truncate(diskSize);
    }
    Path file = image.resolveSibling("script");
    Files.writeString(file, script);
    OracleRun run =
        Oracles.tool("sh", "dash")
            .timeLimit(TIME_LIMIT)
            .run(
                "-c",
                "PATH=$PATH:/usr/sbin:/sbin sfdisk -q --no-reread --no-tell-kernel \"$0\" <\"$1\"",
                image.toString(),
                file.toString());
    return new Result(run.exit() == 0, run.err());
  }
}
