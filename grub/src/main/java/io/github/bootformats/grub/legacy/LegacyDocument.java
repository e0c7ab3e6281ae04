package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration of GRUB Legacy, command by command and byte for byte.
 *
 * <p>Every file is one; {@link #toBytes()} of what was parsed is what was parsed. Instances are
 * immutable.
 */
public final class LegacyDocument {
  private final List<LegacyNode> nodes;

  private LegacyDocument(List<LegacyNode> nodes) {
    this.nodes = nodes;
  }

  /**
   * Reads a file.
   *
   * @param bytes the exact bytes
   * @return the document, and what is odd about it: {@link LegacyFinding}s in the order of lines
   */
  public static ReadResult<LegacyDocument> parse(Bytes bytes) {
    LegacyDocument document = new LegacyDocument(List.copyOf(DocumentParser.parse(bytes)));
    return ReadResult.of(document, () -> DocumentFindings.of(document));
  }

  /**
   * Makes a document of nodes.
   *
   * @param nodes the nodes; the list is copied
   * @return what is read of their bytes, one after the other: a node that does not end its line may
   *     become one with the next
   */
  public static LegacyDocument of(List<? extends LegacyNode> nodes) {
    return parse(joined(nodes)).model();
  }

  /**
   * Returns the exact bytes.
   *
   * @return the bytes of all nodes
   */
  public Bytes toBytes() {
    return joined(nodes);
  }

  private static Bytes joined(List<? extends LegacyNode> nodes) {
    return Bytes.join(nodes.stream().map(LegacyNode::toBytes).toList());
  }

  /**
   * Returns the nodes.
   *
   * @return all nodes, in order
   */
  public List<LegacyNode> nodes() {
    return nodes;
  }

  /**
   * Groups the nodes of entries.
   *
   * @return the entries in order; those to which GRUB gives no number, since they have no command
   *     that it knows, included
   */
  public List<LegacyEntry> entries() {
    List<LegacyEntry> entries = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof LegacyCommand command && command.is(LegacyKeyword.TITLE)) {
        if (begin >= 0) {
          entries.add(new LegacyEntry(begin, nodes.subList(begin, i)));
        }
        begin = i;
      }
    }
    if (begin >= 0) {
      entries.add(new LegacyEntry(begin, nodes.subList(begin, nodes.size())));
    }
    return List.copyOf(entries);
  }

  /**
   * Returns the commands before the first entry.
   *
   * @return the commands in order, unknown ones included
   */
  public List<LegacyCommand> menuCommands() {
    List<LegacyCommand> commands = new ArrayList<>();
    for (LegacyNode node : nodes) {
      if (node instanceof LegacyCommand command) {
        if (command.is(LegacyKeyword.TITLE)) {
          break;
        }
        commands.add(command);
      }
    }
    return List.copyOf(commands);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof LegacyDocument other && nodes.equals(other.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  @Override
  public String toString() {
    return "GRUB Legacy configuration of " + nodes.size() + " nodes";
  }
}
