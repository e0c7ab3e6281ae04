package io.github.bootformats.grub;

import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.grub.internal.run.Listener;
import io.github.bootformats.grub.internal.run.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the loader commands that are run in between the lines that are printed. */
final class RecordedCommands implements Listener {
  /** What {@code grub-eval.sh} records. */
  private static final Set<String> NAMES =
      Set.of(
          "linux",
          "linux16",
          "linuxefi",
          "initrd",
          "initrd16",
          "initrdefi",
          "multiboot",
          "multiboot2",
          "module",
          "module2",
          "chainloader",
          "devicetree",
          "xen_hypervisor",
          "xen_linux",
          "xen_initrd",
          "xen_module",
          "kfreebsd",
          "knetbsd",
          "kopenbsd",
          "kfreebsd_module",
          "kfreebsd_loadenv",
          "xnu_kernel",
          "xnu_kernel64",
          "ntldr",
          "freedos",
          "plan9");

  private final List<String> lines = new ArrayList<>();
  private Optional<Machine> machine = Optional.empty();
  private int taken;

  /** Listens to another machine from now on. */
  void follow(Machine next) {
    machine = Optional.of(next);
    taken = 0;
  }

  @Override
  public void ran(SourceLocation place, List<String> words, int status) {
    List<String> command = words.get(0).equals("!") ? words.subList(1, words.size()) : words;
    if (NAMES.contains(command.get(0))) {
      String output = machine.orElseThrow().output();
      take(output, output.lastIndexOf('\n') + 1);
      lines.add(line(command.stream().map(RecordedCommands::utf8).toList()));
    }
  }

  /** Takes what the machine has printed last. */
  void end() {
    String output = machine.orElseThrow().output();
    take(output, output.length());
  }

  private void take(String output, int end) {
    output
        .substring(taken, Math.max(taken, end))
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> lines.add(utf8(line)));
    taken = Math.max(taken, end);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  static String line(List<String> words) {
    StringBuilder line = new StringBuilder("@cmd ").append(words.get(0));
    words
        .subList(1, words.size())
        .forEach(word -> line.append(" <").append(word.replace('\n', ' ')).append('>'));
    return line.toString();
  }

  static String utf8(String latin) {
    return Latin.bytes(latin).decodeUtf8().orElse(latin).replace('\t', ' ');
  }
}
