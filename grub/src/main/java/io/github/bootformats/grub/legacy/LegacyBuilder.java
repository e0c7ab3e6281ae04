package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;
import java.util.ArrayList;
import java.util.List;

/** Writes a new configuration: settings first, then entries with a blank line before each. */
public final class LegacyBuilder {
  private final List<LegacyNode> settings = new ArrayList<>();
  private final List<LegacyNode> entries = new ArrayList<>();

  private LegacyBuilder() {}

  /**
   * Starts a configuration.
   *
   * @return a builder without settings and entries
   */
  public static LegacyBuilder create() {
    return new LegacyBuilder();
  }

  /**
   * Adds a command that stands before the entries.
   *
   * @param keyword a command for which {@link LegacyKeyword#isForMenu()}
   * @param argument its argument
   * @return this builder
   * @throws IllegalArgumentException if it has no effect there, or the argument cannot be written
   */
  public LegacyBuilder setting(LegacyKeyword keyword, String argument) {
    if (!keyword.isForMenu()) {
      throw new IllegalArgumentException(keyword.word() + " has no effect before the entries");
    }
    settings.add(LegacyCommand.of(keyword, argument));
    return this;
  }

  /**
   * Adds an entry.
   *
   * @param title what the menu shows
   * @param commands its commands, at least one
   * @return this builder
   * @throws IllegalArgumentException if there are no commands, or one may not stand in an entry
   */
  public LegacyBuilder entry(String title, List<LegacyCommand> commands) {
    entries.add(new LegacyComment(1, Bytes.utf8("\n")));
    entries.addAll(lines(title, commands));
    return this;
  }

  /**
   * Adds an entry that boots Linux.
   *
   * @param title what the menu shows
   * @param root the device with the files, such as {@code (hd0,0)}
   * @param kernel the kernel's path on it
   * @param parameters its command line
   * @param initrds at most one initrd's path
   * @return this builder
   * @throws IllegalArgumentException if something cannot be written
   */
  public LegacyBuilder linux(
      String title, LegacyDevice root, String kernel, String parameters, List<String> initrds) {
    if (initrds.size() > 1) {
      throw new IllegalArgumentException("GRUB Legacy loads one initrd: " + initrds);
    }
    List<LegacyCommand> commands = new ArrayList<>();
    commands.add(LegacyCommand.of(LegacyKeyword.ROOT, root.toString()));
    String line = parameters.isEmpty() ? kernel : kernel + " " + parameters;
    commands.add(LegacyCommand.of(LegacyKeyword.KERNEL, line));
    initrds.forEach(path -> commands.add(LegacyCommand.of(LegacyKeyword.INITRD, path)));
    return entry(title, commands);
  }

  /** Returns the lines of an entry, whose commands are indented. */
  static List<LegacyNode> lines(String title, List<LegacyCommand> commands) {
    if (commands.isEmpty()) {
      throw new IllegalArgumentException("GRUB shows no entry without commands: " + title);
    }
    List<LegacyNode> nodes = new ArrayList<>();
    nodes.add(LegacyCommand.of(LegacyKeyword.TITLE, title));
    for (LegacyCommand command : commands) {
      if (command.keyword().filter(LegacyKeyword::isForEntry).isEmpty()) {
        throw new IllegalArgumentException("not a command for an entry: " + command.text());
      }
      Bytes bytes = Latin.bytes("\t" + Latin.of(command.toBytes()).stripLeading());
      nodes.addAll(LegacyDocument.parse(bytes).model().nodes());
    }
    return nodes;
  }

  /**
   * Returns the configuration.
   *
   * @return a document
   */
  public LegacyDocument build() {
    List<LegacyNode> all = new ArrayList<>(settings);
    all.addAll(entries);
    return LegacyDocument.of(all);
  }
}
