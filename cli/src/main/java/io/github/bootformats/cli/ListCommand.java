package io.github.bootformats.cli;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.ResolvedNode;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.tree.EntryLine;
import io.github.bootformats.cli.tree.NodeLine;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the files in an image. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = {
      "Lists all files in an image, with those in its directories, sorted by the bytes of their"
          + " names. The root itself is not listed.",
      ""
    },
    footerHeading = "%n",
    footer = {
      "A byte of a name that cannot be shown is \\xHH, a backslash is \\\\.",
      "Each line of --json is one object:",
      "  path    without a leading /",
      "  type    regular, directory, symlink, character-device, block-device, fifo, socket",
      "  mode    permissions as an octal string, such as 0644",
      "  uid gid nlink size mtime",
      "          numbers; mtime in seconds from 1970",
      "  rdev    major:minor of a device, else null",
      "  target  of a symbolic link, else null",
      "Paths and targets that are not UTF-8 are {\"hex\":\"66ff\"}. With --raw there are segment,"
          + " offset, name, ino, mode with the type, uid, gid, nlink, size, mtime and rdev."
    })
final class ListCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "an archive or image, disk.img#2 for partition 2, or a directory")
  private String file = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      description = "a directory or file in it; when not given, all")
  private String path = "";

  @Mixin private ListStyle style = new ListStyle();

  @Option(
      names = "--raw",
      description =
          "the entries of an archive as they are stored, in their order; those of an initramfs"
              + " segment by segment. With -l, the offset of the entry and its inode come first")
  private boolean raw;

  ListCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    if (raw) {
      return listRaw(terminal);
    }
    NodeLine line = style.line(terminal);
    String end = style.end();
    try (OpenTree open = OpenTree.open(file, tool)) {
      ResolvedNode top = TreePlace.find(open.tree(), file, path, false);
      if (top.node().type() != FileType.DIRECTORY) {
        terminal.print(line.of(top.path(), top.node()) + end);
        return open.complain(terminal);
      }
      FileTree part = top::node;
      try (TreeWalk walk = TreeWalk.sorted(part, ReadLimits.defaults())) {
        walk.next();
        for (TreeNode node = walk.next(); node != null; node = walk.next()) {
          terminal.print(line.of(below(top.path(), walk.path()), node) + end);
        }
      }
      terminal.flush();
      return open.complain(terminal);
    }
  }

  private int listRaw(Terminal terminal) throws IOException {
    if (!path.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--raw lists all entries: give no PATH");
    }
    EntryLine line =
        style.isJson()
            ? EntryLine.json()
            : style.isLong() ? EntryLine.all(terminal) : EntryLine.name(terminal);
    try (OpenImage image = tool.open(file)) {
      return new RawListing(terminal, line, !style.isJson(), style.end()).print(image, tool);
    }
  }

  private static TreePath below(TreePath top, TreePath path) {
    TreePath whole = top;
    if (top.isRoot()) {
      return path;
    }
    for (var name : path.names()) {
      whole = whole.resolve(name);
    }
    return whole;
  }
}
