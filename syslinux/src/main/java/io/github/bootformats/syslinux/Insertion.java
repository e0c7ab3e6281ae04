package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.List;

/** Where new lines go, as indices of nodes. */
final class Insertion {
  private final SyslinuxDocument document;

  Insertion(SyslinuxDocument document) {
    this.document = document;
  }

  int beforeFirstDirective() {
    List<SyslinuxNode> nodes = document.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof SyslinuxDirective || nodes.get(i) instanceof SyslinuxText) {
        return i;
      }
    }
    return nodes.size();
  }

  /** Behind the last line that is about a label. */
  int afterLast(SyslinuxLabel label) {
    int last = 0;
    for (int i = 0; i < label.nodes().size(); i++) {
      boolean open = label.nodes().get(i) instanceof SyslinuxText text && !text.isTerminated();
      if (LabelScope.contains(label.nodes().get(i)) && !open) {
        last = i;
      }
    }
    return label.begin() + last + 1;
  }

  /** Behind the last entry or submenu of the top menu, or at the end where there is none. */
  int afterLastEntry() {
    MenuScopes menus = MenuScopes.of(document);
    int at = -1;
    List<SyslinuxLabel> labels = document.labels();
    int next = 0;
    for (int i = 0; i < document.nodes().size(); i++) {
      int menu = menus.of(i);
      boolean endsSubmenu =
          document.nodes().get(i) instanceof SyslinuxDirective d
              && d.keyword() == SyslinuxKeyword.MENU_END
              && menu != MenuScopes.TOP
              && menus.of(menu) == MenuScopes.TOP;
      at = endsSubmenu ? i + 1 : at;
      if (next < labels.size() && labels.get(next).begin() == i) {
        at = menu == MenuScopes.TOP ? afterLast(labels.get(next)) : at;
        next++;
      }
    }
    if (at < 0) {
      at = document.nodes().size();
    }
    boolean isInText =
        at == document.nodes().size()
            && at > 0
            && document.nodes().get(at - 1) instanceof SyslinuxText text
            && !text.isTerminated();
    if (isInText) {
      throw new IllegalStateException("the file ends in a text without ENDTEXT");
    }
    return at;
  }

  /** How the lines of a label begin. */
  static Bytes indentation(SyslinuxLabel label) {
    return label.directives().stream()
        .skip(1)
        .findFirst()
        .map(SyslinuxDirective::indentation)
        .orElse(Bytes.utf8("    "));
  }
}
