package io.github.bootformats.cli;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the content of a file in an image to the standard output. */
@Command(
    name = "cat",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the content of a file in an image to the standard output, byte for byte. Symbolic"
          + " links are followed within the image.",
      ""
    })
final class CatCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "an archive or image, disk.img#2 for partition 2, or a directory")
  private String file = "";

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      description = "the file in it, as is or as 'ls' prints it")
  private String path = "";

  CatCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    try (OpenTree open = OpenTree.open(file, tool)) {
      TreeNode node = TreePlace.find(open.tree(), file, path, true).node();
      if (node.type() != FileType.REGULAR) {
        String what = node.type() == FileType.DIRECTORY ? "is a directory" : "is not a file";
        throw new FileSystemException(file + ": " + path, null, what);
      }
      try (InputStream in = node.content().newInputStream()) {
        terminal.copy(in);
      }
      terminal.flush();
    }
    return Bootfmt.OK;
  }
}
