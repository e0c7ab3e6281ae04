package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a configuration as ELILO does at boot (config_parse in config.c); it stops at an error. */
final class EliloRun implements OptionWalk.Visitor<Refusal> {
  /** How long texts may be, in characters with the NUL (elilo.h and config.c). */
  private static final int MAX_STRING = 512;

  private static final int MAX_FILE = 256;
  private static final int MAX_COMMAND_LINE = 2048;
  private static final int MAX_VERBOSE = 5;

  /** An entry. */
  record Entry(Item header, Options options) {
    Bytes label() {
      return Options.text(options.get(LiloKeyword.LABEL));
    }
  }

  private final Options global = new Options();
  private final List<Entry> entries = new ArrayList<>();
  private final Set<Bytes> labels = new HashSet<>();
  private @Nullable Diagnostic refusal;

  private EliloRun() {}

  static EliloRun of(Bytes text) {
    EliloRun run = new EliloRun();
    try {
      run.read(text);
      run.checkDefault();
    } catch (LexicalException e) {
      run.refusal = e.finding().at(e.line(), e.reason());
    } catch (Refusal e) {
      run.refusal = e.finding();
    }
    return run;
  }

  private void read(Bytes text) throws LexicalException, Refusal {
    // The end of a file is the character 0xFFFF, which a byte 0xFF becomes too.
    int end = text.indexOf(0xFF, 0);
    Bytes read = end < 0 ? text : text.slice(0, end);
    ItemReader reader =
        new ItemReader(new CharStream(read, LiloDialect.ELILO, null, 0), MAX_COMMAND_LINE);
    OptionWalk<Refusal> walk = new OptionWalk<>(LiloDialect.ELILO, this);
    for (Item item = reader.next(); item != null; item = reader.next()) {
      walk.next(item);
    }
    walk.end();
  }

  @Override
  public void section(Item item, LiloKeyword keyword) throws Refusal {
    checkLength(item, keyword);
    entries.add(new Entry(item, new Options()));
  }

  @Override
  public void option(OptionTable table, Item item, LiloKeyword keyword) throws Refusal {
    checkLength(item, keyword);
    switch (keyword) {
      case TIMEOUT, DELAY, VERBOSE -> checkNumber(item, keyword);
      case CHOOSER -> checkChooser(item);
      default -> {
        // Any text will do.
      }
    }
    Options options = entries.isEmpty() ? global : entries.get(entries.size() - 1).options;
    options.set(keyword, item);
  }

  private static void checkLength(Item item, LiloKeyword keyword) throws Refusal {
    int max =
        switch (keyword) {
          case APPEND, LITERAL -> MAX_COMMAND_LINE;
          case DEFAULT, LABEL, DESCRIPTION, CHOOSER, TIMEOUT, DELAY, VERBOSE -> MAX_STRING;
          default -> MAX_FILE;
        };
    if (Options.text(item).length() >= max) {
      throw Refusal.of(
          LiloFinding.TOKEN_LONG, item, keyword.word() + " is longer than " + (max - 1) + " bytes");
    }
  }

  private static void checkNumber(Item item, LiloKeyword keyword) throws Refusal {
    String digits = Options.text(item).toString();
    boolean isNumber = digits.matches("[0-9]*");
    if (!isNumber || (keyword == LiloKeyword.VERBOSE && number(item) > MAX_VERBOSE)) {
      throw Refusal.of(LiloFinding.NUMBER, item, "not a number that can be: " + digits);
    }
  }

  /** A number that was checked; Atoi of the EFI library does not look for an overflow. */
  static long number(@Nullable Item item) {
    Bytes digits = Options.text(item);
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      value = value * 10 + digits.at(i) - '0';
    }
    return value;
  }

  private static void checkChooser(Item item) throws Refusal {
    String chooser = Options.text(item).toString();
    if (!chooser.equals("simple") && !chooser.equals("textmenu")) {
      throw Refusal.of(LiloFinding.CHOOSER_UNKNOWN, item, "no chooser: " + chooser);
    }
  }

  @Override
  public void end() throws Refusal {
    if (entries.isEmpty()) {
      return;
    }
    Entry entry = entries.get(entries.size() - 1);
    if (entry.label().isEmpty()) {
      throw Refusal.of(LiloFinding.NAME_ILLEGAL, entry.header, "an entry without a label");
    }
    if (!labels.add(entry.label())) {
      throw Refusal.of(
          LiloFinding.NAME_DUPLICATE, entry.header, "there is already a " + entry.label());
    }
  }

  @Override
  public void problem(LiloFinding finding, Item item, String message) throws Refusal {
    throw Refusal.of(finding, item, message);
  }

  private void checkDefault() throws Refusal {
    if (entries.isEmpty()) {
      throw new Refusal(LiloFinding.IMAGES_NONE.diagnostic("there is no image="));
    }
    Item name = global.get(LiloKeyword.DEFAULT);
    if (name != null && defaultEntry().isEmpty()) {
      throw Refusal.of(
          LiloFinding.DEFAULT_MISSING, name, "there is no label " + Options.text(name));
    }
  }

  /** What is booted without a name: case matters here, and only here. */
  Optional<Entry> defaultEntry() {
    Bytes name = Options.text(global.get(LiloKeyword.DEFAULT));
    return entries.stream().filter(e -> name.isEmpty() || e.label().equals(name)).findFirst();
  }

  Options global() {
    return global;
  }

  List<Entry> entries() {
    return entries;
  }

  Optional<Diagnostic> refusal() {
    return Optional.ofNullable(refusal);
  }
}
