package io.github.bootformats.syslinux;

/** What choosing an entry of a menu does. */
enum EntryAction {
  COMMAND,
  SUBMENU,
  GOTO,
  EXIT,
  QUIT,
  HELP,
  DISABLED
}
