package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.grub.syntax.Block;
import java.util.List;
import java.util.Optional;

/**
 * A command that is about to run.
 *
 * @param name its name
 * @param arguments its arguments, expanded, the block's text included
 * @param block the block
 * @param unit the text that it stands in
 * @param place where it stands
 */
record Invocation(
    String name, List<String> arguments, Optional<Block> block, Unit unit, SourceLocation place) {
  int count() {
    return arguments.size();
  }

  String argument(int index) {
    return arguments.get(index);
  }

  /** Returns the call of another command in this place. */
  Invocation as(String otherName, List<String> otherArguments) {
    return new Invocation(otherName, otherArguments, block, unit, place);
  }

  Loader.Call asCall() {
    return new Loader.Call(name, arguments, place);
  }
}
