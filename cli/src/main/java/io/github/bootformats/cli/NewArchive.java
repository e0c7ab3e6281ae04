package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.cli.term.ProgressLine;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A file that becomes an archive, or is not there. */
final class NewArchive {
  private final ImageFile target;
  private final Terminal terminal;

  NewArchive(ImageFile target, Terminal terminal) {
    this.target = target;
    this.terminal = terminal;
  }

  /** What is written. */
  @FunctionalInterface
  interface Content {
    /** Writes it, and returns what could not be written as it is. */
    List<Diagnostic> writeTo(OutputStream out, Progress progress) throws IOException;
  }

  /**
   * Writes all files of a tree.
   *
   * @return the exit status
   */
  int write(OpenTree open, CpioWriteOptions options, Optional<StreamCodec> codec)
      throws IOException {
    refuseWithin(open);
    write(
        (out, progress) -> {
          try (OutputStream archive = compressed(out, codec)) {
            return CpioTreeWriter.of(options)
                .write(open.tree(), archive, ReadLimits.defaults(), progress)
                .diagnostics();
          }
        });
    return open.complain(terminal);
  }

  /** Refuses to become a part of what is read. */
  void refuseWithin(OpenTree open) throws IOException {
    open.refuseToHold(target, "lies in the directory that is packed");
  }

  private static OutputStream compressed(OutputStream stream, Optional<StreamCodec> codec)
      throws IOException {
    return codec.isEmpty() ? stream : codec.get().encode(stream, EncodeOptions.defaults());
  }

  void write(Content content) throws IOException {
    try (Interruption interruption = Interruption.watch()) {
      List<Diagnostic> findings;
      try (ProgressLine line = new ProgressLine(terminal, "written")) {
        findings = write(content, interruption.cancelling(line));
      } catch (InterruptedIOException e) {
        throw target.problem("cancelled, and not written", e);
      }
      for (Diagnostic finding : findings) {
        terminal.complain("bootfmt: " + terminal.message(finding.message()));
      }
    }
  }

  private List<Diagnostic> write(Content content, Progress progress) throws IOException {
    OutputStream stream;
    try {
      stream = Files.newOutputStream(target.path(), StandardOpenOption.CREATE_NEW);
    } catch (FileSystemException e) {
      throw target.problem(ErrorLine.reason(e), e);
    }
    try (stream) {
      return content.writeTo(stream, progress);
    } catch (IOException | RuntimeException e) {
      stream.close();
      Files.deleteIfExists(target.path()); // what was written is no archive
      throw e;
    }
  }
}
