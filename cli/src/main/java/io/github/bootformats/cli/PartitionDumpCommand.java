package io.github.bootformats.cli;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.cli.change.ScriptJson;
import io.github.bootformats.cli.partitions.ReadDisk;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.script.DiskScript;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes the partitions of a disk as a script. */
@Command(
    name = "dump",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the partition table as a script that 'bootfmt partition apply' and sfdisk carry out.",
      ""
    })
final class PartitionDumpCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Parameters(
      paramLabel = "IMAGE",
      description = "a file or block device; disk.img#2 is partition 2")
  private String image = "";

  @Mixin private SectorSizeOption sectorSize = new SectorSizeOption();

  @Option(names = "--json", description = "as JSON (schema " + ScriptJson.SCHEMA + ")")
  private boolean json;

  PartitionDumpCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Optional<SectorSize> given = sectorSize.given();
    Terminal terminal = root.terminal();
    try (OpenImage open = tool.open(image)) {
      DiskScript script = script(open, ReadDisk.of(open.source(), given).layout());
      // A name that a terminal might obey, or sfdisk might misread, is left away.
      String name = open.name();
      boolean named = DiskScript.canName(name) && terminal.value(name).equals(name);
      terminal.print(
          json ? ScriptJson.of(name, script) : (named ? script.named(name) : script).toString());
    }
    return Bootfmt.OK;
  }

  private static DiskScript script(OpenImage open, DiskLayout layout) throws IOException {
    try {
      return DiskScript.of(layout);
    } catch (FormatException e) {
      FileSystemException named =
          new FileSystemException(open.name(), null, ImageEditor.message(e));
      named.initCause(e);
      throw named;
    }
  }
}
