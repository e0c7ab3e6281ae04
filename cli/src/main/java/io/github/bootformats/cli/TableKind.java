package io.github.bootformats.cli;

import java.util.Locale;

/** The kinds of partition tables that can be made. */
enum TableKind {
  GPT,
  MBR;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what the command line says. */
  static final class Converter extends WordConverter<TableKind> {
    Converter() {
      super(values());
    }
  }
}
