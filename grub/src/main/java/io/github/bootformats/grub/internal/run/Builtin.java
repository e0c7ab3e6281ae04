package io.github.bootformats.grub.internal.run;

/** A command that GRUB has. */
@FunctionalInterface
interface Builtin {
  /** Runs it, and returns its status; where that is an error, the machine's error is set. */
  int run(Machine machine, Invocation invocation);
}
