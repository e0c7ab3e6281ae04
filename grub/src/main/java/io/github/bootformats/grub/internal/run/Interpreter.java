package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.grub.GrubBatch;
import io.github.bootformats.grub.GrubFinding;
import io.github.bootformats.grub.syntax.Command;
import io.github.bootformats.grub.syntax.ForCommand;
import io.github.bootformats.grub.syntax.FunctionDefinition;
import io.github.bootformats.grub.syntax.IfCommand;
import io.github.bootformats.grub.syntax.LoopCommand;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.grub.syntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Runs statements. */
final class Interpreter {
  private final Machine machine;
  private final Flow flow;

  Interpreter(Machine machine) {
    this.machine = machine;
    this.flow = machine.flow();
  }

  // Texts.

  /** Runs a file: what is wrong with some lines does not keep the others from being run. */
  void file(Unit unit) {
    for (GrubBatch batch : unit.script().batches()) {
      machine.printError();
      batch(batch, unit);
    }
    machine.printError();
  }

  /** Runs a text of another command, up to a syntax error. */
  int text(Unit unit) {
    int status = Status.OK;
    for (GrubBatch batch : unit.script().batches()) {
      if (batch.error().isPresent()) {
        batch(batch, unit);
        return machine.error();
      }
      if (!batch.statements().isEmpty()) {
        status = batch(batch, unit);
      }
    }
    return status;
  }

  private int batch(GrubBatch batch, Unit unit) {
    define(batch.statements(), unit);
    if (batch.error().isPresent()) {
      syntaxError(batch, batch.error().get(), unit);
      return Status.OK;
    }
    return commands(batch.statements(), unit);
  }

  private void define(List<? extends Statement> statements, Unit unit) {
    for (Statement statement : statements) {
      if (statement instanceof FunctionDefinition function) {
        define(Latin.of(function.name()), new Function(function.body(), unit));
      }
    }
  }

  private void define(String name, Function function) {
    if (flow.isRunning(name)) {
      machine.fail(Status.BAD_ARGUMENT, "attempt to redefine a function being executed");
    } else {
      machine.functions().put(name, function);
    }
  }

  private void syntaxError(GrubBatch batch, Diagnostic error, Unit unit) {
    machine.printError();
    batch.messages().forEach(message -> machine.print("error: " + message + ".\n"));
    int offset = (int) error.offset().orElse(0);
    machine.note(
        Machine.at(
            error, unit.place(new io.github.bootformats.grub.syntax.Span(offset, offset + 1))));
  }

  /** Runs an entry's body, line by line. */
  void entry(Item item) {
    Frame frame = new Frame(item.arguments());
    machine.setFrame(frame);
    machine.environment().set("?", "0", null);
    for (Item.Line line : item.body().lines()) {
      define(line.commands(), line.unit());
      commands(line.commands(), line.unit());
    }
  }

  // Commands.

  /** Runs the commands among some statements as one list, as GRUB holds a parsed script. */
  private int commands(List<? extends Statement> statements, Unit unit) {
    boolean none = statements.stream().allMatch(s -> s instanceof FunctionDefinition);
    return none ? Status.OK : level(() -> list(statements, unit));
  }

  private int list(List<? extends Statement> statements, Unit unit) {
    int status = Status.OK;
    for (Statement statement : statements) {
      if (flow.isBreaking()) {
        break;
      }
      if (statement instanceof Command command) {
        status = level(() -> command(command, unit));
        if (flow.isReturning()) {
          break;
        }
      }
    }
    return status;
  }

  /** Runs something a level deeper, and sets {@code $?}. */
  private int level(IntSupplier task) {
    machine.budget().step();
    if (!flow.enter()) {
      return machine.fail(Status.RECURSION_DEPTH, "maximum recursion depth exceeded");
    }
    int status = task.getAsInt();
    flow.leave();
    machine.environment().set("?", Integer.toString(status), null);
    return status;
  }

  private int command(Command command, Unit unit) {
    if (command instanceof SimpleCommand simple) {
      return simple(simple, unit);
    }
    if (command instanceof IfCommand conditional) {
      return conditional(conditional, 0, unit);
    }
    if (command instanceof ForCommand loop) {
      return forLoop(loop, unit);
    }
    return loop((LoopCommand) command, unit);
  }

  private int body(List<Command> commands, Unit unit) {
    return commands.isEmpty() ? Status.OK : level(() -> list(commands, unit));
  }

  private int conditional(IfCommand command, int index, Unit unit) {
    IfCommand.Branch branch = command.branches().get(index);
    int status = body(branch.condition(), unit);
    if (flow.isReturning()) {
      return status;
    }
    machine.clearError();
    if ("0".equals(machine.environment().get("?"))) {
      return body(branch.body(), unit);
    }
    if (index + 1 < command.branches().size()) {
      return level(() -> conditional(command, index + 1, unit));
    }
    return body(command.otherwise(), unit);
  }

  private int forLoop(ForCommand loop, Unit unit) {
    if (loop.words().isEmpty()) {
      return machine.error();
    }
    List<String> values = WordExpander.expand(machine, loop.words(), Optional.empty());
    flow.enterLoop();
    int status = Status.OK;
    for (String value : values) {
      flow.resume();
      if (!flow.isBreaking()) {
        machine.environment().set(Latin.of(loop.variable()), value, unit.place(loop.span()));
        status = body(loop.body(), unit);
        if (flow.isReturning()) {
          break;
        }
      }
    }
    flow.leaveLoop();
    return status;
  }

  private int loop(LoopCommand loop, Unit unit) {
    flow.enterLoop();
    int status;
    while (true) {
      status = body(loop.condition(), unit);
      if (flow.isReturning() || (status == Status.OK) == loop.until()) {
        break;
      }
      status = body(loop.body(), unit);
      if (flow.isReturning()) {
        break;
      }
      flow.resume();
      if (flow.isBreaking()) {
        break;
      }
    }
    flow.leaveLoop();
    return status;
  }

  private int simple(SimpleCommand command, Unit unit) {
    List<String> words = WordExpander.expand(machine, command.words(), command.block());
    if (words.isEmpty()) {
      return machine.error();
    }
    boolean negated = words.get(0).equals("!");
    if (negated && words.size() < 2) {
      return machine.fail(Status.BAD_ARGUMENT, "no command is specified");
    }
    List<String> named = negated ? words.subList(1, words.size()) : words;
    Invocation invocation =
        new Invocation(
            named.get(0),
            named.subList(1, named.size()),
            command.block(),
            unit,
            unit.place(command.span()));
    @Nullable Builtin builtin = Builtins.find(machine, invocation.name());
    @Nullable Function function = machine.functions().get(invocation.name());
    if (builtin == null && function == null) {
      return unknown(invocation);
    }
    int status = builtin != null ? builtin.run(machine, invocation) : call(function, invocation);
    if (negated) {
      status = negate(status);
    }
    machine.listener().ran(invocation.place(), words, status);
    if (machine.error() == Status.TEST_FAILURE) {
      machine.clearError();
    }
    machine.printError(invocation.place(), invocation.name());
    machine.environment().set("?", Integer.toString(status), null);
    return status;
  }

  private int negate(int status) {
    if (status == Status.TEST_FAILURE) {
      machine.clearError();
      return Status.OK;
    }
    if (status == Status.OK) {
      return machine.fail(Status.TEST_FAILURE, "false");
    }
    machine.printError();
    return Status.OK;
  }

  /** Takes what is no command for an assignment. */
  private int unknown(Invocation invocation) {
    String name = invocation.name();
    int equals = name.indexOf('=');
    if (equals < 0) {
      machine.fail(
          Status.UNKNOWN_COMMAND,
          "can't find command `" + name.substring(0, Math.min(20, name.length())) + "'");
      machine.note(
          Machine.at(
              GrubFinding.UNKNOWN_COMMAND.diagnostic("GRUB has no command " + Latin.shown(name)),
              invocation.place()));
    } else if (isSpecial(name.substring(0, equals))) {
      machine.fail(
          Status.BAD_ARGUMENT, "invalid variable name `" + name.substring(0, equals) + "'");
    } else {
      machine.clearError();
      machine
          .environment()
          .set(name.substring(0, equals), name.substring(equals + 1), invocation.place());
    }
    List<String> words = new java.util.ArrayList<>(List.of(name));
    words.addAll(invocation.arguments());
    machine.listener().ran(invocation.place(), words, machine.error());
    machine.printError(invocation.place(), name);
    return Status.OK;
  }

  private static boolean isSpecial(String name) {
    return (!name.isEmpty() && Latin.isDigit(name.charAt(0)))
        || name.equals("#")
        || name.equals("*")
        || name.equals("@");
  }

  private int call(@Nullable Function function, Invocation invocation) {
    if (function == null) {
      return Status.OK;
    }
    int loops = flow.loops();
    @Nullable Frame before = machine.frame();
    flow.setLoops(0);
    machine.setFrame(new Frame(invocation.arguments()));
    flow.begin(invocation.name());
    int status = level(() -> list(function.body(), function.unit()));
    flow.end(invocation.name());
    flow.setReturning(false);
    flow.setLoops(loops);
    machine.setFrame(before);
    return status;
  }
}
