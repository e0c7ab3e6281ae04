package io.github.bootformats.syslinux;

/** Which directives are about the label before them, rather than about the menu or all labels. */
final class LabelScope {
  private LabelScope() {}

  static boolean contains(SyslinuxKeyword keyword) {
    return switch (keyword) {
      case LABEL,
          INITRD,
          APPEND,
          IPAPPEND,
          SYSAPPEND,
          MENU_LABEL,
          MENU_DEFAULT,
          MENU_HIDE,
          MENU_PASSWD,
          MENU_SAVE,
          MENU_NOSAVE,
          MENU_IMMEDIATE,
          MENU_NOIMMEDIATE,
          MENU_DISABLE,
          MENU_DISABLED,
          MENU_INDENT,
          MENU_QUIT,
          MENU_GOTO,
          MENU_EXIT,
          MENU_HELP ->
          true;
      default -> keyword.isKernel() || keyword.isForeign();
    };
  }

  static boolean contains(SyslinuxNode node) {
    return node instanceof SyslinuxText
        || (node instanceof SyslinuxDirective directive && contains(directive.keyword()));
  }
}
