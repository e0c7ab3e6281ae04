package io.github.bootformats.cli;

import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import java.util.List;
import picocli.CommandLine.Option;

/** What commands take that compare trees. */
final class ComparedAttributes {
  @Option(
      names = "--ignore",
      paramLabel = "WHAT",
      split = ",",
      description = "not to be compared, such as mtime,uid,gid; any of ${COMPLETION-CANDIDATES}")
  private List<TreeAttribute> ignored = List.of();

  TreeComparer comparer() {
    TreeComparer comparer = TreeComparer.create();
    for (TreeAttribute attribute : ignored) {
      comparer = comparer.ignoring(attribute);
    }
    return comparer;
  }
}
