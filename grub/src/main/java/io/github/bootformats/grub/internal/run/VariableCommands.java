package io.github.bootformats.grub.internal.run;

import java.util.Map;

/** {@code set}, {@code unset}, {@code export}. */
final class VariableCommands {
  private VariableCommands() {}

  static void register(Map<String, Builtin> commands) {
    commands.put("set", VariableCommands::set);
    commands.put("unset", VariableCommands::unset);
    commands.put("export", VariableCommands::export);
  }

  private static int set(Machine machine, Invocation invocation) {
    if (invocation.count() == 0) {
      machine
          .environment()
          .sorted()
          .forEach((name, variable) -> machine.print(name + "=" + variable.value() + "\n"));
      return Status.OK;
    }
    String assignment = invocation.argument(0);
    int equals = assignment.indexOf('=');
    if (equals < 0) {
      return machine.fail(Status.BAD_ARGUMENT, "not an assignment");
    }
    machine
        .environment()
        .set(assignment.substring(0, equals), assignment.substring(equals + 1), invocation.place());
    return Status.OK;
  }

  private static int unset(Machine machine, Invocation invocation) {
    if (invocation.count() == 0) {
      return machine.fail(Status.BAD_ARGUMENT, "one argument expected");
    }
    machine.environment().unset(invocation.argument(0));
    return Status.OK;
  }

  private static int export(Machine machine, Invocation invocation) {
    if (invocation.count() == 0) {
      return machine.fail(Status.BAD_ARGUMENT, "one argument expected");
    }
    for (String name : invocation.arguments()) {
      machine.environment().export(name, invocation.place());
    }
    return Status.OK;
  }
}
