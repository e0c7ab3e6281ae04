package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a file into an initramfs image. */
@Command(
    name = "put",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a file into an initramfs image, in place of the one that is there. Directories that it"
          + " needs are made.",
      ""
    })
final class InitrdPutCommand implements Callable<Integer> {
  private static final int OCTAL = 8;
  private static final int PROGRAM = 0755;
  private static final int FILE = 0644;

  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ChangedInitrd image = new ChangedInitrd();

  @Parameters(index = "1", paramLabel = "PATH", description = "where in the image")
  private String path = "";

  @Parameters(index = "2", paramLabel = "SOURCE", description = "the file to put there")
  private String source = "";

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "permissions as an octal number; when not given, 0755 for programs, else 0644")
  private @Nullable String mode;

  InitrdPutCommand(Bootfmt tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    ImageFile file = ImageFile.of(tool.directory(), source);
    try (ImageSource content = file.read()) {
      NodeMetadata metadata =
          NodeMetadata.of(permissions(file)).withMtime(Files.getLastModifiedTime(file.path()));
      NodeMetadata seconds = metadata.withMtime(metadata.mtimeSeconds(), 0);
      return image.change(
          tool, edit -> edit.put(Bytes.utf8(path), FileContent.of(content), seconds));
    }
  }

  private int permissions(ImageFile file) {
    if (mode == null) {
      return Files.isExecutable(file.path()) ? PROGRAM : FILE;
    }
    try {
      int permissions = Integer.parseInt(mode, OCTAL);
      if ((permissions & ~NodeMetadata.PERMISSIONS_MASK) == 0) {
        return permissions;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new ParameterException(
        spec.commandLine(), "--mode is an octal number up to 7777, not '%s'".formatted(mode));
  }
}
