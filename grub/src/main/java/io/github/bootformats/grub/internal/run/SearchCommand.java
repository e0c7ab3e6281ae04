package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.grub.GrubDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code search}, {@code search.fs_uuid} and its sisters, and {@code probe}. */
final class SearchCommand {
  private static final OptionSpec FILE = OptionSpec.flag("file", 'f');
  private static final OptionSpec LABEL = OptionSpec.flag("label", 'l');
  private static final OptionSpec UUID = OptionSpec.flag("fs-uuid", 'u');
  private static final OptionSpec SET = OptionSpec.optional("set", 's');
  private static final OptionSpec NO_FLOPPY = OptionSpec.flag("no-floppy", 'n');
  private static final OptionSpec HINT = OptionSpec.value("hint", 'h');
  private static final OptionSpec HINT_BIOS = OptionSpec.value("hint-bios", '\0');
  private static final OptionSpec HINT_EFI = OptionSpec.value("hint-efi", '\0');
  private static final OptionSpec HINT_BAREMETAL = OptionSpec.value("hint-baremetal", '\0');
  private static final List<OptionSpec> OPTIONS =
      List.of(
          FILE,
          LABEL,
          UUID,
          SET,
          NO_FLOPPY,
          HINT,
          HINT_BIOS,
          HINT_EFI,
          HINT_BAREMETAL,
          OptionSpec.flag("efidisk-only", '\0'),
          OptionSpec.value("hint-ieee1275", '\0'),
          OptionSpec.value("hint-arc", '\0'));

  private static final OptionSpec PROBE_SET = OptionSpec.value("set", 's');
  private static final OptionSpec PROBE_UUID = OptionSpec.flag("fs-uuid", 'u');
  private static final OptionSpec PROBE_LABEL = OptionSpec.flag("label", 'l');

  private final Machine machine;
  private final Invocation invocation;
  private final Kind kind;
  private final String key;
  private final @Nullable String variable;
  private boolean found;

  /** What is looked for. */
  private enum Kind {
    FILE,
    LABEL,
    UUID
  }

  private SearchCommand(
      Machine machine, Invocation invocation, Kind kind, String key, @Nullable String variable) {
    this.machine = machine;
    this.invocation = invocation;
    this.kind = kind;
    this.key = key;
    this.variable = variable;
  }

  static void register(Map<String, Builtin> commands) {
    commands.put("search", SearchCommand::search);
    commands.put("search.file", (m, invocation) -> simple(m, invocation, Kind.FILE));
    commands.put("search.fs_label", (m, invocation) -> simple(m, invocation, Kind.LABEL));
    commands.put("search.fs_uuid", (m, invocation) -> simple(m, invocation, Kind.UUID));
    commands.put("probe", SearchCommand::probe);
  }

  private static int search(Machine machine, Invocation invocation) {
    @Nullable Options options = Options.parse(machine, invocation, Options.Style.LENIENT, OPTIONS);
    if (options == null) {
      return machine.error();
    }
    @Nullable String variable = options.has(SET) ? options.value(SET).orElse("root") : null;
    Optional<String> argument =
        options.arguments().stream().filter(a -> !a.startsWith("--hint-")).findFirst();
    String key;
    if (argument.isPresent()) {
      key = argument.get();
    } else if (options.value(SET).isPresent()) {
      key = options.value(SET).get();
      variable = "root";
    } else {
      return machine.fail(Status.BAD_ARGUMENT, "one argument expected");
    }
    Kind kind;
    if (options.has(LABEL)) {
      kind = Kind.LABEL;
    } else if (options.has(UUID)) {
      kind = Kind.UUID;
    } else if (options.has(FILE)) {
      kind = Kind.FILE;
    } else {
      return machine.fail(Status.INVALID_COMMAND, "unspecified search type");
    }
    return new SearchCommand(machine, invocation, kind, key, variable).run(hints(machine, options));
  }

  private static List<String> hints(Machine machine, Options options) {
    List<String> hints = new ArrayList<>(options.all(HINT));
    switch (machine.host().platform()) {
      case "efi" -> hints.addAll(options.all(HINT_EFI));
      case "pc" -> hints.addAll(options.all(HINT_BIOS));
      default -> {}
    }
    hints.addAll(options.all(HINT_BAREMETAL));
    return hints;
  }

  private static int simple(Machine machine, Invocation invocation, Kind kind) {
    if (invocation.count() == 0) {
      return machine.fail(Status.BAD_ARGUMENT, "one argument expected");
    }
    @Nullable String variable = invocation.count() > 1 ? invocation.argument(1) : null;
    List<String> hints =
        invocation.arguments().subList(Math.min(2, invocation.count()), invocation.count());
    return new SearchCommand(machine, invocation, kind, invocation.argument(0), variable)
        .run(hints);
  }

  private int run(List<String> hints) {
    boolean stop = false;
    for (int i = 0; i < hints.size() && !stop; i++) {
      stop = hint(hints.get(i));
    }
    for (String name : stop ? List.<String>of() : machine.files().deviceNames()) {
      if (tryDevice(name)) {
        break;
      }
    }
    return found ? Status.OK : machine.fail(Status.FILE_NOT_FOUND, "no such device: " + key);
  }

  private boolean hint(String hint) {
    boolean partitions = hint.endsWith(",");
    String name = partitions ? hint.substring(0, hint.length() - 1) : hint;
    if (name.isEmpty()) {
      return false;
    }
    if (tryDevice(name)) {
      return true;
    }
    for (String device : partitions ? machine.files().deviceNames() : List.<String>of()) {
      if (device.startsWith(name + ",") && tryDevice(device)) {
        return true;
      }
    }
    return false;
  }

  /** Looks at one device; returns whether the search is over. */
  private boolean tryDevice(String name) {
    machine.budget().step();
    if (!matches(name)) {
      return false;
    }
    found = true;
    if (variable == null) {
      machine.print(" " + name);
      return false;
    }
    machine.environment().set(variable, name, invocation.place());
    return true;
  }

  private boolean matches(String name) {
    Optional<GrubDevice> device = machine.host().device(name);
    return switch (kind) {
      case LABEL -> device.flatMap(GrubDevice::label).filter(this::isKey).isPresent();
      case UUID ->
          device
              .flatMap(GrubDevice::uuid)
              .filter(uuid -> Latin.utf8(uuid).equalsIgnoreCase(key))
              .isPresent();
      case FILE ->
          machine
              .files()
              .open("(" + name + ")" + key)
              .filter(node -> node.type() == FileType.REGULAR)
              .isPresent();
    };
  }

  private boolean isKey(String label) {
    return Latin.utf8(label).equals(key);
  }

  private static int probe(Machine machine, Invocation invocation) {
    @Nullable Options options =
        Options.parse(
            machine,
            invocation,
            Options.Style.STRICT,
            List.of(
                PROBE_SET,
                PROBE_UUID,
                PROBE_LABEL,
                OptionSpec.flag("driver", 'd'),
                OptionSpec.flag("partmap", 'p'),
                OptionSpec.flag("fs", 'f'),
                OptionSpec.flag("part-uuid", '\0')));
    if (options == null) {
      return machine.error();
    }
    if (options.arguments().isEmpty()) {
      return machine.fail(Status.BAD_ARGUMENT, "device name required");
    }
    String name = options.arguments().get(0);
    boolean parentheses = name.startsWith("(") && name.endsWith(")");
    String bare = parentheses ? name.substring(1, name.length() - 1) : name;
    Optional<GrubDevice> device = machine.host().device(bare);
    if (device.isEmpty()) {
      return machine.fail(Status.UNKNOWN_DEVICE, Files.missingDevice(bare));
    }
    if (!options.has(PROBE_UUID) && !options.has(PROBE_LABEL)) {
      return UnmodelledCommands.note(
          machine, invocation, "is modelled for labels and UUIDs of file systems only");
    }
    Optional<String> value =
        options.has(PROBE_UUID)
            ? device.get().uuid()
            : options.has(PROBE_LABEL) ? device.get().label() : Optional.empty();
    if (value.isEmpty()) {
      return machine.fail(Status.UNKNOWN_FS, "unknown filesystem");
    }
    Optional<String> target = options.value(PROBE_SET);
    if (target.isPresent()) {
      machine.environment().set(target.get(), Latin.utf8(value.get()), invocation.place());
    } else {
      machine.print(Latin.utf8(value.get()));
    }
    return Status.OK;
  }
}
