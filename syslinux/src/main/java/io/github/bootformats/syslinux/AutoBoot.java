package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.syslinux.LineBooter.Booted;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows what SYSLINUX does when nobody touches a key, or only the Enter key. */
final class AutoBoot {
  private final ReadLimits limits;
  private final boolean onlyEnter;
  private final Set<Bytes> seen = new HashSet<>();

  private long waitedTenths;
  private boolean waitsForEver;

  private AutoBoot(ReadLimits limits, boolean onlyEnter) {
    this.limits = limits;
    this.onlyEnter = onlyEnter;
  }

  /**
   * Where it ends.
   *
   * @param core the core that boots
   * @param booted what it boots
   * @param line the line that said so
   */
  record End(CoreRun core, Booted booted, Bytes line) {}

  /**
   * The end, and how long it takes.
   *
   * @param end the end, or empty when nothing is booted
   * @param delay the time, or empty for ever
   */
  record Result(Optional<End> end, Optional<Duration> delay) {}

  static Result untouched(CoreRun core, ReadLimits limits) throws IOException {
    return new AutoBoot(limits, false).run(core);
  }

  /** What is booted when Enter is pressed wherever SYSLINUX waits. */
  static Optional<End> enter(CoreRun core, ReadLimits limits) throws IOException {
    return new AutoBoot(limits, true).run(core).end();
  }

  private Result run(CoreRun core) throws IOException {
    Optional<End> end = core(core);
    return waitsForEver
        ? new Result(Optional.empty(), Optional.empty())
        : new Result(end, Optional.of(Duration.ofMillis(waitedTenths * 100)));
  }

  private Optional<End> core(CoreRun core) throws IOException {
    ConfigState state = core.state();
    boolean prompts =
        state.command == null
            || (!state.hasUi && (state.prompt || core.host().isShiftHeld()) && !state.noEscape);
    Bytes line = state.command;
    if (!prompts && line != null) {
      Optional<End> end = follow(core, core.boot(line), line);
      boolean failed = end.isPresent() && end.get().booted().outcome() instanceof Outcome.Failure;
      if (!failed || isEmpty(state.onTimeout) || state.noEscape) {
        return end;
      }
    }
    waits(state.timeoutTenths > 0 ? state.timeoutTenths : state.totalTimeoutTenths);
    if (!onlyEnter && !isEmpty(state.onTimeout)) {
      line = state.onTimeout;
    }
    return line == null ? Optional.empty() : follow(core, core.boot(line), line);
  }

  private static boolean isEmpty(@Nullable Bytes line) {
    return line == null || line.isEmpty();
  }

  private void waits(long tenths) {
    if (onlyEnter) {
      return;
    }
    if (tenths <= 0) {
      waitsForEver = true;
    } else {
      waitedTenths = Math.min(waitedTenths + tenths, Integer.MAX_VALUE);
    }
  }

  private Optional<End> follow(CoreRun core, Booted booted, Bytes line) throws IOException {
    if (booted.outcome() instanceof Outcome.Program program && program.isMenu()) {
      return menu(core, program);
    }
    if (booted.outcome() instanceof Outcome.Config config) {
      Optional<CoreRun> next = core.config(config);
      boolean isNew = next.isPresent() && enters(next.get().name());
      return isNew ? core(next.orElseThrow()) : Optional.empty();
    }
    return Optional.of(new End(core, booted, line));
  }

  private boolean enters(Bytes name) {
    return seen.add(name) && seen.size() <= limits.get(SyslinuxLimits.MAX_CONFIG_DEPTH);
  }

  private Optional<End> menu(CoreRun core, Outcome.Program program) throws IOException {
    MenuRun menu = core.menu(program);
    if (!enters(Bytes.utf8("menu " + menu.files()))) {
      return Optional.empty();
    }
    if (!onlyEnter && !menu.isUnattended()) {
      waitsForEver = true;
      return Optional.empty();
    }
    if (menu.waitTenths() > 0) {
      waits(menu.waitTenths());
    }
    MenuRun.Choice choice = onlyEnter ? menu.selection() : menu.timedOut();
    Bytes command = choice.command();
    if (command == null) {
      return Optional.empty();
    }
    Outcome outcome = core.executor().execute(command, false);
    Bytes onError = menu.state().start.onError;
    if (outcome instanceof Outcome.Failure && onError != null) {
      outcome = core.executor().execute(onError, true);
    }
    Optional<MenuItem> item =
        Optional.ofNullable(choice.item()).or(() -> withCommand(menu.state(), command));
    return follow(core, new Booted(outcome, item), command);
  }

  /** ONTIMEOUT has the command of a label in place of the label. */
  private static Optional<MenuItem> withCommand(ConfigState state, Bytes command) {
    for (MenuItem item : state.labels.values()) {
      if (item.command != null && item.command.equals(command)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }
}
