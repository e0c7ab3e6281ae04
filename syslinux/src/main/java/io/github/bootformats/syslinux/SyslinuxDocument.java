package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadResult;
import java.util.ArrayList;
import java.util.List;

/**
 * One configuration file of SYSLINUX, ISOLINUX, EXTLINUX or PXELINUX, line by line and byte for
 * byte.
 *
 * <p>Every file is one: CRLF, tabs, bytes that are no text, a text without an end, no line feed at
 * the end; {@link #toBytes()} of what was parsed is what was parsed. Files that this one includes
 * are not looked at; a {@link SyslinuxMenu} does. Instances are immutable.
 */
public final class SyslinuxDocument {
  private final List<SyslinuxNode> nodes;

  private SyslinuxDocument(List<SyslinuxNode> nodes) {
    this.nodes = nodes;
  }

  /**
   * Reads a file.
   *
   * @param bytes the exact bytes
   * @return the document, and what is odd about it: {@link SyslinuxFinding}s in the order of lines
   */
  public static ReadResult<SyslinuxDocument> parse(Bytes bytes) {
    SyslinuxDocument document = new SyslinuxDocument(List.copyOf(DocumentParser.parse(bytes)));
    return ReadResult.of(document, () -> DocumentFindings.of(document));
  }

  /**
   * Makes a document of nodes.
   *
   * @param nodes the nodes; the list is copied
   * @return what is read of their bytes, one after the other: a node that does not end its line may
   *     become one with the next
   */
  public static SyslinuxDocument of(List<? extends SyslinuxNode> nodes) {
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

  private static Bytes joined(List<? extends SyslinuxNode> nodes) {
    return Bytes.join(nodes.stream().map(SyslinuxNode::toBytes).toList());
  }

  /**
   * Returns the nodes.
   *
   * @return all nodes, in order
   */
  public List<SyslinuxNode> nodes() {
    return nodes;
  }

  /**
   * Groups the nodes of entries.
   *
   * @return the labels in order, those in submenus included
   */
  public List<SyslinuxLabel> labels() {
    List<SyslinuxLabel> labels = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof SyslinuxDirective directive && endsLabel(directive)) {
        if (begin >= 0) {
          labels.add(new SyslinuxLabel(begin, nodes.subList(begin, i)));
        }
        begin = directive.keyword() == SyslinuxKeyword.LABEL ? i : -1;
      }
    }
    if (begin >= 0) {
      labels.add(new SyslinuxLabel(begin, nodes.subList(begin, nodes.size())));
    }
    return List.copyOf(labels);
  }

  private static boolean endsLabel(SyslinuxDirective directive) {
    return switch (directive.keyword()) {
      case LABEL, MENU_BEGIN, MENU_END, MENU_SEPARATOR -> true;
      default -> false;
    };
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SyslinuxDocument other && nodes.equals(other.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  @Override
  public String toString() {
    return "SYSLINUX configuration of " + nodes.size() + " nodes";
  }
}
