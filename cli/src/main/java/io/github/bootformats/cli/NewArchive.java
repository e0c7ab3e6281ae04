package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.cli.term.ProgressLine;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioPacked;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file that becomes an archive of a tree, or is not there. */
final class NewArchive {
  private final ImageFile target;
  private final Optional<StreamCodec> codec;
  private final Terminal terminal;

  NewArchive(ImageFile target, Optional<StreamCodec> codec, Terminal terminal) {
    this.target = target;
    this.codec = codec;
    this.terminal = terminal;
  }

  /**
   * Writes all files of a tree.
   *
   * @return the exit status
   */
  int write(OpenTree open, CpioWriteOptions options) throws IOException {
    open.refuseToHold(target, "lies in the directory that is packed");
    try (Interruption interruption = Interruption.watch()) {
      CpioPacked packed;
      try (ProgressLine line = new ProgressLine(terminal, "written")) {
        packed = write(open, options, interruption.cancelling(line));
      } catch (InterruptedIOException e) {
        throw target.problem("cancelled, and not written", e);
      }
      for (Diagnostic finding : packed.diagnostics()) {
        terminal.complain("bootfmt: " + terminal.message(finding.message()));
      }
    }
    return open.complain(terminal);
  }

  private CpioPacked write(OpenTree open, CpioWriteOptions options, Progress progress)
      throws IOException {
    OutputStream stream;
    try {
      stream = Files.newOutputStream(target.path(), StandardOpenOption.CREATE_NEW);
    } catch (FileSystemException e) {
      throw target.problem(ErrorLine.reason(e), e);
    }
    try (stream;
        OutputStream archive = compressed(stream)) {
      return CpioTreeWriter.of(options)
          .write(open.tree(), archive, ReadLimits.defaults(), progress);
    } catch (IOException | RuntimeException e) {
      stream.close();
      Files.deleteIfExists(target.path()); // what was written is no archive
      throw e;
    }
  }

  private OutputStream compressed(OutputStream stream) throws IOException {
    return codec.isEmpty() ? stream : codec.get().encode(stream, EncodeOptions.defaults());
  }
}
