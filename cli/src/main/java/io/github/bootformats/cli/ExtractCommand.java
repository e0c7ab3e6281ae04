package io.github.bootformats.cli;

import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.cli.term.ProgressLine;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.tree.SelectedTree;
import io.github.bootformats.tree.extract.ExtractionException;
import io.github.bootformats.tree.extract.ExtractionSummary;
import io.github.bootformats.tree.extract.Extractor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the files of an image into a directory. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the files in an image into a directory, and nowhere else: never through a symbolic"
          + " link, whether the image has it or the directory had it before.",
      "What the host cannot hold is left out and reported: devices, pipes and sockets, which Java"
          + " cannot create, and names that the host does not allow or takes for one.",
      ""
    },
    footerHeading = "%n",
    footer = {
      "Each line of a manifest is an object with the keys of 'ls --json' and with",
      "  problem  " + "special-file, name, collision, symlink: left out; target, hard-link, owner,",
      "           permissions, special-bits, time, xattr: changed",
      "  message  more about it, for people",
      "What was written before an error stays.",
      "Exit status: 0 fine, 1 bad input, or files are left out and there is no --manifest,"
          + " 2 wrong usage."
    })
final class ExtractCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "an archive or image, disk.img#2 for partition 2, or a directory")
  private String file = "";

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "where the files go; created if it is not there, but not its parents")
  private String directory = "";

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "PATH",
      description = "a file, or a directory with all below; when none is given, all")
  private List<String> paths = List.of();

  @Option(
      names = "--owners",
      paramLabel = "POLICY",
      converter = OwnerPolicy.Converter.class,
      description =
          "${COMPLETION-CANDIDATES}: keep sets the image's owners, by number; auto, the default,"
              + " keeps them when root runs this")
  private OwnerPolicy owners = OwnerPolicy.AUTO;

  @Option(
      names = "--special-bits",
      description = "also set the bits for setuid, setgid and sticky; always where owners are kept")
  private boolean specialBits;

  @Option(
      names = "--replace",
      description = "replace files and links that are there; directories are kept in any case")
  private boolean replace;

  @Option(
      names = "--manifest",
      paramLabel = "NEW",
      description = "list what the host does not hold in a new file, one JSON object a line")
  private @Nullable String manifest;

  @Option(
      names = "--max-bytes",
      paramLabel = "SIZE",
      converter = ByteCountConverter.class,
      description = "stop rather than write more content, holes included; default: 64G")
  private long maxBytes = Extractor.MAX_BYTES.defaultValue();

  @Option(
      names = "--max-entries",
      paramLabel = "COUNT",
      description = "stop rather than write more files and directories; default: 10000000")
  private long maxEntries = TreeWalk.MAX_ENTRIES.defaultValue();

  ExtractCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    ImageFile destination = ImageFile.of(tool.directory(), directory);
    ImageFile list = manifest == null ? null : ImageFile.of(tool.directory(), manifest);
    try (OpenTree open = OpenTree.open(file, tool)) {
      open.refuseToHold(destination, "lies in the directory that is extracted");
      FileTree tree = selected(open.tree());
      int status;
      try (ExtractionNotes notes = ExtractionNotes.of(terminal, tree, list)) {
        status = extract(tree, destination, notes, terminal);
      }
      return Math.max(status, open.complain(terminal));
    }
  }

  private FileTree selected(FileTree tree) throws IOException {
    List<TreePath> found = new ArrayList<>();
    for (String path : paths) {
      found.add(TreePlace.find(tree, file, path, false).path());
    }
    return found.isEmpty() ? tree : SelectedTree.of(tree, found);
  }

  private int extract(
      FileTree tree, ImageFile destination, ExtractionNotes notes, Terminal terminal)
      throws IOException {
    try (Interruption interruption = Interruption.watch()) {
      ExtractionSummary summary;
      try (ProgressLine line = new ProgressLine(terminal, "written")) {
        summary =
            extractor().extract(tree, destination.path(), notes, interruption.cancelling(line));
      } catch (ExtractionException e) {
        complain(e, terminal);
        notes.finish();
        return Bootfmt.BAD_INPUT;
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      if (terminal.canAsk()) {
        terminal.println(text(summary));
      }
      return notes.finish();
    }
  }

  private Extractor extractor() {
    ReadLimits limits =
        ReadLimits.builder()
            .with(Extractor.MAX_BYTES, maxBytes)
            .with(TreeWalk.MAX_ENTRIES, maxEntries)
            .build();
    Extractor extractor = owners.apply(Extractor.create().withLimits(limits), specialBits);
    return replace ? extractor.replacing() : extractor;
  }

  private static String text(ExtractionSummary made) {
    return "%s files (%s), %s more names of them, %s directories, %s symbolic links written"
        .formatted(
            made.files(),
            Sizes.of(made.bytes()),
            made.links(),
            made.directories(),
            made.symlinks());
  }

  private void complain(ExtractionException stopped, Terminal terminal) {
    Throwable cause = stopped.getCause() == null ? stopped : stopped.getCause();
    String why = ErrorLine.of(cause);
    if (cause instanceof InterruptedIOException) {
      why = "cancelled";
    } else if (cause instanceof FileAlreadyExistsException) {
      why += "; --replace replaces files, not directories";
    } else if (cause instanceof LimitExceededException) {
      why += "; --max-bytes and --max-entries allow more";
    }
    String where = stopped.path().isRoot() ? "" : " at " + stopped.path().toBytes();
    terminal.complain("bootfmt: " + terminal.message(file + ": stopped" + where + ": " + why));
  }
}
