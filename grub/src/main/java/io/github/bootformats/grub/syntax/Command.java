package io.github.bootformats.grub.syntax;

/** A command: what may stand in a body, in a condition and at the top of a script. */
public sealed interface Command extends Statement
    permits SimpleCommand, IfCommand, ForCommand, LoopCommand {}
