package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.Optional;

/**
 * {@code MENU DEFAULT}, which counts within its menu, and {@code MENU START}, which tells the menu
 * that is shown first.
 */
final class MenuDefault {
  private final SyslinuxDocument document;
  private final MenuScopes menus;

  MenuDefault(SyslinuxDocument document) {
    this.document = document;
    this.menus = MenuScopes.of(document);
  }

  /** Returns the default of the menu that is shown first. */
  Optional<SyslinuxLabel> label() {
    return document.labels().stream()
        .filter(label -> menus.of(label.begin()) == menus.start())
        .filter(label -> label.directive(SyslinuxKeyword.MENU_DEFAULT).isPresent())
        .reduce((first, second) -> second);
  }

  /** Makes a label the default of its menu, and has that shown first. */
  SyslinuxDocument moveTo(SyslinuxLabel wanted) {
    int menu = menus.of(wanted.begin());
    Splice splice = new Splice(document);
    for (SyslinuxLabel label : document.labels()) {
      for (int i = 0; i < label.nodes().size(); i++) {
        boolean isOld = is(label.nodes().get(i), SyslinuxKeyword.MENU_DEFAULT);
        if (isOld && menus.of(label.begin()) == menu) {
          splice.remove(label.begin() + i);
        }
      }
    }
    splice.insert(
        new Insertion(document).afterLast(wanted),
        Bytes.join(Insertion.indentation(wanted), line(SyslinuxKeyword.MENU_DEFAULT)));
    if (menu != menus.start()) {
      start(splice, menu);
    }
    return splice.done();
  }

  private void start(Splice splice, int menu) {
    for (int i = 0; i < document.nodes().size(); i++) {
      if (is(document.nodes().get(i), SyslinuxKeyword.MENU_START)) {
        splice.remove(i);
      }
    }
    if (menu != MenuScopes.TOP) {
      SyslinuxDirective begin = (SyslinuxDirective) document.nodes().get(menu);
      splice.insert(menu + 1, Bytes.join(begin.indentation(), line(SyslinuxKeyword.MENU_START)));
    }
  }

  private static Bytes line(SyslinuxKeyword keyword) {
    return SyslinuxDirective.of(keyword, "").toBytes();
  }

  private static boolean is(SyslinuxNode node, SyslinuxKeyword keyword) {
    return node instanceof SyslinuxDirective directive && directive.keyword() == keyword;
  }
}
