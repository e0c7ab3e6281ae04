package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.tree.EntryLine;
import io.github.bootformats.cpio.CpioArchive;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioMember;
import io.github.bootformats.cpio.initramfs.InitramfsLayout;
import io.github.bootformats.cpio.initramfs.InitramfsSegment;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;

/**
 * The entries of an archive as they are stored, in their order: names that come twice, trailers in
 * between and all. Those of an initramfs come segment by segment.
 */
final class RawListing {
  private static final String CPIO = "cpio";
  private static final String INITRAMFS = "initramfs";

  private final Terminal terminal;
  private final EntryLine line;
  private final boolean hasHeadings;
  private final String lineEnd;

  /**
   * Prepares a list.
   *
   * @param hasHeadings whether a line that begins with {@code #} comes before each segment
   */
  RawListing(Terminal terminal, EntryLine line, boolean hasHeadings, String lineEnd) {
    this.terminal = terminal;
    this.line = line;
    this.hasHeadings = hasHeadings;
    this.lineEnd = lineEnd;
  }

  /**
   * Prints the entries.
   *
   * @return the exit status
   */
  int print(OpenImage image, Bootfmt tool) throws IOException {
    ImageSource source = image.source();
    List<String> formats =
        tool.formats().detect(source, image.name()).stream()
            .filter(detection -> detection.confidence() != Confidence.NONE)
            .map(Detection::format)
            .map(format -> format.id())
            .toList();
    if (formats.contains(INITRAMFS)) {
      return printSegments(image);
    }
    if (formats.contains(CPIO)) {
      ReadResult<CpioArchive> archive = CpioArchive.read(source);
      String dialect = archive.model().dialect().map(CpioDialect::toString).orElse(CPIO);
      heading("1: " + dialect + " archive at byte 0, " + source.size() + " bytes");
      print(archive.model(), 1);
      return complain(image.name(), archive.diagnostics());
    }
    throw new FileSystemException(
        image.name(), null, "--raw is for cpio archives and initramfs images, and this is neither");
  }

  private int printSegments(OpenImage image) throws IOException {
    ReadResult<InitramfsLayout> layout = InitramfsLayout.read(image.source());
    int number = 0;
    for (InitramfsSegment segment : layout.model().segments()) {
      number++;
      heading(number + ": " + segment + ", then " + segment.padding() + " NULs");
      for (CpioArchive archive : segment.archives()) {
        print(archive, number);
      }
    }
    return complain(image.name(), layout.diagnostics());
  }

  private void heading(String text) throws IOException {
    if (hasHeadings) {
      terminal.print("# " + terminal.message(text) + lineEnd);
    }
  }

  private void print(CpioArchive archive, int segment) throws IOException {
    for (CpioMember member : archive.members()) {
      terminal.print(line.of(segment, member) + lineEnd);
    }
    if (archive.trailer().isPresent()) {
      terminal.print(line.of(segment, archive.trailer().get()) + lineEnd);
    }
  }

  private int complain(String name, List<Diagnostic> findings) throws IOException {
    terminal.flush();
    int status = Bootfmt.OK;
    for (Diagnostic finding : findings) {
      if (finding.severity() != Severity.INFO) {
        terminal.complain("bootfmt: " + terminal.message(name + ": " + finding.message()));
      }
      if (finding.severity() == Severity.ERROR) {
        status = Bootfmt.BAD_INPUT;
      }
    }
    return status;
  }
}
