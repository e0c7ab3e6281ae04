package io.github.bootformats.cli;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.cpio.initramfs.InitramfsEdit;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The image that a command changes: rewritten whole, and then put in the place of the old one. */
final class ChangedInitrd {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "the image")
  private String file = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "NEW",
      description = "write the changed image here and leave FILE as it is; must not exist yet")
  private @Nullable String output;

  @Option(
      names = "--new-segment",
      paramLabel = "CODEC",
      description =
          "how new files are compressed: none, gzip, bzip2, lzma, xz, lzo, lz4 or zstd; when not"
              + " given, as the last compressed segment is")
  private @Nullable String codec;

  /** What is to be changed. */
  @FunctionalInterface
  interface Change {
    void apply(InitramfsEdit edit) throws IOException;
  }

  /**
   * Carries a change out.
   *
   * @return the exit status
   */
  int change(Bootfmt tool, Change change) throws IOException {
    String name = output == null ? file : output;
    ImageFile target = ImageFile.of(tool.directory(), name);
    Path old = ImageFile.of(tool.directory(), file).path();
    Path written =
        output == null
            ? target.path().resolveSibling("." + target.path().getFileName() + ".new")
            : target.path();
    try (OpenImage open = tool.open(file);
        InitramfsImage image = InitramfsImage.open(open.source(), ReadLimits.defaults())) {
      InitramfsEdit edit = image.edit();
      if (codec != null) {
        edit.newSegmentCodec(knownCodec(codec));
      }
      change.apply(edit);
      write(edit, target, written);
    }
    if (output == null) {
      Files.move(written, old, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
    return Bootfmt.OK;
  }

  private String knownCodec(String id) {
    if (!id.equals("none") && Codecs.standard().stream(id).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--new-segment is none or a codec, not '%s'".formatted(id));
    }
    return id;
  }

  private static void write(InitramfsEdit edit, ImageFile target, Path written) throws IOException {
    OutputStream stream;
    try {
      stream = Files.newOutputStream(written, StandardOpenOption.CREATE_NEW);
    } catch (FileSystemException e) {
      throw target.problem(ErrorLine.reason(e), e);
    }
    try (stream) {
      edit.writeTo(stream);
    } catch (IOException | RuntimeException e) {
      stream.close();
      Files.deleteIfExists(written);
      throw e;
    }
  }
}
