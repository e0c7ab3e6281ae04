package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes files from an initramfs image. */
@Command(
    name = "rm",
    mixinStandardHelpOptions = true,
    description = {
      "Removes files, and directories with all that is in them, from an initramfs image.",
      ""
    })
final class InitrdRemoveCommand implements Callable<Integer> {
  private final Bootfmt tool;

  @Mixin private ChangedInitrd image = new ChangedInitrd();

  @Parameters(index = "1", arity = "1..*", paramLabel = "PATH", description = "what to remove")
  private List<String> paths = List.of();

  InitrdRemoveCommand(Bootfmt tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    return image.change(
        tool,
        edit -> {
          for (String path : paths) {
            edit.remove(Bytes.utf8(path));
          }
        });
  }
}
