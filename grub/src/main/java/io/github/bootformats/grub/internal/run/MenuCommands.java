package io.github.bootformats.grub.internal.run;

import io.github.bootformats.grub.GrubScript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code menuentry}, {@code submenu}, and in distributions {@code hiddenentry}. */
final class MenuCommands {
  private static final OptionSpec CLASS = OptionSpec.value("class", '\u0001');
  private static final OptionSpec USERS = OptionSpec.optional("users", '\u0002');
  private static final OptionSpec HOTKEY = OptionSpec.value("hotkey", '\u0003');
  private static final OptionSpec SOURCE = OptionSpec.value("source", '\u0004');
  private static final OptionSpec ID = OptionSpec.value("id", '\0');
  private static final OptionSpec UNRESTRICTED = OptionSpec.flag("unrestricted", '\0');

  private MenuCommands() {}

  static void register(Map<String, Builtin> commands) {
    commands.put("menuentry", (machine, invocation) -> define(machine, invocation, false));
    commands.put("submenu", (machine, invocation) -> define(machine, invocation, true));
  }

  static int hidden(Machine machine, Invocation invocation) {
    return define(machine, invocation, false);
  }

  private static int define(Machine machine, Invocation invocation, boolean submenu) {
    @Nullable Options options =
        Options.parse(
            machine,
            invocation,
            Options.Style.LENIENT,
            List.of(CLASS, USERS, HOTKEY, SOURCE, ID, UNRESTRICTED));
    if (options == null) {
      return machine.error();
    }
    List<String> arguments = options.arguments();
    if (arguments.isEmpty()) {
      return machine.fail(Status.BAD_ARGUMENT, "missing arguments");
    }
    boolean block = invocation.block().isPresent();
    if (options.has(SOURCE) && block) {
      return machine.fail(Status.BAD_ARGUMENT, "multiple menuentry definitions");
    }
    if (!options.has(SOURCE) && !block) {
      return machine.fail(Status.BAD_ARGUMENT, "no menuentry definition");
    }
    List<String> titles = block ? arguments.subList(0, arguments.size() - 1) : arguments;
    if (titles.isEmpty()) {
      return machine.fail(Status.MENU, "menuentry is missing title");
    }
    add(machine, invocation, options, titles, submenu);
    return Status.OK;
  }

  private static void add(
      Machine machine,
      Invocation invocation,
      Options options,
      List<String> titles,
      boolean submenu) {
    Optional<String> users = options.value(USERS);
    if (users.isEmpty() && !options.has(UNRESTRICTED)) {
      users = Optional.of("");
    }
    machine.add(
        new Item(
            submenu,
            titles.get(0),
            options.value(ID).orElse(titles.get(0)),
            List.copyOf(options.all(CLASS)),
            users,
            options.value(HOTKEY),
            invocation.name().equals("hiddenentry"),
            List.copyOf(titles),
            body(machine, invocation, options),
            invocation.place()));
  }

  private static Item.Body body(Machine machine, Invocation invocation, Options options) {
    if (invocation.block().isPresent()) {
      return Item.body(invocation.block().get().body(), invocation.unit());
    }
    String source = options.value(SOURCE).orElse("");
    machine.budget().steps(source.length() / 64);
    GrubScript script = GrubScript.parse(Latin.bytes(source), machine.budget().limits());
    return Item.body(script, Unit.ofText(script, invocation.place()));
  }
}
