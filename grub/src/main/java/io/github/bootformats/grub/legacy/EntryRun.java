package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.grub.internal.run.Latin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of one entry ({@code run_script}): the first that fails ends the entry, which
 * then boots nothing.
 */
final class EntryRun {
  private final MenuRun menu;
  private final boolean passwordSet;
  private LegacyDevice root;
  private boolean rootSet;
  private final EntryLoader loader = new EntryLoader();
  private @Nullable NextConfig config;
  private boolean locked;
  private boolean waits;

  EntryRun(MenuRun menu, boolean passwordSet) {
    this.menu = menu;
    this.passwordSet = passwordSet;
    this.root = menu.files().host().bootDevice();
  }

  /** How an entry ends when nobody is there. */
  enum End {
    BOOTS,

    /** An error: GRUB goes on with a fallback. */
    FAILS,

    /** It waits for somebody, or is over without having loaded anything: there is no fallback. */
    STOPS
  }

  /**
   * What becomes of an entry.
   *
   * @param entry what it boots
   * @param end how it ends when nobody is there
   */
  record Outcome(BootEntry entry, End end) {}

  /** The configuration that an entry goes on with. */
  private record NextConfig(PlacedFile file, SourceLocation place) {}

  /** What a command does to the run of an entry. */
  private enum Flow {
    GOES_ON,
    ENDS,
    FAILS
  }

  Outcome run(int number, LegacyCommand title, List<LegacyCommand> commands) throws IOException {
    Flow flow = Flow.GOES_ON;
    int next = 0;
    while (flow == Flow.GOES_ON && next < commands.size()) {
      flow = run(commands.get(next++));
    }
    if (next < commands.size() && flow == Flow.ENDS) {
      menu.found(
          LegacyFinding.UNREACHED.at(
              menu.place(commands.get(next)), "GRUB does not come to this command"));
    }
    boolean boots = flow != Flow.FAILS && (loader.isLoaded() || config != null);
    if (!boots && flow != Flow.FAILS) {
      menu.found(LegacyFinding.BOOTS_NOTHING.at(menu.place(title), "the entry loads nothing"));
    }
    SourceLocation place = menu.place(title);
    BootEntry.Builder entry =
        BootEntry.builder(boots ? kind() : BootKind.OTHER, title.argument())
            .id(Bytes.utf8(Integer.toString(number)))
            .source(place)
            .source(BootEntry.Part.TITLE, place);
    if (boots && config != null) {
      entry.kernel(config.file().shown()).entries(menu.below(config.file(), config.place()));
    } else if (boots) {
      loader.describe(entry);
    }
    if (locked) {
      menu.found(LegacyFinding.ENTRY_LOCKED.at(place, "the entry needs a password"));
    }
    return new Outcome(entry.build(), end(boots, flow == Flow.FAILS));
  }

  private End end(boolean boots, boolean fails) {
    if (waits) {
      return End.STOPS;
    }
    if (fails || (locked && passwordSet)) {
      return End.FAILS;
    }
    return boots ? End.BOOTS : End.STOPS;
  }

  private BootKind kind() {
    return config != null ? BootKind.CONFIG : loader.kind();
  }

  private Flow run(LegacyCommand command) throws IOException {
    LegacyKeyword keyword = menu.consumer().keyword(command).orElseThrow();
    if (!keyword.isForEntry()) {
      return fails(command, "GRUB does not know this command in an entry");
    }
    String argument = command.latinArgument();
    switch (keyword) {
      case ROOT, ROOTNOVERIFY -> {
        return root(command, argument);
      }
      case UUID -> rootSet = false; // which device has it is not known
      case KERNEL -> {
        return kernel(command, argument);
      }
      case INITRD -> {
        return loader.takesInitrd()
            ? initrd(command, argument)
            : fails(command, "a Linux kernel must be loaded before an initrd");
      }
      case MODULE, MODULENOUNZIP -> {
        return module(command, argument);
      }
      case CHAINLOADER -> {
        boolean force = argument.startsWith("--force");
        String file = force ? argument.substring(LineRules.nextWord(argument)) : argument;
        Optional<PlacedFile> found = file(command, file);
        found.ifPresent(placed -> loader.chainload(placed, menu.place(command)));
        return found.isPresent() ? Flow.GOES_ON : Flow.FAILS;
      }
      case CONFIGFILE -> {
        Optional<PlacedFile> found = file(command, argument);
        found.ifPresent(file -> config = new NextConfig(file, menu.place(command)));
        return found.isPresent() ? Flow.ENDS : Flow.FAILS;
      }
      case BOOT -> {
        return loader.isLoaded()
            ? Flow.ENDS
            : fails(command, "a kernel must be loaded before it can be booted");
      }
      case HALT, REBOOT, QUIT -> {
        loader.clear();
        return Flow.ENDS;
      }
      case COLOR -> {
        return MenuColors.areValid(argument) ? Flow.GOES_ON : fails(command, "not colours");
      }
      case SAVEDEFAULT -> {
        return menu.canSave() ? Flow.GOES_ON : fails(command, "there is no file to save it in");
      }
      case LOCK -> locked = true;
      case PASSWORD -> {
        locked = true;
        waits = true;
      }
      case PAUSE -> waits = true;
      default -> {} // changes nothing of what is booted
    }
    return Flow.GOES_ON;
  }

  private Flow fails(LegacyCommand command, String reason) {
    menu.found(LegacyFinding.ENTRY_FAILS.at(menu.place(command), reason + ": the entry fails"));
    return Flow.FAILS;
  }

  private Flow root(LegacyCommand command, String argument) {
    if (argument.isEmpty()) {
      return Flow.GOES_ON; // is only shown
    }
    Optional<DeviceName> name = DeviceName.read(argument);
    if (name.isEmpty()) {
      return fails(command, "not a device: " + Latin.bytes(argument));
    }
    root = name.get().device();
    rootSet = true;
    return Flow.GOES_ON;
  }

  private Flow kernel(LegacyCommand command, String argument) throws IOException {
    Optional<KernelCall> call = KernelCall.of(argument);
    if (call.isEmpty()) {
      return fails(command, "not a type of kernel: " + LineRules.firstWord(argument));
    }
    Optional<PlacedFile> file = file(command, call.get().line());
    if (file.isEmpty()) {
      return Flow.FAILS;
    }
    Optional<Bytes> head = KernelCall.head(menu.files(), file.get());
    if (call.get().isRefused(head)) {
      return fails(command, "the kernel is not of the type " + call.get().type());
    }
    KernelCall.Kind kind = call.get().kind(head);
    if (kind == KernelCall.Kind.LINUX && !VideoMode.isValid(call.get().line())) {
      return fails(command, "vga= is followed by no number");
    }
    if (loader.kernel(file.get(), call.get().line(), kind, menu.place(command))) {
      menu.found(
          LegacyFinding.COMMAND_LINE_CUT.at(
              menu.place(command),
              "the kernel is given the first "
                  + EntryLoader.MAX_COMMAND_LINE
                  + " bytes of its command line"));
    }
    return Flow.GOES_ON;
  }

  private Flow initrd(LegacyCommand command, String argument) throws IOException {
    Optional<PlacedFile> file = file(command, argument);
    file.ifPresent(placed -> loader.initrd(placed, menu.place(command)));
    return file.isPresent() ? Flow.GOES_ON : Flow.FAILS;
  }

  private Flow module(LegacyCommand command, String argument) throws IOException {
    if (!loader.takesModule()) {
      return fails(command, "a kernel must be loaded before a module");
    }
    if (loader.isLinux()) {
      return initrd(command, argument);
    }
    Optional<PlacedFile> file = file(command, argument);
    List<Bytes> words =
        KernelCommandLine.parse(Latin.bytes(argument.substring(LineRules.nextWord(argument))))
            .words();
    file.ifPresent(placed -> loader.module(placed, words, menu.place(command)));
    return file.isPresent() ? Flow.GOES_ON : Flow.FAILS;
  }

  /** Finds the file that an argument begins with; empty when the command fails. */
  private Optional<PlacedFile> file(LegacyCommand command, String argument) throws IOException {
    LegacyDevice device = root;
    String path = argument;
    String shown = rootSet ? root.toString() : "";
    if (argument.startsWith("(")) {
      Optional<DeviceName> name = DeviceName.read(argument);
      if (name.isEmpty()) {
        fails(command, "not a device: " + Latin.bytes(argument));
        return Optional.empty();
      }
      device = name.get().device();
      path = argument.substring(name.get().end());
      shown = argument.substring(0, name.get().end());
    }
    path = LineRules.firstWord(path);
    PlacedFile file = new PlacedFile(device, Latin.bytes(path), Latin.bytes(shown + path));
    if (!path.startsWith("/") && !BlockList.matches(path)) {
      fails(command, "neither an absolute path nor a list of blocks: " + Latin.bytes(path));
      return Optional.empty();
    }
    if (menu.files().isMissing(file)) {
      menu.found(
          LegacyFinding.FILE_MISSING.at(menu.place(command), "no such file: " + file.shown()));
      if (menu.files().host().isComplete()) {
        fails(command, "a file is missing");
        return Optional.empty();
      }
    }
    return Optional.of(file);
  }
}
