package io.github.bootformats.cli;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.cli.demo.DemoSource;
import io.github.bootformats.cli.demo.SampleDisk;
import io.github.bootformats.cli.inspect.InspectionText;
import io.github.bootformats.cli.inspect.Inspector;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes a sample disk, shows the code that did it, and inspects the disk. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a small GPT disk to target/demo/disk.img with a few lines of library code, shows the"
          + " code and inspects the disk.",
      ""
    })
final class DemoCommand implements Callable<Integer> {
  private static final Path DISK = Path.of("target", "demo", "disk.img");

  private final RootCommand root;
  private final Bootfmt tool;

  DemoCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    Path disk = tool.directory().resolve(DISK);
    Files.createDirectories(disk.toAbsolutePath().getParent());
    Files.deleteIfExists(disk);
    SampleDisk.write(disk);
    heading(terminal, "This code wrote " + DISK + ":");
    for (String line : DemoSource.lines()) {
      terminal.println(line.isEmpty() ? "" : "    " + line);
    }
    terminal.println("");
    heading(terminal, "$ bootfmt inspect " + DISK);
    try (ImageSource image = ImageSource.open(disk)) {
      new InspectionText(terminal, false)
          .print(new Inspector(tool.formats()).inspect(DISK.toString(), image));
    }
    return Bootfmt.OK;
  }

  private static void heading(Terminal terminal, String text) throws IOException {
    terminal.println(terminal.styled(Style.CYAN, text));
    terminal.println("");
  }
}
