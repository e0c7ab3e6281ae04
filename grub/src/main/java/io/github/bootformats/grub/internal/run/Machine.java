package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.grub.GrubFinding;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubLimits;
import io.github.bootformats.grub.GrubScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of a GRUB that runs scripts. */
public final class Machine {
  private static final int MAX_FINDINGS = 1000;

  private final GrubHost host;
  private final Dialect dialect;
  private final Budget budget;
  private final Listener listener;
  private final Environment environment;
  private final Map<String, Function> functions;
  private final Files files;
  private final List<Item> menu;
  private final Loader loader;
  private final List<Diagnostic> findings = new ArrayList<>();
  private final StringBuilder output = new StringBuilder();
  private final Set<String> shownBls = new HashSet<>();
  private final Flow flow = new Flow();
  private final Interpreter interpreter = new Interpreter(this);
  private @Nullable Frame frame;
  private boolean wildcards;
  private boolean rehearsal;
  private int includeDepth;
  private int linesTyped;
  private int errorNumber;
  private String errorText = "";
  private Stop.@Nullable Reason ended;

  private Machine(
      GrubHost host, Dialect dialect, Budget budget, Listener listener, @Nullable Machine before) {
    this.host = host;
    this.dialect = dialect;
    this.budget = budget;
    this.listener = listener;
    this.environment = before == null ? new Environment(budget) : before.environment.copy();
    this.functions = new HashMap<>(before == null ? Map.of() : before.functions);
    this.files = new Files(this, before == null ? Map.of() : before.files.written());
    this.menu = new ArrayList<>();
    this.loader = before == null ? new Loader() : before.loader.copy();
    this.linesTyped = before == null ? 0 : before.linesTyped;
    this.wildcards = before != null && before.wildcards;
    this.rehearsal = before != null && before.rehearsal;
  }

  /**
   * Makes a machine as GRUB is when it begins to read its configuration.
   *
   * @param host what it would find
   * @param dialect which GRUB it is
   * @param limits how much it may do, together with all machines that are forked from it
   * @param listener told what is run
   * @return the machine
   */
  public static Machine start(
      GrubHost host, Dialect dialect, ReadLimits limits, Listener listener) {
    Machine machine = new Machine(host, dialect, new Budget(limits), listener, null);
    InitialVariables.set(machine);
    return machine;
  }

  /**
   * Makes a machine that goes on from this one, which it leaves as it is.
   *
   * @return the machine, with an empty menu
   */
  public Machine fork() {
    return new Machine(host, dialect, budget, listener, this);
  }

  /**
   * Lets all loader commands succeed, leaves the menus of other configurations again, and expands
   * wildcards without a module: as a GRUB does that is only asked what it makes of a script.
   *
   * @return this
   */
  public Machine rehearse() {
    rehearsal = true;
    wildcards = true;
    return this;
  }

  /**
   * Runs a script as the configuration file.
   *
   * @param script the script
   * @param name the file's name
   */
  public void run(GrubScript script, String name) {
    guard(() -> interpreter.file(Unit.ofFile(script, name)));
  }

  /**
   * Runs the body of an entry.
   *
   * @param item the entry
   */
  public void run(Item item) {
    guard(() -> interpreter.entry(item));
  }

  void guard(Runnable task) {
    try {
      task.run();
      printError();
    } catch (Stop stop) {
      ended = stop.reason();
      if (stop.reason() == Stop.Reason.LIMIT) {
        note(GrubFinding.LIMIT.diagnostic(stop.text()));
      } else if (stop.reason() == Stop.Reason.EXIT) {
        note(GrubFinding.ENDED.diagnostic(stop.text()));
      }
    }
  }

  // What others ask and change.

  GrubHost host() {
    return host;
  }

  /**
   * Returns which GRUB this is.
   *
   * @return the dialect
   */
  public Dialect dialect() {
    return dialect;
  }

  Budget budget() {
    return budget;
  }

  Listener listener() {
    return listener;
  }

  Environment environment() {
    return environment;
  }

  Map<String, Function> functions() {
    return functions;
  }

  Files files() {
    return files;
  }

  Flow flow() {
    return flow;
  }

  Interpreter interpreter() {
    return interpreter;
  }

  @Nullable Frame frame() {
    return frame;
  }

  void setFrame(@Nullable Frame frame) {
    this.frame = frame;
  }

  boolean wildcards() {
    return wildcards;
  }

  void enableWildcards() {
    wildcards = true;
  }

  boolean isRehearsal() {
    return rehearsal;
  }

  Loader loaderState() {
    return loader;
  }

  void add(Item item) {
    budget.entry();
    menu.add(item);
  }

  /** Replaces the menu by another one; returns what it was. */
  List<Item> swapMenu(List<Item> other) {
    List<Item> before = List.copyOf(menu);
    menu.clear();
    menu.addAll(other);
    return before;
  }

  /** Returns whether an entry of the Boot Loader Specification has not been shown before. */
  boolean showBls(String id) {
    return shownBls.add(id);
  }

  /** Returns the next line that a user types; empty when nobody does. */
  String typedLine() {
    List<Bytes> input = host.input();
    return linesTyped < input.size() ? Latin.of(input.get(linesTyped++)) : "";
  }

  void enterFile() {
    budget.check(GrubLimits.MAX_INCLUDE_DEPTH, ++includeDepth);
  }

  void leaveFile() {
    includeDepth--;
  }

  // Errors and output.

  int fail(int number, String text) {
    errorNumber = number;
    errorText = text;
    return number;
  }

  int error() {
    return errorNumber;
  }

  void clearError() {
    errorNumber = Status.OK;
  }

  /** Prints the error that is set, and forgets it. */
  void printError() {
    printError(null, "");
  }

  void printError(@Nullable SourceLocation place, String command) {
    if (errorNumber == Status.OK) {
      return;
    }
    print("error: " + errorText + ".\n");
    if (errorNumber != Status.UNKNOWN_COMMAND && !command.isEmpty()) {
      Diagnostic finding =
          GrubFinding.COMMAND_FAILED.diagnostic(
              Latin.shown(command) + ": " + Latin.shown(errorText));
      note(place == null ? finding : at(finding, place));
    }
    errorNumber = Status.OK;
  }

  static Diagnostic at(Diagnostic finding, SourceLocation place) {
    Diagnostic placed = finding.atLine(place.line());
    return place.file().isEmpty() ? placed : placed.inFile(place.file().toString());
  }

  void print(String text) {
    budget.output(text.length());
    output.append(text);
  }

  void note(Diagnostic finding) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(finding);
    } else if (findings.size() == MAX_FINDINGS) {
      findings.add(
          GrubFinding.LIMIT_FINDINGS.diagnostic(
              "There are more findings; the first " + MAX_FINDINGS + " are kept"));
    }
  }

  // What came of it.

  /**
   * Returns the entries of the menu.
   *
   * @return the entries in order
   */
  public List<Item> menu() {
    return List.copyOf(menu);
  }

  /**
   * Returns what is loaded.
   *
   * @return the loader's state
   */
  public Loader loader() {
    return loader.copy();
  }

  /**
   * Returns what is odd.
   *
   * @return the findings in the order in which they were found
   */
  public List<Diagnostic> findings() {
    return List.copyOf(findings);
  }

  /**
   * Returns what was printed.
   *
   * @return the text
   */
  public String output() {
    return output.toString();
  }

  /**
   * Returns the value of a variable.
   *
   * @param name its name
   * @return its value, or null
   */
  public @Nullable String variable(String name) {
    return environment.get(name);
  }

  /**
   * Returns where the value of a variable was set.
   *
   * @param name its name
   * @return the place, or null
   */
  public @Nullable SourceLocation variablePlace(String name) {
    return environment.find(name).map(Environment.Variable::place).orElse(null);
  }

  /**
   * Sets a variable.
   *
   * @param name its name
   * @param value its value
   */
  public void setVariable(String name, String value) {
    environment.set(name, value, null);
  }

  /**
   * Returns the variables.
   *
   * @return their values by their names, in the order of the names
   */
  public Map<String, String> variables() {
    Map<String, String> values = new java.util.TreeMap<>();
    environment.sorted().forEach((name, variable) -> values.put(name, variable.value()));
    return values;
  }

  /**
   * Returns whether a limit ended the run.
   *
   * @return whether something was left out
   */
  public boolean exceededLimit() {
    return ended == Stop.Reason.LIMIT;
  }

  /**
   * Returns whether the run ended in the menu of another configuration.
   *
   * @return whether this machine's menu is that of {@code configfile}
   */
  public boolean showsMenu() {
    return ended == Stop.Reason.MENU;
  }

  /**
   * Returns how long GRUB waits for a key.
   *
   * @return the seconds; empty when it waits for ever
   */
  public Optional<Long> timeoutSeconds() {
    @Nullable String text = environment.get("timeout");
    Numbers.@Nullable Parsed number = text == null ? null : Numbers.parse(text, 0, 0);
    return number == null || number.status() != Status.OK || (int) number.value() < 0
        ? Optional.empty()
        : Optional.of(number.value());
  }

  /**
   * Returns whether what is loaded was started, by {@code boot}.
   *
   * @return whether the script ended in that way
   */
  public boolean booted() {
    return ended == Stop.Reason.BOOT;
  }

  /**
   * Returns whether the script left GRUB.
   *
   * @return whether {@code exit} or the like was run
   */
  public boolean exited() {
    return ended == Stop.Reason.EXIT;
  }
}
