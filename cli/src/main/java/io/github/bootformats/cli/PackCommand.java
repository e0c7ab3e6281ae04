package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioPacked;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an archive of a tree. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Makes an archive of a directory, or of the files in another image, with their owners and"
          + " devices. The same files give the same bytes.",
      ""
    })
final class PackCommand implements Callable<Integer> {
  private static final Map<String, CpioDialect> FORMATS =
      Map.of(
          "newc", CpioDialect.NEWC,
          "crc", CpioDialect.CRC,
          "odc", CpioDialect.ODC,
          "bin", CpioDialect.BINARY_LITTLE_ENDIAN);

  private final RootCommand root;
  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "newc",
      description = "newc, crc, odc or bin: cpio, newc being what Linux boots; default: newc")
  private String format = "newc";

  @Option(
      names = "--source-date-epoch",
      paramLabel = "SECONDS",
      description = "no time is later than this; when not given, the variable SOURCE_DATE_EPOCH")
  private @Nullable Long epoch;

  @Parameters(
      index = "0",
      paramLabel = "SRC",
      description = "a directory, an archive or image, or disk.img#2 for partition 2")
  private String source = "";

  @Parameters(index = "1", paramLabel = "OUT", description = "the archive; must not exist yet")
  private String out = "";

  PackCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    CpioWriteOptions options = options();
    Terminal terminal = root.terminal();
    ImageFile target = ImageFile.of(tool.directory(), out);
    try (OpenTree open = OpenTree.open(source, tool)) {
      refuseToPackItself(target);
      CpioPacked packed = write(open, options, target);
      for (Diagnostic finding : packed.diagnostics()) {
        terminal.complain("bootfmt: " + terminal.message(finding.message()));
      }
      return open.complain(terminal);
    }
  }

  private CpioWriteOptions options() {
    CpioDialect dialect = FORMATS.get(format);
    if (dialect == null) {
      throw new ParameterException(
          spec.commandLine(), "--format is newc, crc, odc or bin, not '" + format + "'");
    }
    Long latest = epoch;
    try {
      CpioWriteOptions options = CpioWriteOptions.of(dialect);
      return latest == null ? options : options.withLatestMtime(latest);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** An archive within the directory that it is made of would be packed while it grows. */
  private void refuseToPackItself(ImageFile target) throws IOException {
    Path directory = tool.directory().resolve(source);
    Path parent = target.path().toAbsolutePath().getParent();
    if (Files.isDirectory(directory)
        && parent != null
        && Files.isDirectory(parent)
        && parent.toRealPath().startsWith(directory.toRealPath())) {
      throw target.problem("lies in the directory that is packed");
    }
  }

  private static CpioPacked write(OpenTree open, CpioWriteOptions options, ImageFile target)
      throws IOException {
    OutputStream stream;
    try {
      stream = Files.newOutputStream(target.path(), StandardOpenOption.CREATE_NEW);
    } catch (FileSystemException e) {
      throw target.problem(ErrorLine.reason(e), e);
    }
    try (stream) {
      return CpioTreeWriter.of(options).write(open.tree(), stream);
    } catch (IOException | RuntimeException e) {
      stream.close();
      Files.deleteIfExists(target.path()); // what was written is no archive
      throw e;
    }
  }
}
