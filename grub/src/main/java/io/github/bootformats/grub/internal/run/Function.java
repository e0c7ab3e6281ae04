package io.github.bootformats.grub.internal.run;

import io.github.bootformats.grub.syntax.Command;
import java.util.List;

/**
 * A function of a script.
 *
 * @param body its commands
 * @param unit the text that they stand in
 */
record Function(List<Command> body, Unit unit) {}
