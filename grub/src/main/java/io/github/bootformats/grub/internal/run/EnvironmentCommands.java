package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.grub.GrubEnvironmentBlock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code load_env}, {@code save_env} and {@code list_env}. */
final class EnvironmentCommands {
  private static final OptionSpec FILE = OptionSpec.value("file", 'f');
  private static final OptionSpec SKIP_SIGNATURE = OptionSpec.flag("skip-sig", 's');

  private EnvironmentCommands() {}

  static void register(Map<String, Builtin> commands) {
    commands.put("load_env", EnvironmentCommands::load);
    commands.put("list_env", EnvironmentCommands::list);
    commands.put("save_env", EnvironmentCommands::save);
  }

  private static @Nullable Options options(Machine machine, Invocation invocation) {
    return Options.parse(machine, invocation, Options.Style.STRICT, List.of(FILE, SKIP_SIGNATURE));
  }

  private static String file(Machine machine, Options options) {
    @Nullable String prefix = machine.environment().get("prefix");
    return options.value(FILE).orElse((prefix == null ? "" : prefix) + "/grubenv");
  }

  private static @Nullable GrubEnvironmentBlock read(Machine machine, String file) {
    @Nullable Bytes content = machine.files().read(file);
    if (content == null) {
      return null;
    }
    if (!GrubEnvironmentBlock.hasSignature(content)) {
      machine.fail(Status.BAD_FILE_TYPE, "invalid environment block");
      return null;
    }
    return GrubEnvironmentBlock.of(content);
  }

  private static int load(Machine machine, Invocation invocation) {
    @Nullable Options options = options(machine, invocation);
    @Nullable GrubEnvironmentBlock block =
        options == null ? null : read(machine, file(machine, options));
    if (options == null || block == null) {
      return machine.error();
    }
    List<String> wanted = options.arguments();
    for (GrubEnvironmentBlock.Variable variable : block.variables()) {
      String name = Latin.of(variable.name());
      if (wanted.isEmpty() || wanted.contains(name)) {
        machine.environment().set(name, Latin.of(variable.value()), invocation.place());
      }
    }
    return Status.OK;
  }

  private static int list(Machine machine, Invocation invocation) {
    @Nullable Options options = options(machine, invocation);
    @Nullable GrubEnvironmentBlock block =
        options == null ? null : read(machine, file(machine, options));
    if (block == null) {
      return machine.error();
    }
    for (GrubEnvironmentBlock.Variable variable : block.variables()) {
      machine.print(Latin.of(variable.name()) + "=" + Latin.of(variable.value()) + "\n");
    }
    return Status.OK;
  }

  private static int save(Machine machine, Invocation invocation) {
    @Nullable Options options = options(machine, invocation);
    if (options == null) {
      return machine.error();
    }
    if (options.arguments().isEmpty()) {
      return machine.fail(Status.BAD_ARGUMENT, "no variable is specified");
    }
    String file = file(machine, options);
    @Nullable GrubEnvironmentBlock block = read(machine, file);
    if (block == null) {
      return machine.error();
    }
    try {
      for (String name : options.arguments()) {
        @Nullable String value = machine.environment().get(name);
        Bytes key = Latin.bytes(name);
        block = value == null ? block.without(key) : block.with(key, Latin.bytes(value));
      }
    } catch (LimitExceededException | IllegalArgumentException e) {
      return machine.fail(Status.BAD_ARGUMENT, "environment block too small");
    }
    machine.files().write(file, block.toBytes());
    return Status.OK;
  }
}
