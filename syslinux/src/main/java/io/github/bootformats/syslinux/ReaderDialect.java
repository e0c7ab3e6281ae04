package io.github.bootformats.syslinux;

/**
 * Who reads a configuration. A configuration with a menu is read twice: by the core, for the
 * default and the prompt, and again by the menu program, which has a reader of its own that
 * differs.
 */
enum ReaderDialect {
  /** The core: ldlinux.c32 (com32/elflink/ldlinux/readconfig.c). */
  CORE,
  /** menu.c32 and vesamenu.c32 (com32/menu/readconfig.c). */
  MENU
}
