package io.github.bootformats.cli;

import io.github.bootformats.cli.change.ChangeJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command takes that changes a disk: which one, and how careful to be. */
final class ChangeOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "IMAGE", description = "a file or block device")
  private String image = "";

  @Option(
      names = {"-y", "--yes"},
      description = "do not ask")
  private boolean yes;

  @Option(
      names = {"-n", "--dry-run"},
      description = "show what would be done, and do nothing")
  private boolean dryRun;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "keep what is replaced in a new file; 'bootfmt partition restore' puts it back")
  private @Nullable String save;

  @Option(
      names = "--json",
      description = "what was done as JSON (schema " + ChangeJson.SCHEMA + "); asks nothing")
  private boolean json;

  @Mixin private SectorSizeOption sectorSize = new SectorSizeOption();

  /**
   * Checks that the options make sense together.
   *
   * @throws ParameterException if not
   */
  void check() {
    sectorSize.given();
    if (json && !yes && !dryRun) {
      throw new ParameterException(
          spec.commandLine(), "--json asks nothing: give --yes or --dry-run as well");
    }
  }

  String image() {
    return image;
  }

  boolean yes() {
    return yes;
  }

  boolean dryRun() {
    return dryRun;
  }

  Optional<String> save() {
    return Optional.ofNullable(save);
  }

  boolean json() {
    return json;
  }

  SectorSizeOption sectorSize() {
    return sectorSize;
  }
}
