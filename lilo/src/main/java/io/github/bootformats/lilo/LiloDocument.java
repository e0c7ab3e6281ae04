package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One configuration file of LILO or ELILO, option by option and byte for byte.
 *
 * <p>Every file is one: quotes that never end, unknown options, bytes that are no text; {@link
 * #toBytes()} of what was parsed is what was parsed. Options need not stand in lines of their own.
 * Instances are immutable.
 */
public final class LiloDocument {
  private final LiloDialect dialect;
  private final List<LiloNode> nodes;

  private LiloDocument(LiloDialect dialect, List<LiloNode> nodes) {
    this.dialect = dialect;
    this.nodes = nodes;
  }

  /**
   * Reads a lilo.conf.
   *
   * @param bytes the exact bytes
   * @return the document, and what is odd about it: {@link LiloFinding}s in the order of lines, for
   *     which LILO refuses the file at the first error
   */
  public static ReadResult<LiloDocument> parse(Bytes bytes) {
    return parse(bytes, LiloDialect.LILO);
  }

  /**
   * Reads a file.
   *
   * @param bytes the exact bytes
   * @param dialect whose file it is
   * @return the document, and what is odd about it
   */
  public static ReadResult<LiloDocument> parse(Bytes bytes, LiloDialect dialect) {
    LiloDocument document =
        new LiloDocument(dialect, List.copyOf(DocumentParser.parse(bytes, dialect)));
    return ReadResult.of(document, () -> DocumentFindings.of(document));
  }

  /**
   * Makes a document of nodes.
   *
   * @param dialect whose file it is
   * @param nodes the nodes; the list is copied
   * @return what is read of their bytes, one after the other: options between which there is
   *     nothing become one word
   */
  public static LiloDocument of(LiloDialect dialect, List<? extends LiloNode> nodes) {
    return parse(joined(nodes), dialect).model();
  }

  /**
   * Returns whose file this is.
   *
   * @return the dialect
   */
  public LiloDialect dialect() {
    return dialect;
  }

  /**
   * Returns the exact bytes.
   *
   * @return the bytes of all nodes
   */
  public Bytes toBytes() {
    return joined(nodes);
  }

  private static Bytes joined(List<? extends LiloNode> nodes) {
    return Bytes.join(nodes.stream().map(LiloNode::toBytes).toList());
  }

  /**
   * Returns the nodes.
   *
   * @return all nodes, in order
   */
  public List<LiloNode> nodes() {
    return nodes;
  }

  /**
   * Lists the options before the first section, and of the parts there, such as those of disks.
   *
   * @return the global options in order
   */
  public List<LiloOption> globalOptions() {
    List<LiloOption> options = new ArrayList<>();
    for (LiloNode node : nodes) {
      if (beginsSection(node)) {
        break;
      }
      if (node instanceof LiloOption option) {
        options.add(option);
      }
    }
    return List.copyOf(options);
  }

  /**
   * Finds a global option.
   *
   * @param keyword which
   * @return the first one; where there are more, LILO refuses the file
   */
  public Optional<LiloOption> globalOption(LiloKeyword keyword) {
    return globalOptions().stream()
        .filter(option -> option.keyword().filter(k -> k == keyword).isPresent())
        .findFirst();
  }

  /**
   * Groups the nodes of entries.
   *
   * @return the sections in order
   */
  public List<LiloSection> sections() {
    List<LiloSection> sections = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i <= nodes.size(); i++) {
      if (i < nodes.size() && !beginsSection(nodes.get(i))) {
        continue;
      }
      if (begin >= 0) {
        sections.add(new LiloSection(begin, nodes.subList(begin, i)));
      }
      begin = i;
    }
    return List.copyOf(sections);
  }

  private static boolean beginsSection(LiloNode node) {
    return node instanceof LiloOption option
        && option.keyword().filter(LiloKeyword::beginsSection).isPresent();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof LiloDocument other && dialect == other.dialect && nodes.equals(other.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  @Override
  public String toString() {
    return dialect + " configuration of " + nodes.size() + " nodes";
  }
}
