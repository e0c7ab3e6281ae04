package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import io.github.bootformats.cpio.initramfs.InitramfsLayout;
import io.github.bootformats.cpio.initramfs.InitramfsSegment;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the segments of an initramfs image. */
@Command(
    name = "segments",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what an initramfs image consists of: plain archives, compressed ones, and the NULs"
          + " behind each. Their entries: bootfmt ls --raw.",
      ""
    })
final class InitrdSegmentsCommand implements Callable<Integer> {
  private static final List<String> HEADINGS =
      List.of("", "offset", "length", "padding", "unpacked", "entries");
  private static final boolean[] RIGHT = {false, true, true, true, true, true};

  private final RootCommand root;
  private final Bootfmt tool;

  @Parameters(index = "0", paramLabel = "FILE", description = "the image, or disk.img#2")
  private String file = "";

  InitrdSegmentsCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    try (OpenImage image = tool.open(file)) {
      return print(image.source());
    }
  }

  private int print(ImageSource source) throws IOException {
    Terminal terminal = root.terminal();
    ReadResult<InitramfsLayout> layout = InitramfsLayout.read(source);
    List<InitramfsSegment> segments = layout.model().segments();
    TextTable table = new TextTable(HEADINGS, RIGHT);
    segments.forEach(segment -> table.add(cells(segment), Style.PLAIN));
    table.fit(Integer.MAX_VALUE);
    terminal.println(table.heading(terminal));
    for (int i = 0; i < segments.size(); i++) {
      terminal.println(table.row(i, terminal));
    }
    terminal.flush();
    int status = Bootfmt.OK;
    for (Diagnostic finding : layout.diagnostics()) {
      if (finding.severity() != Severity.INFO) {
        terminal.complain("bootfmt: " + terminal.message(file + ": " + finding.message()));
      }
      if (finding.severity() == Severity.ERROR) {
        status = Bootfmt.BAD_INPUT;
      }
    }
    return status;
  }

  private static List<String> cells(InitramfsSegment segment) {
    boolean isCompressed = segment.kind() == InitramfsSegment.Kind.COMPRESSED;
    int members = segment.archives().stream().mapToInt(a -> a.members().size()).sum();
    return List.of(
        segment.title(),
        Long.toString(segment.offset()),
        Long.toString(segment.length()),
        Long.toString(segment.padding()),
        isCompressed ? Long.toString(segment.unpacked().size()) : "",
        segment.archives().isEmpty() ? "" : Integer.toString(members));
  }
}
