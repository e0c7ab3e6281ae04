package io.github.bootformats.cli;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.tree.NodeLine;
import io.github.bootformats.overlay.OverlayFinding;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the files of a merge. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = {
      "Lists all files that are seen when the layers are mounted, sorted by the bytes of their"
          + " names, as 'bootfmt ls' does it. What Linux fails with is told on the standard error"
          + " output.",
      ""
    })
final class OverlayListCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Mixin private OverlayLayers layers = new OverlayLayers();

  @Mixin private ListStyle style = new ListStyle();

  OverlayListCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    NodeLine line = style.line(terminal);
    String end = style.end();
    try (OpenOverlay open = layers.open(tool)) {
      try (TreeWalk walk = TreeWalk.sorted(open.merged(), ReadLimits.defaults())) {
        walk.next();
        for (TreeNode node = walk.next(); node != null; node = walk.next()) {
          if (isFound(node)) {
            terminal.print(line.of(walk.path(), node) + end);
          } else {
            walk.skipChildren();
          }
        }
      }
      terminal.flush();
      return open.complain(terminal);
    }
  }

  /** Returns whether Linux can look a file up; if not, it is told of at the end. */
  private static boolean isFound(TreeNode node) throws IOException {
    try {
      node.metadata();
      return true;
    } catch (FormatException e) {
      if (OverlayFinding.ofCode(e.reason()).isEmpty()) {
        throw e;
      }
      return false;
    }
  }
}
