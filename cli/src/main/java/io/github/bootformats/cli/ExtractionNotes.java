package io.github.bootformats.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.tree.NodeLine;
import io.github.bootformats.tree.extract.ExtractionNote;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the host does not hold: into a manifest, or the first few for people. */
final class ExtractionNotes implements Consumer<ExtractionNote>, Closeable {
  private static final int SHOWN = 10;

  private final Terminal terminal;
  private final FileTree tree;
  private final NodeLine nodes = NodeLine.json();
  private final @Nullable Writer manifest;
  private long count;
  private boolean leftOut;

  private ExtractionNotes(Terminal terminal, FileTree tree, @Nullable Writer manifest) {
    this.terminal = terminal;
    this.tree = tree;
    this.manifest = manifest;
  }

  /**
   * Prepares for the notes of one extraction.
   *
   * @param manifest a file to be created for them; null for the terminal
   */
  static ExtractionNotes of(Terminal terminal, FileTree tree, @Nullable ImageFile manifest)
      throws IOException {
    if (manifest == null) {
      return new ExtractionNotes(terminal, tree, null);
    }
    try {
      BufferedWriter writer =
          Files.newBufferedWriter(manifest.path(), US_ASCII, StandardOpenOption.CREATE_NEW);
      return new ExtractionNotes(terminal, tree, writer);
    } catch (FileSystemException e) {
      throw manifest.problem(ErrorLine.reason(e), e);
    }
  }

  @Override
  public void accept(ExtractionNote note) {
    count++;
    leftOut |= note.problem().leavesOut();
    if (manifest == null) {
      if (count <= SHOWN) {
        terminal.complain("bootfmt: " + terminal.message(text(note)));
      }
      return;
    }
    try {
      manifest.write(json(note) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(ExtractionNote note) {
    String problem = word(note).replace('-', ' ');
    return "%s: %s%s: %s"
        .formatted(
            note.path().isRoot() ? "/" : note.path().toBytes(),
            problem,
            note.problem().leavesOut() ? " left out" : "",
            note.message());
  }

  private static String word(ExtractionNote note) {
    return note.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the problem, and all that a listing says of the node, so that nothing is lost. */
  private String json(ExtractionNote note) throws IOException {
    String problem =
        "{\"problem\":\""
            + word(note)
            + "\",\"message\":"
            + Bytes.utf8(note.message()).toJson()
            + ",";
    return problem + nodes.of(note.path(), node(note.path())).substring(1);
  }

  private TreeNode node(TreePath path) throws IOException {
    TreeNode node = tree.root();
    for (Bytes name : path.names()) {
      Optional<TreeNode> child = node.child(name);
      node = child.orElseThrow(() -> new IOException(path + " is not there any more"));
    }
    return node;
  }

  /**
   * Says how many notes were not shown.
   *
   * @return the exit status: 1 where files are missing and nobody asked for a manifest of them
   */
  int finish() {
    if (manifest != null) {
      return Bootfmt.OK;
    }
    if (count > SHOWN) {
      terminal.complain(
          "bootfmt: and %s more like these; --manifest lists them".formatted(count - SHOWN));
    }
    return leftOut ? Bootfmt.BAD_INPUT : Bootfmt.OK;
  }

  @Override
  public void close() throws IOException {
    if (manifest != null) {
      manifest.close();
    }
  }
}
