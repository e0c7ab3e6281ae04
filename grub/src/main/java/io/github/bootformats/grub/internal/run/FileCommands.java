package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.GrubFinding;
import io.github.bootformats.grub.GrubScript;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code source}, {@code configfile}, {@code normal}, {@code cat}, and what loads fonts and
 * pictures.
 */
final class FileCommands {
  private FileCommands() {}

  static void register(Map<String, Builtin> commands) {
    commands.put("source", FileCommands::source);
    commands.put(".", FileCommands::source);
    commands.put("configfile", FileCommands::configFile);
    commands.put("extract_entries_source", FileCommands::source);
    commands.put("extract_entries_configfile", FileCommands::extract);
    commands.put("normal", FileCommands::normal);
    commands.put("cat", FileCommands::cat);
    commands.put("loadfont", FileCommands::loadFont);
    commands.put("background_image", FileCommands::backgroundImage);
  }

  private static int source(Machine machine, Invocation invocation) {
    if (invocation.count() != 1) {
      return machine.fail(Status.BAD_ARGUMENT, "filename expected");
    }
    include(machine, invocation, invocation.argument(0));
    return Status.OK;
  }

  private static int configFile(Machine machine, Invocation invocation) {
    if (invocation.count() != 1) {
      return machine.fail(Status.BAD_ARGUMENT, "filename expected");
    }
    machine.environment().open(machine.dialect().exportsAll());
    menu(machine, invocation, invocation.argument(0));
    machine.environment().close();
    return Status.OK;
  }

  private static int normal(Machine machine, Invocation invocation) {
    @Nullable String prefix = machine.environment().get("prefix");
    String file =
        invocation.count() > 0
            ? invocation.argument(0)
            : (prefix == null ? "" : prefix) + "/grub.cfg";
    menu(machine, invocation, file);
    return Status.OK;
  }

  private static int extract(Machine machine, Invocation invocation) {
    if (invocation.count() != 1) {
      return machine.fail(Status.BAD_ARGUMENT, "filename expected");
    }
    machine.environment().open(false);
    include(machine, invocation, invocation.argument(0));
    machine.environment().close();
    return Status.OK;
  }

  /** Runs a file that has a menu of its own, which is shown when it has entries. */
  private static void menu(Machine machine, Invocation invocation, String file) {
    List<Item> before = machine.swapMenu(List.of());
    include(machine, invocation, file);
    boolean shown = !machine.isRehearsal() && !machine.menu().isEmpty();
    if (shown) {
      throw Stop.menu();
    }
    machine.swapMenu(before);
  }

  private static void include(Machine machine, Invocation invocation, String file) {
    @Nullable Bytes content = machine.files().read(file);
    if (content == null) {
      String why = "cannot read " + Latin.shown(file);
      machine.note(
          Machine.at(
              GrubFinding.COMMAND_FAILED.diagnostic(invocation.name() + ": " + why),
              invocation.place()));
      machine.clearError();
      return;
    }
    machine.budget().steps(content.length() / 64);
    machine.enterFile();
    Environment environment = machine.environment();
    @Nullable String oldFile = environment.get("config_file");
    @Nullable String oldDirectory = environment.get("config_directory");
    String name = file.startsWith("(") ? file : "(" + environment.get("root") + ")" + file;
    set(machine, invocation, "config_file", name);
    set(
        machine,
        invocation,
        "config_directory",
        name.substring(0, Math.max(name.lastIndexOf('/'), 0)));
    environment.export("config_file", invocation.place());
    environment.export("config_directory", invocation.place());
    GrubScript script = GrubScript.parse(content, machine.budget().limits());
    machine.interpreter().file(Unit.ofFile(script, file));
    set(machine, invocation, "config_file", oldFile);
    set(machine, invocation, "config_directory", oldDirectory);
    machine.clearError();
    machine.leaveFile();
  }

  private static void set(
      Machine machine, Invocation invocation, String name, @Nullable String value) {
    if (value == null) {
      machine.environment().unset(name);
    } else {
      machine.environment().set(name, value, invocation.place());
    }
  }

  private static int cat(Machine machine, Invocation invocation) {
    if (invocation.count() != 1) {
      return machine.fail(Status.BAD_ARGUMENT, "filename expected");
    }
    @Nullable Bytes content = machine.files().read(invocation.argument(0));
    if (content == null) {
      return machine.error();
    }
    machine.print(Latin.of(content));
    return Status.OK;
  }

  private static int loadFont(Machine machine, Invocation invocation) {
    if (invocation.count() == 0) {
      return machine.fail(Status.BAD_ARGUMENT, "filename expected");
    }
    for (String font : invocation.arguments()) {
      boolean isPath = font.startsWith("/") || font.startsWith("(") || font.startsWith("+");
      @Nullable String prefix = machine.environment().get("prefix");
      if (!isPath && prefix == null) {
        return machine.fail(Status.FILE_NOT_FOUND, "variable `prefix' isn't set");
      }
      if (machine.files().read(isPath ? font : prefix + "/fonts/" + font + ".pf2") == null) {
        return machine.error();
      }
    }
    return Status.OK;
  }

  private static int backgroundImage(Machine machine, Invocation invocation) {
    for (String argument : invocation.arguments()) {
      boolean isPath = argument.startsWith("/") || argument.startsWith("(");
      if (isPath && machine.files().read(argument) == null) {
        return machine.error();
      }
    }
    return Status.OK;
  }
}
