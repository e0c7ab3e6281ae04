package io.github.bootformats.lilo;

import java.util.ArrayList;
import java.util.List;

/** Writes a document anew from what its nodes say, without their bytes. */
final class Rebuilt {
  private static final LiloNode LINE_END = new LiloComment(1, Given.bytes("\n"));

  private Rebuilt() {}

  /** Damage has no other form than its bytes, and variables have none that is typed. */
  static LiloDocument of(LiloDocument document) {
    List<LiloNode> nodes = new ArrayList<>();
    for (LiloNode node : document.nodes()) {
      if (node instanceof LiloOption option) {
        nodes.add(
            option.usesVariables() || isUnwritable(option)
                ? option
                : LiloOption.of(document.dialect(), option.name(), option.value()));
        nodes.add(option.usesVariables() ? new LiloComment(1, Given.bytes(" \n")) : LINE_END);
      } else if (node instanceof LiloDamage) {
        nodes.add(node);
        nodes.add(LINE_END);
      }
    }
    return LiloDocument.of(document.dialect(), nodes);
  }

  /** A carriage return that was doubled is a character, but cannot be written in one word. */
  private static boolean isUnwritable(LiloOption option) {
    String text = option.name() + "=" + option.value();
    return text.contains("\\x0d")
        || text.contains("\\x09")
        || option.name().length() > 1022
        || option.value().filter(v -> v.length() > 1022).isPresent();
  }
}
