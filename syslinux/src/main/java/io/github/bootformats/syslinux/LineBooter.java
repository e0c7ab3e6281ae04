package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.util.Optional;

/**
 * Boots a line as the core does (com32/elflink/ldlinux/ldlinux.c, {@code load_kernel}): what is
 * typed, {@code DEFAULT}, {@code ONTIMEOUT}.
 */
final class LineBooter {
  private static final Bytes SPACE = Bytes.utf8(" ");

  private static final ImageType[] TRIED = {
    ImageType.COM32,
    ImageType.FDIMAGE,
    ImageType.BSS,
    ImageType.BOOT,
    ImageType.BOOT_SECTOR,
    ImageType.PXE
  };

  private final ConfigState state;
  private final CommandExecutor executor;

  LineBooter(ConfigState state, CommandExecutor executor) {
    this.state = state;
    this.executor = executor;
  }

  /**
   * What came of a line.
   *
   * @param outcome the outcome, after {@code ONERROR}
   * @param item the label that was executed, if any
   */
  record Booted(Outcome outcome, Optional<MenuItem> item) {}

  Booted boot(Bytes line) throws IOException {
    Optional<MenuItem> item = state.find(line);
    Outcome outcome = item.isPresent() ? label(item.get(), line) : implicit(line);
    if (!(outcome instanceof Outcome.Failure) || state.onError == null) {
      return new Booted(outcome, item);
    }
    return state.onError.isEmpty() ? new Booted(outcome, item) : onError(state.onError);
  }

  private Outcome label(MenuItem item, Bytes line) throws IOException {
    if (item.command == null) {
      return new Outcome.Failure(
          SyslinuxFinding.DEFAULT_BOOTS_NOTHING, "label " + item.label + " boots nothing");
    }
    Bytes arguments = Ascii.afterSpaces(line, Ascii.firstWord(line).length());
    Bytes command = arguments.isEmpty() ? item.command : Bytes.join(item.command, SPACE, arguments);
    return executor.execute(command, false);
  }

  private Outcome implicit(Bytes line) throws IOException {
    if (!state.implicit) {
      return new Outcome.Failure(
          SyslinuxFinding.FILE_MISSING, "no label " + Ascii.firstWord(line) + ", IMPLICIT 0");
    }
    Bytes command = state.options ? line : Ascii.firstWord(line);
    if (ImageType.bySuffix(command) == ImageType.KERNEL) {
      command = withSuffix(command);
    }
    return executor.execute(command, true);
  }

  /** A name without a known suffix gets the first one that makes it the name of a file. */
  private Bytes withSuffix(Bytes command) throws IOException {
    for (ImageType type : TRIED) {
      Bytes named = CommandExecutor.withSuffix(command, type);
      if (executor.exists(Ascii.firstWord(named))) {
        return named;
      }
    }
    return command;
  }

  /** What failed is forgotten, but the default is put behind the command. */
  private Booted onError(Bytes onError) throws IOException {
    Optional<MenuItem> item = state.find(onError).filter(i -> i.command != null);
    Bytes command = item.map(i -> i.command).orElse(onError);
    Bytes appended = state.command == null ? Bytes.utf8("(null)") : state.command;
    return new Booted(executor.execute(Bytes.join(command, SPACE, appended), true), item);
  }
}
