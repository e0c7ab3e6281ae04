package io.github.bootformats.grub.internal.run;

import java.util.List;

/** The arguments of a function or a menu entry that is run. */
final class Frame {
  private List<String> arguments;
  private int shifted;

  Frame(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  int count() {
    return arguments.size() - shifted;
  }

  String argument(int index) {
    return arguments.get(shifted + index);
  }

  List<String> arguments() {
    return arguments.subList(shifted, arguments.size());
  }

  void shift(int count) {
    shifted += count;
  }

  void replace(List<String> others) {
    arguments = List.copyOf(others);
    shifted = 0;
  }
}
