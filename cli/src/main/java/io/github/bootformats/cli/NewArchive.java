package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.cli.squashfs.PackedText;
import io.github.bootformats.cli.term.ProgressLine;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioPacked;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.squashfs.SquashfsPacked;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
    List<Diagnostic> writeTo(SeekableByteChannel out, Progress progress) throws IOException;
  }

  /**
   * Writes all files of a tree.
   *
   * @param open what the tree is of
   * @return the exit status
   */
  int write(OpenTree open, FileTree tree, CpioWriteOptions options, Optional<StreamCodec> codec)
      throws IOException {
    refuseWithin(open);
    write(tree, options, codec);
    return open.complain(terminal);
  }

  /** Writes all files of a tree that is not of one image only. */
  void write(FileTree tree, CpioWriteOptions options, Optional<StreamCodec> codec)
      throws IOException {
    write((out, progress) -> pack(tree, out, options, codec, progress).diagnostics());
  }

  /**
   * Writes all files of a tree as a SquashFS image, and tells what it has become.
   *
   * @param open what the tree is of
   * @return the exit status
   */
  int write(OpenTree open, FileTree tree, SquashfsWriteOptions options) throws IOException {
    refuseWithin(open);
    write(tree, options);
    return open.complain(terminal);
  }

  /** Writes all files of a tree that is not of one image only, and tells what it has become. */
  void write(FileTree tree, SquashfsWriteOptions options) throws IOException {
    List<SquashfsPacked> written = new ArrayList<>();
    write(
        (out, progress) -> {
          SquashfsPacked packed =
              SquashfsWriter.of(options)
                  .write(tree, ImageTarget.of(out), ReadLimits.defaults(), progress);
          written.add(packed);
          return packed.diagnostics();
        });
    for (SquashfsPacked packed : written) {
      new PackedText(terminal).print(target.name(), packed, options);
    }
  }

  private static CpioPacked pack(
      FileTree tree,
      WritableByteChannel out,
      CpioWriteOptions options,
      Optional<StreamCodec> codec,
      Progress progress)
      throws IOException {
    CpioTreeWriter writer = CpioTreeWriter.of(options);
    if (codec.isEmpty()) {
      return writer.write(tree, out, ReadLimits.defaults(), progress);
    }
    try (OutputStream archive =
        codec.get().encode(Channels.newOutputStream(out), EncodeOptions.defaults())) {
      return writer.write(tree, archive, ReadLimits.defaults(), progress);
    }
  }

  /** Refuses to become a part of what is read. */
  void refuseWithin(OpenTree open) throws IOException {
    open.refuseToHold(target, "lies in the directory that is packed");
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
    SeekableByteChannel file;
    try {
      file =
          Files.newByteChannel(
              target.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      throw target.problem(ErrorLine.reason(e), e);
    }
    try (file) {
      return content.writeTo(file, progress);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(target.path()); // what was written is no archive
      throw e;
    }
  }
}
