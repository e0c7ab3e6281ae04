package io.github.bootformats.grub.internal.parse;

/** How a program hands the lines of a file to the parser. */
public enum LineRules {
  /**
   * GRUB reading a configuration: carriage returns are dropped, and lines that then begin with
   * {@code #}, wherever they stand.
   */
  CONFIG,

  /** GRUB running text that it holds: lines are taken as they are. */
  TEXT,

  /** grub-script-check: tabs and carriage returns become blanks. */
  CHECK
}
