package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Writes a document anew from what its nodes say, without their bytes. */
final class Rebuilt {
  private Rebuilt() {}

  static SyslinuxDocument of(SyslinuxDocument document) {
    List<SyslinuxNode> nodes = new ArrayList<>();
    for (SyslinuxNode node : document.nodes()) {
      if (node instanceof SyslinuxDirective d) {
        nodes.add(
            d.keyword() == SyslinuxKeyword.F_KEY
                ? SyslinuxDirective.functionKey(d.functionKey(), d.argument())
                : SyslinuxDirective.of(d.keyword(), d.argument()));
      } else if (node instanceof SyslinuxText text) {
        nodes.add(text(text));
      }
    }
    return SyslinuxDocument.of(nodes);
  }

  /** Text that is never shown may be left out; the rest of a file without an end is such a text. */
  private static SyslinuxNode text(SyslinuxText text) {
    Bytes content = text.content();
    boolean whole = content.isEmpty() || content.at(content.length() - 1) == '\n';
    return text.isHelp() && whole ? SyslinuxText.help(content) : SyslinuxText.help(Bytes.empty());
  }
}
