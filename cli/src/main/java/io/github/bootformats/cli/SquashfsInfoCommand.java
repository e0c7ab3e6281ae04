package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.cli.squashfs.ImageFacts;
import io.github.bootformats.cli.squashfs.InfoJson;
import io.github.bootformats.cli.squashfs.InfoText;
import io.github.bootformats.cli.squashfs.RefusedImage;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsOptions;
import io.github.bootformats.squashfs.SquashfsReader;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how an image is made up. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = {
      "Shows how an image is made up: its options, its parts with their sizes and ratios of"
          + " compression, fragments, holes, duplicates and the largest files.",
      "All inodes are read, and no data. Of an image that is refused, the superblock is shown.",
      ""
    })
final class SquashfsInfoCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Parameters(index = "0", paramLabel = "FILE", description = "the image, or disk.img#2")
  private String file = "";

  @Option(
      names = "--largest",
      paramLabel = "N",
      defaultValue = "10",
      description = "how many of the largest files to list; ${DEFAULT-VALUE} when not given")
  private int largest;

  @Option(names = "--json", description = "as JSON (schema " + InfoJson.SCHEMA + ")")
  private boolean json;

  SquashfsInfoCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    try (OpenImage opened = tool.open(file)) {
      ImageSource source = OpenSquashfs.image(opened);
      try (SquashfsImage image = SquashfsImage.open(source, SquashfsOptions.defaults())) {
        return show(opened.name(), image);
      } catch (FormatException e) {
        showSuperblock(opened.name(), source, e);
        throw e;
      }
    }
  }

  private int show(String name, SquashfsImage image) throws IOException {
    Terminal terminal = root.terminal();
    ImageFacts facts = ImageFacts.of(image, Math.max(0, largest));
    if (json) {
      terminal.print(InfoJson.of(facts, image.diagnostics()));
    } else {
      new InfoText(terminal).print(name, facts);
    }
    terminal.flush();
    return complain(terminal, image);
  }

  /** Shows what can be shown of an image that Linux does not mount, or that is damaged inside. */
  private void showSuperblock(String name, ImageSource source, FormatException refusal)
      throws IOException {
    Terminal terminal = root.terminal();
    try (SquashfsReader reader = SquashfsReader.open(source, SquashfsOptions.defaults())) {
      RefusedImage refused = new RefusedImage(reader, refusal);
      if (json) {
        terminal.print(refused.json());
      } else {
        refused.print(terminal, name);
      }
      terminal.flush();
    } catch (FormatException e) {
      // Not even that: the refusal says so.
    }
  }

  private int complain(Terminal terminal, SquashfsImage image) {
    int status = Bootfmt.OK;
    for (Diagnostic finding : image.diagnostics()) {
      if (finding.severity() != Severity.INFO) {
        terminal.complain("bootfmt: " + terminal.message(file + ": " + finding.message()));
      }
      if (finding.severity() == Severity.ERROR) {
        status = Bootfmt.BAD_INPUT;
      }
    }
    return status;
  }
}
