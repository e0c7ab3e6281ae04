package io.github.bootformats.grub.internal.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands that the GRUB of Fedora and Red Hat Enterprise Linux has besides. */
final class DistributionCommands {
  private DistributionCommands() {}

  static void register(Map<String, Builtin> commands) {
    commands.put("increment", (machine, invocation) -> add(machine, invocation, 1));
    commands.put("decrement", (machine, invocation) -> add(machine, invocation, -1));
    commands.put("hiddenentry", MenuCommands::hidden);
    commands.put("blscfg", BlsCommand::run);
    commands.put("blsuki", (machine, invocation) -> Status.OK);
    commands.put("version", (machine, invocation) -> Status.OK);
  }

  private static int add(Machine machine, Invocation invocation, long amount) {
    if (invocation.count() != 1) {
      return machine.fail(
          Status.BAD_ARGUMENT,
          invocation.count() < 1 ? "no variable specified" : "too many arguments");
    }
    String name = invocation.argument(0);
    @Nullable String old = machine.environment().get(name);
    if (old == null) {
      return machine.fail(Status.FILE_NOT_FOUND, "No such variable \"" + name + "\"");
    }
    boolean negative = old.startsWith("-");
    Numbers.Parsed number = Numbers.parse(old, negative ? 1 : 0, 0);
    if (number.status() != Status.OK) {
      return machine.fail(number.status(), "unrecognized number");
    }
    long value = (negative ? -number.value() : number.value()) + amount;
    machine.environment().set(name, Long.toString(value), invocation.place());
    return Status.OK;
  }
}
