package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.cli.inspect.InspectedImage;
import io.github.bootformats.cli.inspect.InspectionJson;
import io.github.bootformats.cli.inspect.InspectionText;
import io.github.bootformats.cli.inspect.Inspector;
import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is in an image. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what is in an image: tables, partitions, gaps, findings, and what is inside each"
          + " partition, as far as the installed formats know it.",
      ""
    })
final class InspectCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Parameters(
      paramLabel = "IMAGE",
      description = "a file or block device; disk.img#2 is partition 2")
  private String image = "";

  @Option(names = "--json", description = "as JSON (schema " + InspectionJson.SCHEMA + ")")
  private boolean json;

  @Option(
      names = {"-l", "--long"},
      description = "every column, however wide")
  private boolean allColumns;

  InspectCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    try (OpenImage open = tool.open(image)) {
      Formats formats = tool.formats();
      InspectedImage found = new Inspector(formats).inspect(open.name(), open.source());
      if (json) {
        terminal.print(InspectionJson.of(found, formats.diagnostics()));
      } else {
        for (Diagnostic broken : formats.diagnostics()) {
          terminal.complain("bootfmt: " + terminal.message(broken.message()));
        }
      }
      if (!found.isKnown()) {
        terminal.complain(
            "bootfmt: " + terminal.message(open.name()) + ": " + unknown(open, formats));
        return Bootfmt.BAD_INPUT;
      }
      if (!json) {
        new InspectionText(terminal, allColumns).print(found);
      }
    }
    return Bootfmt.OK;
  }

  private static String unknown(OpenImage open, Formats formats) {
    if (open.source().size() == 0) {
      return "the image is empty";
    }
    return formats.providers().stream()
        .map(FormatProvider::descriptor)
        .map(d -> d.id())
        .collect(Collectors.joining(", ", "not of any known format (", ")"));
  }
}
