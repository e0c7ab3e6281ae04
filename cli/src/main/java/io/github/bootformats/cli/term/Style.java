package io.github.bootformats.cli.term;

/** How text stands out where there are colours. */
public enum Style {
  PLAIN(""),
  BOLD("1"),
  FAINT("2"),
  RED("1;31"),
  GREEN("32"),
  YELLOW("33"),
  CYAN("36");

  private final String parameters;

  Style(String parameters) {
    this.parameters = parameters;
  }

  String around(String text) {
    return this == PLAIN || text.isEmpty() ? text : "\033[" + parameters + "m" + text + "\033[0m";
  }
}
