package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.grub.internal.run.Dialect;
import io.github.bootformats.grub.internal.run.Item;
import io.github.bootformats.grub.internal.run.Latin;
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

/** What a GRUB prints, loads and puts into its menu: the real one, and ours. */
record GrubEval(List<String> lines, List<String> entries, List<String> variables) {
  private static final List<String> VARIABLES =
      List.of("chosen", "default", "root", "timeout", "fallback");

  /** Asks GRUB's own engine. */
  static GrubEval real(Path directory, byte[] script, Path root) throws Exception {
    Path file = Files.write(Files.createTempFile(directory, "script", ".cfg"), script);
    OracleRun run =
        Oracles.script("grub-eval.sh")
            .timeLimit(Duration.ofMinutes(3))
            .run(file.toString(), "--root", root.toString(), "--timeout", "60")
            .orFail();
    Files.delete(file);
    GrubEval result = new GrubEval(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (List<String> row : run.rows()) {
      switch (row.get(0)) {
        case "out" -> result.lines.add(row.get(1));
        case "cmd" -> {
          if (!isConfigFile(row.get(1))) {
            result.lines.add(command(row.subList(1, row.size())));
          }
        }
        case "entry" -> result.entries.add(String.join("|", row.subList(2, row.size())));
        case "var" -> result.variables.add(row.get(1) + "=" + row.get(2));
        default -> result.lines.add(String.join(" ", row));
      }
    }
    return result;
  }

  private static boolean isConfigFile(String command) {
    return command.endsWith("configfile");
  }

  private static String command(List<String> words) {
    StringBuilder line = new StringBuilder("@cmd ").append(words.get(0));
    words
        .subList(1, words.size())
        .forEach(word -> line.append(" <").append(word.replace('\n', ' ')).append('>'));
    return line.toString();
  }

  /** Runs our engine in the same way. */
  static GrubEval ours(byte[] script, Path root) throws Exception {
    FileTree tree =
        MemoryTree.copyOf(HostTree.of(root), ReadLimits.defaults()); // sorted, as squashfs
    Machine machine =
        Machine.start(
                host(tree), new Dialect(false, false, false), ReadLimits.defaults(), Listener.NONE)
            .rehearse();
    machine.run(GrubScript.parse(Bytes.of(script)), "/boot/grub/grub.cfg");
    List<String> lines = new ArrayList<>();
    machine.output().lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(utf8(line)));
    lines.add("end " + (machine.exited() ? "exit" : "ok"));
    List<String> entries = new ArrayList<>();
    machine.menu().forEach(item -> entries.add(entry(item)));
    List<String> variables = new ArrayList<>();
    for (String name : VARIABLES) {
      String value = machine.variable(name);
      variables.add(name + "=" + (value == null ? "" : utf8(value)));
    }
    return new GrubEval(lines, entries, variables);
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

  private static String utf8(String latin) {
    return Latin.bytes(latin).decodeUtf8().orElse(latin).replace('\t', ' ');
  }

  private static String entry(Item item) {
    List<String> fields = new ArrayList<>();
    fields.add(item.submenu() ? "submenu" : "menuentry");
    fields.add(item.id().equals(item.title()) ? "" : utf8(item.id()));
    fields.add(utf8(item.title()));
    item.classes().forEach(name -> fields.addAll(List.of("--class", utf8(name))));
    return String.join("|", fields);
  }
}
