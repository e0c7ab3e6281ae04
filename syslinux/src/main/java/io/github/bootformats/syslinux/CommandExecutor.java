package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootModule;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Executes commands as SYSLINUX 6.04 does (com32/elflink/ldlinux/execute.c and kernel.c): a command
 * is a file, or a type and a file, and what is handed to it.
 */
final class CommandExecutor {
  /** Commands of this many bytes are too long. */
  static final int MAX_COMMAND = 2048;

  private static final Bytes SPACE = Bytes.utf8(" ");
  private static final Bytes BOOT_IMAGE = Bytes.utf8("BOOT_IMAGE=");
  private static final Bytes INITRD = Bytes.utf8("initrd=");
  private static final Bytes COMBOOT = Bytes.utf8(".comboot");
  private static final Bytes MODULE_SEPARATOR = Bytes.utf8("---");

  private final SyslinuxHost host;
  private final TreePath directory;
  private final int sysAppend;
  private final boolean checksFiles;

  CommandExecutor(SyslinuxHost host, TreePath directory, int sysAppend) {
    this(host, directory, sysAppend, host.isComplete());
  }

  private CommandExecutor(
      SyslinuxHost host, TreePath directory, int sysAppend, boolean checksFiles) {
    this.host = host;
    this.directory = directory;
    this.sysAppend = sysAppend;
    this.checksFiles = checksFiles;
  }

  /** The same, but whatever is to be loaded is taken to be there. */
  CommandExecutor assumingFiles() {
    return new CommandExecutor(host, directory, sysAppend, false);
  }

  /**
   * Executes a command.
   *
   * @param command the command
   * @param withFacts whether the facts of the global {@code SYSAPPEND} are added; those of a label
   *     are in its command already
   */
  Outcome execute(Bytes command, boolean withFacts) throws IOException {
    return execute(command, ImageType.bySuffix(command), withFacts);
  }

  private Outcome execute(Bytes command, ImageType type, boolean withFacts) throws IOException {
    if (command.length() >= MAX_COMMAND) {
      return new Outcome.Failure(
          SyslinuxFinding.COMMAND_LINE_LONG,
          "command of %s bytes, %s at most".formatted(command.length(), MAX_COMMAND - 1));
    }
    Bytes file = Ascii.firstWord(command);
    Bytes given = Ascii.afterSpaces(command, file.length());
    Bytes arguments = withFacts ? withFacts(given) : given;
    Optional<ImageType> named = ImageType.byTypeName(file);
    if (named.isPresent()) {
      // The facts are added once more: that is what SYSLINUX does.
      Bytes rest =
          named.get() == ImageType.COM32 ? withSuffix(arguments, ImageType.COM32) : arguments;
      return execute(rest, named.get(), withFacts);
    }
    return start(type, file, arguments, given);
  }

  private Bytes withFacts(Bytes arguments) {
    Bytes all = arguments;
    for (Bytes fact : SysAppendFacts.of(host, sysAppend)) {
      all = all.isEmpty() ? fact : Bytes.join(all, SPACE, fact);
    }
    return all;
  }

  /** Puts the type's suffix behind the first word, unless it is there. */
  static Bytes withSuffix(Bytes command, ImageType type) {
    Bytes file = Ascii.firstWord(command);
    Bytes rest = command.slice(file.length(), command.length());
    return ImageType.bySuffix(file) == type ? command : Bytes.join(file, type.suffix(), rest);
  }

  private Outcome start(ImageType type, Bytes file, Bytes arguments, Bytes given)
      throws IOException {
    return switch (type) {
      case LOCALBOOT -> new Outcome.Local(file);
      case CONFIG -> new Outcome.Config(file, Ascii.firstWord(arguments));
      case COM32 -> program(file, given); // modules are not told the facts
      case BOOT, BOOT_SECTOR, BSS, PXE -> canLoad(file) ? new Outcome.Chain(file) : missing(file);
      case FDIMAGE -> linux(file, arguments, BootKind.DISK_IMAGE);
      case KERNEL, LINUX -> linux(file, arguments, BootKind.LINUX);
    };
  }

  private Outcome linux(Bytes file, Bytes arguments, BootKind kind) throws IOException {
    if (file.equals(COMBOOT)) {
      return new Outcome.Failure(
          SyslinuxFinding.TYPE_UNSUPPORTED, "COMBOOT images are not loaded any more");
    }
    Bytes commandLine = Bytes.join(BOOT_IMAGE, file, SPACE, arguments);
    if (!canLoad(file)) {
      return missing(file);
    }
    List<Bytes> initrds = initrds(commandLine);
    for (Bytes initrd : initrds) {
      if (!canLoad(initrd)) {
        return missing(initrd);
      }
    }
    return new Outcome.Linux(file, initrds, commandLine, kind);
  }

  /** The files behind the first {@code initrd=}, wherever in a word that is. */
  static List<Bytes> initrds(Bytes commandLine) {
    int at = Ascii.find(commandLine, INITRD, 0);
    if (at < 0) {
      return List.of();
    }
    List<Bytes> initrds = new ArrayList<>();
    int begin = at + INITRD.length();
    while (true) {
      int end = begin;
      while (end < commandLine.length()
          && commandLine.at(end) != ' '
          && commandLine.at(end) != ',') {
        end++;
      }
      initrds.add(Ascii.firstWord(commandLine.slice(begin, end))); // a name ends at a tab, too
      if (end == commandLine.length() || commandLine.at(end) != ',') {
        return initrds;
      }
      begin = end + 1;
    }
  }

  private Outcome program(Bytes module, Bytes arguments) {
    Outcome.Program program = new Outcome.Program(module, arguments);
    return switch (program.baseName()) {
      case "mboot.c32" -> multiboot(arguments);
      default -> program;
    };
  }

  /** {@code kernel args --- module args --- module}. */
  private static Outcome multiboot(Bytes arguments) {
    List<List<Bytes>> images = new ArrayList<>(List.of(new ArrayList<>()));
    for (Bytes word : words(arguments)) {
      if (word.equals(MODULE_SEPARATOR)) {
        images.add(new ArrayList<>());
      } else {
        images.get(images.size() - 1).add(word);
      }
    }
    List<BootModule> modules =
        images.stream()
            .skip(1)
            .filter(image -> !image.isEmpty())
            .map(image -> new BootModule(image.get(0), image.subList(1, image.size())))
            .toList();
    List<Bytes> kernel = images.get(0);
    if (kernel.isEmpty()) {
      return new Outcome.Failure(SyslinuxFinding.FILE_MISSING, "mboot.c32 without a kernel");
    }
    Bytes line = kernel.get(0);
    for (Bytes word : kernel.subList(1, kernel.size())) {
      line = Bytes.join(line, SPACE, word);
    }
    return new Outcome.Multiboot(kernel.get(0), line, modules);
  }

  static List<Bytes> words(Bytes text) {
    List<Bytes> words = new ArrayList<>();
    int begin = Ascii.skipSpaces(text, 0);
    while (begin < text.length()) {
      int end = Ascii.wordEnd(text, begin);
      words.add(text.slice(begin, end));
      begin = Ascii.skipSpaces(text, end);
    }
    return words;
  }

  private static Outcome missing(Bytes file) {
    return new Outcome.Failure(SyslinuxFinding.FILE_MISSING, "no file " + file);
  }

  private boolean canLoad(Bytes file) throws IOException {
    if (file.isEmpty()) {
      return false;
    }
    return !checksFiles || exists(file);
  }

  boolean exists(Bytes file) throws IOException {
    return host.files().exists(directory, file);
  }
}
