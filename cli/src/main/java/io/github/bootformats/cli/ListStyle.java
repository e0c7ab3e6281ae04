package io.github.bootformats.cli;

import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.tree.NodeLine;
import io.github.bootformats.cli.tree.NodeText;
import picocli.CommandLine.Option;

/** What commands take that list files. */
final class ListStyle {
  @Option(
      names = {"-l", "--long"},
      description = "mode, names of the file, owners, size or device, time (UTC), target")
  private boolean all;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  boolean isLong() {
    return all;
  }

  boolean isJson() {
    return json;
  }

  NodeLine line(Terminal terminal) {
    if (json) {
      return NodeLine.json();
    }
    NodeText text = new NodeText(terminal);
    return all ? text::line : (at, node) -> text.name(at);
  }

  /** What a line ends with. */
  String end() {
    return json ? "\n" : System.lineSeparator();
  }
}
