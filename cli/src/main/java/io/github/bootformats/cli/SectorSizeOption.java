package io.github.bootformats.cli;

import io.github.bootformats.api.io.SectorSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how large a disk's sectors are. */
final class SectorSizeOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--sector-size",
      paramLabel = "N",
      description = "512, 1024, 2048 or 4096; when not given, what the disk speaks for, else 512")
  private @Nullable Integer sectorSize;

  /** Returns the size, if one was given. */
  Optional<SectorSize> given() {
    if (sectorSize == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(SectorSize.of(sectorSize));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--sector-size is 512, 1024, 2048 or 4096, not " + sectorSize);
    }
  }
}
