package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.grub.syntax.Span;

/**
 * A text that is run, and where its commands are said to be: in a file, or, for text that another
 * command has put together, at that command.
 */
final class Unit {
  private final GrubScript script;
  private final SourceLocation origin;
  private final boolean file;

  private Unit(GrubScript script, SourceLocation origin, boolean file) {
    this.script = script;
    this.origin = origin;
    this.file = file;
  }

  static Unit ofFile(GrubScript script, String name) {
    return new Unit(script, new SourceLocation(Latin.bytes(name), 1), true);
  }

  static Unit ofText(GrubScript script, SourceLocation origin) {
    return new Unit(script, origin, false);
  }

  GrubScript script() {
    return script;
  }

  SourceLocation place(Span span) {
    return file ? new SourceLocation(origin.file(), script.lineOf(span)) : origin;
  }

  /** Returns whether one command begins on a later line than another ends. */
  boolean isLineBetween(Span before, Span after) {
    return script.lineOf(new Span(Math.max(before.end() - 1, 0), before.end()))
        != script.lineOf(after);
  }
}
