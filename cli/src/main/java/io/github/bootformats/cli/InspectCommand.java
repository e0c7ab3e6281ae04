package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.PartitionLister;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.cli.inspect.DiskSvg;
import io.github.bootformats.cli.inspect.InspectedFormat;
import io.github.bootformats.cli.inspect.InspectedImage;
import io.github.bootformats.cli.inspect.InspectionJson;
import io.github.bootformats.cli.inspect.InspectionText;
import io.github.bootformats.cli.inspect.Inspector;
import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "also write a picture of the disk to a new file")
  private @Nullable String svg;

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
      if (svg != null) {
        draw(open, found, svg);
      }
    }
    return Bootfmt.OK;
  }

  private void draw(OpenImage open, InspectedImage found, String target) throws IOException {
    ImageFile file = ImageFile.of(tool.directory(), target);
    for (InspectedFormat format : found.formats()) {
      Optional<PartitionLister> lister =
          tool.formats()
              .find(format.detection().format().id())
              .flatMap(provider -> provider.capability(Capability.PARTITIONS));
      if (lister.isPresent()) {
        PartitionMap map = lister.get().partitions(open.source(), ReadLimits.defaults());
        List<Diagnostic> findings = format.report().map(Report::findings).orElse(List.of());
        String picture = DiskSvg.of(open.name(), open.source().size(), map, findings);
        if (file.exists()) {
          throw file.problem("already exists; --svg writes a new file");
        }
        Files.writeString(file.path(), picture);
        return;
      }
    }
    throw new FileSystemException(open.name(), null, "has no partition table to draw");
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
