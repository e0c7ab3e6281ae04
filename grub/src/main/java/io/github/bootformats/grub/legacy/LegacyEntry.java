package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of a {@link LegacyDocument}: a title, and all that follows up to the next title or the
 * end of the file.
 */
public final class LegacyEntry {
  private final int begin;
  private final List<LegacyNode> nodes;

  LegacyEntry(int begin, List<LegacyNode> nodes) {
    this.begin = begin;
    this.nodes = List.copyOf(nodes);
  }

  /**
   * Returns where the entry begins.
   *
   * @return the index of its title among the document's nodes
   */
  public int begin() {
    return begin;
  }

  /**
   * Returns its nodes.
   *
   * @return the title first, comments and blank lines included
   */
  public List<LegacyNode> nodes() {
    return nodes;
  }

  /**
   * Returns what the menu shows.
   *
   * @return the title
   */
  public Bytes title() {
    return ((LegacyCommand) nodes.get(0)).argument();
  }

  /**
   * Returns its commands.
   *
   * @return the commands behind the title, unknown ones included
   */
  public List<LegacyCommand> commands() {
    return nodes.stream()
        .skip(1)
        .filter(LegacyCommand.class::isInstance)
        .map(LegacyCommand.class::cast)
        .toList();
  }

  /**
   * Returns the command that has the last word.
   *
   * @param keyword which command
   * @return the last one of this name
   */
  public Optional<LegacyCommand> command(LegacyKeyword keyword) {
    return commands().stream().filter(c -> c.is(keyword)).reduce((first, second) -> second);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof LegacyEntry other && begin == other.begin && nodes.equals(other.nodes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(begin, nodes);
  }

  @Override
  public String toString() {
    return "entry " + title();
  }
}
