package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.grub.GrubLimits;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.grub.bls.BlsField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code blscfg}: makes menu entries of the files in {@code /loader/entries}, newest first. */
final class BlsCommand {
  private static final String DIRECTORY = "/loader/entries";
  private static final String SUFFIX = ".conf";
  private static final String BOOT = "($root)";

  private final Machine machine;

  private BlsCommand(Machine machine) {
    this.machine = machine;
  }

  static int run(Machine machine, Invocation invocation) {
    String argument = invocation.count() == 1 ? invocation.argument(0) : "";
    List<Item> items = new ArrayList<>();
    BlsCommand command = new BlsCommand(machine);
    List<BlsEntry> entries = command.entries(argument.startsWith("(") ? argument : "");
    for (int i = 0; i < entries.size(); i++) {
      BlsEntry entry = entries.get(i);
      boolean wanted =
          switch (argument) {
            case "default" -> command.isDefault(entry, i);
            case "non-default" -> !command.isDefault(entry, i);
            case "" -> true;
            default -> argument.startsWith("(") || argument.equals(entry.id());
          };
      if (wanted && machine.showBls(entry.id())) {
        command.item(entry).ifPresent(items::add);
      }
    }
    items.forEach(machine::add);
    return Status.OK;
  }

  private List<BlsEntry> entries(String path) {
    List<BlsEntry> entries = new ArrayList<>();
    if (path.endsWith(SUFFIX)) {
      add(entries, path, path.substring(path.lastIndexOf('/') + 1));
    } else {
      @Nullable String set = machine.environment().get("blsdir");
      String directory = !path.isEmpty() ? path : set == null ? DIRECTORY : set;
      boolean fallback = path.isEmpty() && machine.files().open(directory).isEmpty();
      directory = fallback ? "/boot" + DIRECTORY : directory;
      for (TreeNode child : machine.files().list(directory)) {
        String name = Latin.of(child.name());
        if (!name.startsWith(".") && name.length() > SUFFIX.length() && name.endsWith(SUFFIX)) {
          add(entries, directory + "/" + name, name);
        }
      }
    }
    return entries;
  }

  /** Adds an entry before the first older one; of equal ones the first remains. */
  private void add(List<BlsEntry> entries, String file, String name) {
    @Nullable Bytes content = machine.files().read(file);
    if (content == null) {
      machine.clearError();
      return;
    }
    BlsEntry entry =
        BlsEntry.parse(name.substring(0, name.length() - SUFFIX.length()), file, content);
    for (int i = 0; i < entries.size(); i++) {
      machine.budget().step();
      int order = BlsVersion.ORDER.compare(entry.id(), entries.get(i).id());
      if (order == 0) {
        return;
      }
      if (order > 0) {
        entries.add(i, entry);
        return;
      }
    }
    entries.add(entry);
  }

  private boolean isDefault(BlsEntry entry, int index) {
    @Nullable String wanted = machine.environment().get("default");
    if (wanted == null) {
      return false;
    }
    Numbers.Parsed number = Numbers.parse(wanted, 0, 0);
    return wanted.equals(entry.id())
        || Optional.of(wanted).equals(entry.value("title"))
        || (number.status() == Status.OK && number.value() == index);
  }

  private Optional<Item> item(BlsEntry entry) {
    Optional<BlsField> linux = entry.document().field("linux");
    if (linux.isEmpty()) {
      return Optional.empty();
    }
    String kernel = Latin.of(linux.get().value());
    List<String> arguments = new ArrayList<>();
    arguments.add(entry.value("title").orElse(kernel));
    arguments.addAll(entry.all("grub_arg"));
    SourceLocation place = new SourceLocation(Latin.bytes(entry.file()), linux.get().line());
    GrubScript body = GrubScript.parse(Latin.bytes(body(entry, kernel)), machine.budget().limits());
    return Optional.of(
        new Item(
            false,
            arguments.get(0),
            entry.id(),
            entry.all("grub_class"),
            entry.value("grub_users").map(this::expanded),
            entry.value("grub_hotkey"),
            false,
            List.copyOf(arguments),
            Item.body(body, Unit.ofText(body, place)),
            place));
  }

  private String body(BlsEntry entry, String kernel) {
    StringBuilder body = new StringBuilder();
    if ("true".equals(machine.environment().get("save_default"))) {
      body.append("savedefault\n");
    }
    String options = entry.value("options").map(this::expanded).orElse("");
    if (options.isEmpty()) {
      options = variable("default_kernelopts").map(this::expanded).orElse("");
    }
    body.append("load_video\nset gfxpayload=keep\ninsmod gzio\n");
    body.append("linux ").append(BOOT).append(kernel);
    body.append(options.isEmpty() ? "" : " " + options).append('\n');
    initrds(entry, kernel, body);
    Optional<String> tree = entry.value("devicetree").map(this::expanded);
    if (tree.isPresent()) {
      body.append("devicetree ").append(BOOT).append(tree.get()).append('\n');
    } else {
      variable("devicetree")
          .map(this::expanded)
          .ifPresent(
              own ->
                  body.append("devicetree ")
                      .append(BOOT)
                      .append(directory(kernel))
                      .append(own)
                      .append('\n'));
    }
    return body.toString();
  }

  private void initrds(BlsEntry entry, String kernel, StringBuilder body) {
    List<String> initrds = entry.all("initrd");
    Optional<String> early = variable("early_initrd");
    if (initrds.isEmpty() && early.isEmpty()) {
      return;
    }
    body.append("initrd");
    String directory = directory(initrds.isEmpty() ? kernel : initrds.get(0));
    for (String name : early.map(list -> list.split(" ", -1)).orElse(new String[0])) {
      body.append(' ').append(BOOT).append(directory).append(name);
    }
    for (String initrd : initrds) {
      body.append(' ').append(BOOT).append(initrd);
    }
    body.append('\n');
  }

  private static String directory(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(machine.environment().get(name));
  }

  private String expanded(String value) {
    return BlsExpansion.of(
        value,
        this::variable,
        out -> machine.budget().check(GrubLimits.MAX_EXPANSION_BYTES, out.length()));
  }
}
