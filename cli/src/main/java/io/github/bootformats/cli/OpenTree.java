package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Detection;
import io.github.bootformats.api.spi.FormatDescriptor;
import io.github.bootformats.api.spi.FormatProvider;
import io.github.bootformats.api.spi.TreeOpener;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeImage;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.tree.HostTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tree of files that the command line names: an image of any format that has one, or a directory
 * of the host.
 */
final class OpenTree implements Closeable {
  private final String name;
  private final FileTree tree;
  private final @Nullable TreeImage image;
  private final @Nullable OpenImage file;
  private final @Nullable Path directory;

  private OpenTree(String name, TreeImage image, OpenImage file) {
    this.name = name;
    this.tree = image.tree();
    this.image = image;
    this.file = file;
    this.directory = null;
  }

  private OpenTree(String name, Path directory) throws IOException {
    this.name = name;
    this.tree = HostTree.of(directory);
    this.image = null;
    this.file = null;
    this.directory = directory;
  }

  /**
   * Opens a tree.
   *
   * @param name what {@link OpenImage} takes, or a directory
   * @param tool knows the formats
   */
  static OpenTree open(String name, Bootfmt tool) throws IOException {
    ImageFile named = ImageFile.of(tool.directory(), name);
    if (Files.isDirectory(named.path())) {
      return new OpenTree(name, named.path());
    }
    OpenImage file = tool.open(name);
    try {
      return new OpenTree(name, open(file, tool.formats()), file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static TreeImage open(OpenImage file, Formats formats) throws IOException {
    List<String> others = new ArrayList<>();
    for (Detection detection : formats.detect(file.source(), file.name())) {
      FormatProvider provider = formats.find(detection.format().id()).orElseThrow();
      Optional<TreeOpener> opener = provider.capability(Capability.TREE);
      if (opener.isPresent()) {
        return opener.get().open(file.source(), ReadLimits.defaults());
      }
      others.add(detection.format().name());
    }
    throw new FileSystemException(file.name(), null, whyNot(file, others, formats));
  }

  private static String whyNot(OpenImage file, List<String> others, Formats formats) {
    if (file.source().size() == 0) {
      return "the image is empty";
    }
    String known =
        formats.providers().stream()
            .filter(provider -> provider.capability(Capability.TREE).isPresent())
            .map(FormatProvider::descriptor)
            .map(FormatDescriptor::id)
            .collect(Collectors.joining(", ", "(", ")"));
    return others.isEmpty()
        ? "not of any known format that holds files " + known
        : "holds no files: " + String.join(", ", others) + "; formats that do: " + known;
  }

  FileTree tree() {
    return tree;
  }

  /**
   * Refuses a place within this tree to write to: what is written there would be read again.
   *
   * @param what is wrong with such a place
   */
  void refuseToHold(ImageFile target, String what) throws IOException {
    Path top = directory;
    Path at = target.path().toAbsolutePath().normalize();
    while (at != null && !Files.isDirectory(at)) {
      at = at.getParent();
    }
    if (top != null && at != null && at.toRealPath().startsWith(top.toRealPath())) {
      throw target.problem(what);
    }
  }

  /**
   * Tells on the standard error output what is wrong with the image.
   *
   * @return the exit status: damage is bad input, also where something could be read
   */
  int complain(Terminal terminal) {
    int status = Bootfmt.OK;
    for (Diagnostic finding : image == null ? List.<Diagnostic>of() : image.diagnostics()) {
      status = Math.max(status, complain(terminal, name, finding));
    }
    return status;
  }

  /** Tells of one finding, and returns the exit status that it means. */
  static int complain(Terminal terminal, String name, Diagnostic finding) {
    if (finding.severity() == Severity.INFO) {
      return Bootfmt.OK;
    }
    String place = finding.offset().isPresent() ? ", byte " + finding.offset().getAsLong() : "";
    terminal.complain(
        "bootfmt: "
            + terminal.message(name + ": " + finding.message())
            + terminal.message(" [" + finding.code() + place + "]"));
    return finding.severity() == Severity.ERROR ? Bootfmt.BAD_INPUT : Bootfmt.OK;
  }

  @Override
  public void close() throws IOException {
    try {
      if (image != null) {
        image.close();
      }
    } finally {
      if (file != null) {
        file.close();
      }
    }
  }
}
