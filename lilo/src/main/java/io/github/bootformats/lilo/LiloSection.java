package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * The nodes that describe one entry: {@code image=} or {@code other=} and what follows, up to the
 * next of these.
 *
 * <p>This is the text of the file. What a loader makes of it, with global options and variables, is
 * a {@link LiloMenu}.
 *
 * @param begin the index of the first node in {@link LiloDocument#nodes()}
 * @param nodes the nodes, {@code image=} or {@code other=} first
 */
public record LiloSection(int begin, List<LiloNode> nodes) {
  /**
   * Creates a section.
   *
   * @param begin the index of its first node
   * @param nodes the nodes; the list is copied
   */
  public LiloSection {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()
        || !(nodes.get(0) instanceof LiloOption first)
        || first.keyword().filter(LiloKeyword::beginsSection).isEmpty()) {
      throw new IllegalArgumentException("neither image= nor other=");
    }
  }

  /**
   * Returns the option that the section begins with.
   *
   * @return {@code image} or {@code other}
   */
  public LiloOption header() {
    return (LiloOption) nodes.get(0);
  }

  /**
   * Returns whether this is a Linux kernel.
   *
   * @return whether it begins with {@code image}
   */
  public boolean isImage() {
    return header().keyword().filter(keyword -> keyword == LiloKeyword.IMAGE).isPresent();
  }

  /**
   * Returns what is started.
   *
   * @return a file or a device, perhaps nothing
   */
  public Bytes path() {
    return header().value().orElse(Bytes.empty());
  }

  /**
   * Returns the name.
   *
   * @return the label, with {@code _} for spaces; without a label the path behind the last slash
   */
  public Bytes name() {
    return option(LiloKeyword.LABEL)
        .flatMap(LiloOption::value)
        .map(label -> Ascii.replaced(label, ' ', '_'))
        .orElseGet(() -> Ascii.baseName(path()));
  }

  /**
   * Finds an option of this section.
   *
   * @param keyword which
   * @return the first one; where there are more, LILO refuses the file
   */
  public Optional<LiloOption> option(LiloKeyword keyword) {
    return options().stream()
        .filter(option -> option.keyword().filter(k -> k == keyword).isPresent())
        .findFirst();
  }

  /**
   * Lists the options of this section, and of the parts within.
   *
   * @return the options in order, {@code image} or {@code other} first
   */
  public List<LiloOption> options() {
    return nodes.stream().filter(LiloOption.class::isInstance).map(LiloOption.class::cast).toList();
  }
}
