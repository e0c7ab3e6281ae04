package io.github.bootformats.grub.internal.run;

import io.github.bootformats.grub.GrubScript;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code break}, {@code return}, {@code shift}, {@code eval}, {@code exit} and the like. */
final class FlowCommands {
  private FlowCommands() {}

  static void register(Map<String, Builtin> commands) {
    commands.put("break", (machine, invocation) -> leaveLoops(machine, invocation, false));
    commands.put("continue", (machine, invocation) -> leaveLoops(machine, invocation, true));
    commands.put("return", FlowCommands::leaveFunction);
    commands.put("shift", FlowCommands::shift);
    commands.put("setparams", FlowCommands::setParameters);
    commands.put("eval", FlowCommands::eval);
    for (String end : new String[] {"exit", "halt", "reboot", "fwsetup"}) {
      commands.put(
          end,
          (machine, invocation) -> {
            throw Stop.exit(invocation.name());
          });
    }
    commands.put("boot", FlowCommands::boot);
  }

  private static int leaveLoops(Machine machine, Invocation invocation, boolean continues) {
    long count = 1;
    if (invocation.count() > 1) {
      return machine.fail(Status.BAD_ARGUMENT, "one argument expected");
    }
    if (invocation.count() == 1) {
      Numbers.Parsed number = Numbers.parse(invocation.argument(0), 0, 10);
      int status = check(machine, number, invocation.argument(0));
      if (status != Status.OK) {
        return status;
      }
      if (number.value() == 0) {
        return machine.fail(Status.BAD_ARGUMENT, "can't break 0 loops");
      }
      count = Math.min(number.value() >>> 1, Integer.MAX_VALUE) + 1;
      count = number.value() > 0 && number.value() < count ? number.value() : count;
    }
    machine.flow().breakOut(count, continues);
    return Status.OK;
  }

  private static int check(Machine machine, Numbers.Parsed number, String text) {
    int status = number.report(machine);
    return status == Status.OK && number.end() != text.length()
        ? machine.fail(Status.BAD_ARGUMENT, "unrecognized number")
        : status;
  }

  private static int leaveFunction(Machine machine, Invocation invocation) {
    if (machine.frame() == null || invocation.count() > 1) {
      return machine.fail(Status.BAD_ARGUMENT, "not in function body");
    }
    if (invocation.count() == 0) {
      machine.flow().setReturning(true);
      @Nullable String last = machine.environment().get("?");
      if (last == null) {
        return Status.OK;
      }
      Numbers.Parsed number = Numbers.parse(last, 0, 10);
      number.report(machine);
      return (int) number.value();
    }
    Numbers.Parsed number = Numbers.parse(invocation.argument(0), 0, 10);
    int status = check(machine, number, invocation.argument(0));
    if (status != Status.OK) {
      return status;
    }
    machine.flow().setReturning(true);
    return number.value() == 0 ? Status.OK : machine.fail((int) number.value(), "false");
  }

  private static int shift(Machine machine, Invocation invocation) {
    @Nullable Frame frame = machine.frame();
    if (frame == null) {
      return Status.OK;
    }
    long count = 1;
    if (invocation.count() == 1) {
      Numbers.Parsed number = Numbers.parse(invocation.argument(0), 0, 10);
      number.report(machine);
      if (number.end() != invocation.argument(0).length()) {
        return Status.BAD_ARGUMENT;
      }
      count = number.value();
    }
    if (invocation.count() > 1 || Long.compareUnsigned(count, frame.count()) > 0) {
      return Status.BAD_ARGUMENT;
    }
    frame.shift((int) count);
    return Status.OK;
  }

  private static int setParameters(Machine machine, Invocation invocation) {
    @Nullable Frame frame = machine.frame();
    if (frame == null) {
      return Status.INVALID_COMMAND;
    }
    frame.replace(invocation.arguments());
    return Status.OK;
  }

  private static int eval(Machine machine, Invocation invocation) {
    if (invocation.count() == 0) {
      return Status.OK;
    }
    String text = String.join(" ", invocation.arguments());
    machine.budget().steps(text.length() / 64);
    machine.enterFile();
    GrubScript script = GrubScript.parse(Latin.bytes(text), machine.budget().limits());
    int status = machine.interpreter().text(Unit.ofText(script, invocation.place()));
    machine.leaveFile();
    return status;
  }

  private static int boot(Machine machine, Invocation invocation) {
    if (machine.loaderState().kernel() == null) {
      return machine.fail(Status.NO_KERNEL, "you need to load the kernel first");
    }
    throw Stop.boot();
  }
}
