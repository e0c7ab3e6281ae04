package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.grub.internal.run.Dialect;
import io.github.bootformats.grub.internal.run.EntryRun;
import io.github.bootformats.grub.internal.run.Item;
import io.github.bootformats.grub.internal.run.Listener;
import io.github.bootformats.grub.internal.run.Machine;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a GRUB prints and loads, and puts into its menu and its variables: the real one, and ours.
 *
 * @param lines the lines and the commands in order, and how it ended
 * @param entries the entries that the script itself defines: kind, id if it has one, and title
 * @param variables names and final values
 */
record GrubEval(List<String> lines, List<String> entries, List<String> variables) {
  /** How a script ends that does not end: by our limit, and by the oracle's time limit. */
  static final String ENDLESS = "end timeout";

  private static final List<String> VARIABLES =
      List.of("chosen", "default", "root", "timeout", "fallback");

  /** Asks GRUB's own engine. */
  static GrubEval real(Path directory, byte[] script, Path root, String... options)
      throws Exception {
    Path file = Files.write(Files.createTempFile(directory, "script", ".cfg"), script);
    List<String> arguments = new ArrayList<>(List.of(file.toString(), "--root", root.toString()));
    arguments.addAll(List.of(options));
    OracleRun run =
        Oracles.script("grub-eval.sh")
            .timeLimit(Duration.ofMinutes(3))
            .run(arguments.toArray(String[]::new))
            .orFail();
    Files.delete(file);
    GrubEval result = new GrubEval(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (List<String> row : run.rows()) {
      switch (row.get(0)) {
        case "out" -> {
          if (!isOfTheOracle(row.get(1))) {
            result.lines.add(row.get(1).replace("no server is specified", "disk `' not found"));
          }
        }
        case "cmd" -> {
          if (!row.get(1).endsWith("configfile")) {
            result.lines.add(RecordedCommands.line(row.subList(1, row.size())));
          }
        }
        case "entry" -> {
          if (!row.get(1).startsWith(">")) {
            result.entries.add(String.join("|", row.subList(2, 5)));
          }
        }
        case "var" -> result.variables.add(row.get(1) + "=" + row.get(2));
        default -> result.lines.add(String.join(" ", row));
      }
    }
    return result;
  }

  /**
   * Returns whether a message comes of grub-emu having no screen for {@code background_image}, or
   * of its file system having no blocks for {@code save_env} to write to.
   */
  private static boolean isOfTheOracle(String line) {
    return line.equals("error: no video mode activated.")
        || line.equals("error: sparse file not allowed.")
        || (line.startsWith("error: file ") && line.matches(".*\\.(png|tga|jpe?g)' not found\\."));
  }

  /** Runs our engine in the same way. */
  static GrubEval ours(byte[] script, Path root) throws Exception {
    return ours(script, root, List.of());
  }

  /** Runs our engine, and then the entry of which the indices in menus and submenus are given. */
  static GrubEval ours(byte[] script, Path root, List<Integer> entry) throws Exception {
    RecordedCommands recorded = new RecordedCommands();
    Machine machine = machine(script, root, recorded);
    recorded.follow(machine);
    machine.run(GrubScript.parse(Bytes.of(script)), "/boot/grub/grub.cfg");
    recorded.end();
    List<String> entries = machine.menu().stream().map(GrubEval::entry).toList();
    if (!entry.isEmpty()) {
      machine.setVariable("timeout", "0");
      machine.setVariable("default", path(entry));
    }
    for (int index : entry) {
      Item item = machine.menu().get(index);
      machine = machine.fork();
      recorded.follow(machine);
      EntryRun.runOn(machine, item);
      recorded.end();
    }
    List<String> lines = new ArrayList<>(recorded.lines());
    lines.removeIf(GrubEval::isOfTheOracle);
    if (machine.booted()) {
      lines.add("@cmd boot");
    }
    lines.add(machine.exceededLimit() ? ENDLESS : "end " + (machine.exited() ? "exit" : "ok"));
    List<String> variables = new ArrayList<>();
    boolean asked = !machine.exited() && !machine.exceededLimit();
    for (String name : asked ? VARIABLES : List.<String>of()) {
      String value = machine.variable(name);
      variables.add(name + "=" + (value == null ? "" : RecordedCommands.utf8(value)));
    }
    return new GrubEval(lines, entries, variables);
  }

  /** Returns the indices of all entries that are no submenus, and that anybody may boot. */
  static List<List<Integer>> entries(byte[] script, Path root) throws Exception {
    Machine machine = machine(script, root, Listener.NONE);
    machine.run(GrubScript.parse(Bytes.of(script)), "/boot/grub/grub.cfg");
    List<List<Integer>> all = new ArrayList<>();
    collect(machine, List.of(), all);
    return all;
  }

  private static void collect(Machine machine, List<Integer> menu, List<List<Integer>> all) {
    List<Item> items = machine.menu();
    for (int i = 0; i < items.size(); i++) {
      if (machine.variable("superusers") != null && items.get(i).users().isPresent()) {
        continue; // GRUB asks who is there
      }
      List<Integer> indices = new ArrayList<>(menu);
      indices.add(i);
      if (items.get(i).submenu()) {
        collect(EntryRun.run(machine, items.get(i)), indices, all);
      } else {
        all.add(indices);
      }
    }
  }

  private static Machine machine(byte[] script, Path root, Listener listener) throws Exception {
    MemoryTree tree =
        MemoryTree.copyOf(HostTree.of(root), ReadLimits.defaults()); // sorted, as squashfs
    tree.createFile(
        TreePath.of("boot/grub/grub.cfg"), NodeMetadata.of(0644), FileContent.of(Bytes.of(script)));
    Dialect dialect = new Dialect(false, false, false);
    return Machine.start(host(tree), dialect, ReadLimits.defaults(), listener).rehearse();
  }

  /** Describes what grub-emu sees. */
  private static GrubHost host(FileTree tree) {
    GrubHost.Builder host = GrubHost.builder();
    for (String name : List.of("proc", "hd0", "hd0,msdos1", "host")) {
      host.device(
          new GrubDevice(
              name,
              name.contains(",") ? Optional.of(tree) : Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    return host.build();
  }

  /** Writes indices as {@code default} does. */
  static String path(List<Integer> entry) {
    return String.join(">", entry.stream().map(String::valueOf).toList());
  }

  private static String entry(Item item) {
    String kind = item.submenu() ? "submenu" : "menuentry";
    String id = item.id().equals(item.title()) ? "" : item.id();
    return RecordedCommands.utf8(String.join("|", kind, id, item.title()));
  }
}
