package io.github.bootformats.cli;

import io.github.bootformats.partition.script.DiskScript;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Carries a script out. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new partition table as a script of sfdisk says, in place of the one that is there."
          + " Takes what 'bootfmt partition dump' and 'sfdisk -d' print.",
      ""
    },
    footerHeading = "%nScripts:%n",
    footer = {
      "  label: gpt                                  or dos",
      "  size=512M, type=uefi, name=\"ESP\"            what is not said gets a default",
      "  start=2048, size=1G, type=swap              type: a name, a GUID, two hex digits",
      "  ,10G,linux                                  the short form: start, size, type"
    })
final class PartitionApplyCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;
  private final ImageEditor editor;

  @Mixin private ChangeOptions options = new ChangeOptions();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SCRIPT",
      defaultValue = ScriptFile.STANDARD_INPUT,
      description = "a file; - or nothing is the standard input")
  private String script = ScriptFile.STANDARD_INPUT;

  PartitionApplyCommand(RootCommand root, Bootfmt tool, ImageEditor editor) {
    this.root = root;
    this.tool = tool;
    this.editor = editor;
  }

  @Override
  public Integer call() throws IOException {
    options.check();
    DiskScript read = ScriptFile.read(tool, root.terminal(), script);
    return editor.change(options, read::on);
  }
}
