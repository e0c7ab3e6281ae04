package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * The nodes that describe one entry: {@code LABEL} and what follows, up to the next {@code LABEL}
 * or the end of its menu.
 *
 * <p>This is the text of one file. What SYSLINUX makes of it, with global directives and includes,
 * is a {@link SyslinuxMenu}.
 *
 * @param begin the index of the {@code LABEL} in {@link SyslinuxDocument#nodes()}
 * @param nodes the nodes, {@code LABEL} first
 */
public record SyslinuxLabel(int begin, List<SyslinuxNode> nodes) {
  /**
   * Creates a label.
   *
   * @param begin the index of its first node
   * @param nodes the nodes; the list is copied
   */
  public SyslinuxLabel {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()
        || !(nodes.get(0) instanceof SyslinuxDirective first)
        || first.keyword() != SyslinuxKeyword.LABEL) {
      throw new IllegalArgumentException("not a LABEL");
    }
  }

  /**
   * Returns the name.
   *
   * @return the first word behind {@code LABEL}, perhaps nothing; case matters
   */
  public Bytes name() {
    return Ascii.firstWord(wholeName());
  }

  /**
   * Returns the name that the menu programs have for it.
   *
   * @return all that stands behind {@code LABEL}, perhaps nothing
   */
  public Bytes wholeName() {
    return ((SyslinuxDirective) nodes.get(0)).argument();
  }

  /**
   * Returns where the label begins.
   *
   * @return the line, from 1
   */
  public int line() {
    return nodes.get(0).line();
  }

  /**
   * Finds a directive of this label.
   *
   * @param keyword which
   * @return the last one, which is the one that counts
   */
  public Optional<SyslinuxDirective> directive(SyslinuxKeyword keyword) {
    return directives().stream().filter(d -> d.keyword() == keyword).reduce((a, b) -> b);
  }

  /**
   * Finds what this label loads.
   *
   * @return the last {@code KERNEL}, {@code LINUX} or the like
   */
  public Optional<SyslinuxDirective> kernel() {
    return directives().stream().filter(d -> d.keyword().isKernel()).reduce((a, b) -> b);
  }

  /**
   * Returns the label's own parameters, whatever the global ones.
   *
   * @return the argument of the last {@code APPEND}
   */
  public Optional<Bytes> append() {
    return directive(SyslinuxKeyword.APPEND).map(SyslinuxDirective::argument);
  }

  /**
   * Lists the directives of this label.
   *
   * @return the directives in order, {@code LABEL} first
   */
  public List<SyslinuxDirective> directives() {
    return nodes.stream()
        .filter(SyslinuxDirective.class::isInstance)
        .map(SyslinuxDirective.class::cast)
        .toList();
  }
}
