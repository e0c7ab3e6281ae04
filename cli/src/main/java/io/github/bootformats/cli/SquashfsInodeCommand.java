package io.github.bootformats.cli;

import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.cli.squashfs.InodeFacts;
import io.github.bootformats.cli.squashfs.InodeJson;
import io.github.bootformats.cli.squashfs.InodeText;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsOptions;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows an inode as it is stored. */
@Command(
    name = "inode",
    mixinStandardHelpOptions = true,
    description = {
      "Shows an inode as it is stored: its place, its fields, its blocks, the fragment with its"
          + " last bytes, its extended attributes.",
      ""
    })
final class SquashfsInodeCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Parameters(index = "0", paramLabel = "FILE", description = "the image, or disk.img#2")
  private String file = "";

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      description = "a file in it, or #N for inode N; links are not followed at the end")
  private String path = "";

  @Option(names = "--json", description = "as JSON (schema " + InodeJson.SCHEMA + ")")
  private boolean json;

  SquashfsInodeCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    try (OpenImage opened = tool.open(file);
        SquashfsImage image =
            SquashfsImage.open(OpenSquashfs.image(opened), SquashfsOptions.defaults())) {
      InodeFacts facts = InodeFacts.of(image, image.inode(find(image)));
      if (json) {
        terminal.print(InodeJson.of(facts));
      } else {
        new InodeText(terminal).print(path, facts);
      }
      terminal.flush();
    }
    return Bootfmt.OK;
  }

  private TreeNode find(SquashfsImage image) throws IOException {
    if (!path.matches("#[0-9]{1,10}")) {
      return TreePlace.find(image.tree(), file, path, false).node();
    }
    long number = Long.parseLong(path.substring(1));
    return image
        .findInode(number)
        .orElseThrow(
            () ->
                new FileSystemException(
                    file + ": " + path,
                    null,
                    "no such inode in the export table; 'ls' has the names of files"));
  }
}
