package io.github.bootformats.grub.internal.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code true}, {@code false}, {@code echo}, {@code sleep}, {@code read}, {@code test}, {@code
 * regexp}.
 */
final class BasicCommands {
  private static final OptionSpec NO_NEWLINE = OptionSpec.flag("", 'n');
  private static final OptionSpec ESCAPES = OptionSpec.flag("", 'e');
  private static final OptionSpec VERBOSE = OptionSpec.flag("verbose", 'v');
  private static final OptionSpec INTERRUPTIBLE = OptionSpec.flag("interruptible", 'i');
  private static final OptionSpec SILENT = OptionSpec.flag("silent", 's');
  private static final OptionSpec SET = OptionSpec.value("set", 's');

  private BasicCommands() {}

  static void register(Map<String, Builtin> commands) {
    commands.put("true", (machine, invocation) -> Status.OK);
    commands.put("false", (machine, invocation) -> machine.fail(Status.TEST_FAILURE, "false"));
    commands.put("echo", BasicCommands::echo);
    commands.put("sleep", BasicCommands::sleep);
    commands.put("read", BasicCommands::read);
    commands.put("test", TestCommand::run);
    commands.put("[", TestCommand::run);
    commands.put("regexp", BasicCommands::regexp);
  }

  private static int echo(Machine machine, Invocation invocation) {
    @Nullable Options options =
        Options.parse(machine, invocation, Options.Style.LEADING, List.of(NO_NEWLINE, ESCAPES));
    if (options == null) {
      return machine.error();
    }
    boolean newline = !options.has(NO_NEWLINE);
    StringBuilder line = new StringBuilder();
    String separator = "";
    for (String argument : options.arguments()) {
      line.append(separator);
      separator = " ";
      if (options.has(ESCAPES)) {
        newline &= !unescape(argument, line);
      } else {
        line.append(argument);
      }
    }
    machine.print(newline ? line.append('\n').toString() : line.toString());
    return Status.OK;
  }

  /** Appends a text without its escapes; returns whether one of them asks for no new line. */
  private static boolean unescape(String text, StringBuilder out) {
    boolean noNewline = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\\') {
        out.append(text.charAt(i));
      } else if (++i < text.length()) {
        int known = "\\afnrtv".indexOf(text.charAt(i));
        if (known >= 0) {
          out.append("\\\u0007\f\n\r\t\u000b".charAt(known));
        }
        noNewline |= text.charAt(i) == 'c';
      }
    }
    return noNewline;
  }

  private static int sleep(Machine machine, Invocation invocation) {
    @Nullable Options options =
        Options.parse(machine, invocation, Options.Style.STRICT, List.of(VERBOSE, INTERRUPTIBLE));
    if (options == null) {
      return machine.error();
    }
    boolean one = options.arguments().size() == 1;
    return one ? Status.OK : machine.fail(Status.BAD_ARGUMENT, "one argument expected");
  }

  private static int read(Machine machine, Invocation invocation) {
    @Nullable Options options =
        Options.parse(machine, invocation, Options.Style.STRICT, List.of(SILENT));
    if (options == null) {
      return machine.error();
    }
    String line = machine.typedLine();
    if (!options.has(SILENT)) {
      machine.print(line);
    }
    if (!options.arguments().isEmpty()) {
      machine.environment().set(options.arguments().get(0), line, invocation.place());
    }
    return Status.OK;
  }

  private static int regexp(Machine machine, Invocation invocation) {
    machine.enableWildcards();
    @Nullable Options options =
        Options.parse(machine, invocation, Options.Style.STRICT, List.of(SET));
    if (options == null) {
      return machine.error();
    }
    List<String> arguments = options.arguments();
    if (arguments.size() != 2) {
      return machine.fail(Status.BAD_ARGUMENT, "two arguments expected");
    }
    @Nullable Regexp regexp = Regexp.compile(arguments.get(0));
    @Nullable List<@Nullable String> groups =
        regexp == null ? null : regexp.match(arguments.get(1), machine.budget());
    if (groups == null) {
      return machine.fail(Status.TEST_FAILURE, "No match");
    }
    for (String target : options.all(SET)) {
      int colon = target.indexOf(':');
      Numbers.Parsed number = Numbers.parse(target, 0, 10);
      if (colon >= 0 && number.end() != colon) {
        return machine.fail(Status.BAD_ARGUMENT, "invalid variable name format " + target);
      }
      long group = colon < 0 ? 1 : number.value();
      set(machine, invocation, target.substring(colon + 1), group, groups);
    }
    return Status.OK;
  }

  private static void set(
      Machine machine,
      Invocation invocation,
      String variable,
      long group,
      List<@Nullable String> groups) {
    boolean exists = group >= 0 && group < groups.size();
    @Nullable String value = exists ? groups.get((int) group) : null;
    if (value == null) {
      machine.environment().unset(variable);
    } else {
      machine.environment().set(variable, value, invocation.place());
    }
  }
}
