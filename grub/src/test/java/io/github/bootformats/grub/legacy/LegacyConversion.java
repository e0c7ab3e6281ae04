package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.BootModule;
import io.github.bootformats.grub.GrubConsumer;
import io.github.bootformats.grub.GrubEntry;
import io.github.bootformats.grub.GrubEvaluator;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.grub.GrubScriptCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A menu for GRUB Legacy beside the script for GRUB 2 that {@code grub-menulst2cfg} makes of it,
 * and what is known of the differences between what the two load.
 */
final class LegacyConversion {
  private static final LegacyConsumer CONSUMER = LegacyConsumer.GRUB_UBUNTU_0_97;

  /** What the converter leaves out of an entry, and of the menu but for {@code hiddenmenu}. */
  static final Set<LegacyKeyword> LEFT_OUT =
      EnumSet.of(
          LegacyKeyword.BACKGROUND,
          LegacyKeyword.BORDER,
          LegacyKeyword.DEVICE,
          LegacyKeyword.DUMP,
          LegacyKeyword.EMBED,
          LegacyKeyword.FOREGROUND,
          LegacyKeyword.FSTEST,
          LegacyKeyword.HELP,
          LegacyKeyword.HIDDENMENU,
          LegacyKeyword.IFCONFIG,
          LegacyKeyword.IMPSPROBE,
          LegacyKeyword.INSTALL,
          LegacyKeyword.IOPROBE,
          LegacyKeyword.MD5CRYPT,
          LegacyKeyword.PARTNEW,
          LegacyKeyword.QUIET,
          LegacyKeyword.QUIT,
          LegacyKeyword.RARP,
          LegacyKeyword.SETKEY,
          LegacyKeyword.SETUP,
          LegacyKeyword.SHADE,
          LegacyKeyword.SPLASHIMAGE,
          LegacyKeyword.TERMINFO,
          LegacyKeyword.TFTPSERVER,
          LegacyKeyword.UPPERMEM,
          LegacyKeyword.VIEWPORT);

  private final LegacyDocument document;
  private final Bytes script;
  private final ConversionHost host;
  private final List<Comparison> comparisons = new ArrayList<>();

  LegacyConversion(Bytes menu, Bytes script) throws IOException {
    this.document = LegacyDocument.parse(menu).model();
    this.script = script;
    this.host = new ConversionHost(document);
  }

  /** How an entry compares with its conversion. */
  enum Verdict {
    SAME,
    DIFFERENT,

    /**
     * The entry was not converted, as the converter has no command for it, and makes a syntax error
     * of that; GRUB Legacy gives it no number if it has none either.
     */
    EMPTY,

    /** The title is the same; GRUB Legacy gives up at the first error, GRUB 2 goes on behind it. */
    FAILS,

    /** The title is the same; what follows a password in the entry is lost in conversion. */
    PASSWORD,

    /** The title is the same; the entry goes on with a menu, which remains one for GRUB Legacy. */
    CONFIGURATION,

    /**
     * The title is the same; GRUB Legacy takes options of {@code kernel} by their beginnings and in
     * any number, the converter two at most, and whole.
     */
    OPTIONS,

    /**
     * The title is the same; GRUB 2 goes on to take the kind of the first kernel of an entry for
     * that of all others.
     */
    SECOND_KERNEL,

    /**
     * The title is the same; GRUB 2 has lost its root by a {@code rootnoverify} that names none.
     */
    NO_ROOT,

    /** The title is the same; a kernel is missing, and what modules are for it is guessed. */
    UNKNOWN_KERNEL,

    /**
     * The script has a syntax error, as no line ends behind the conversion of {@code lock}, on
     * which another command may follow, and as that of {@code password} lacks a semicolon.
     */
    BROKEN
  }

  /** What came of the comparison of an entry, and a description. */
  record Comparison(Verdict verdict, String description) {}

  /**
   * Writes a menu so that the converter can read it, which joins no lines, keeps carriage returns,
   * and takes for unknown what is indented. Entries without a command for it are left out.
   */
  static Bytes readable(Bytes menu) {
    LegacyDocument document = LegacyDocument.parse(menu).model();
    List<LegacyNode> nodes = new ArrayList<>(document.menuCommands());
    document.entries().stream()
        .filter(LegacyConversion::isConverted)
        .forEach(entry -> nodes.addAll(entry.nodes()));
    StringBuilder text = new StringBuilder();
    for (LegacyNode node : nodes) {
      if (node instanceof LegacyCommand command) {
        text.append(LegacyTexts.latin(command.text())).append('\n');
      }
    }
    return LegacyTexts.bytes(text.toString());
  }

  private static boolean isConverted(LegacyEntry entry) {
    return entry.commands().stream()
        .flatMap(command -> CONSUMER.keyword(command).stream())
        .anyMatch(keyword -> !LEFT_OUT.contains(keyword));
  }

  List<Comparison> compare() throws IOException {
    boolean breaks = document.entries().stream().anyMatch(LegacyConversion::breaksScript);
    if (breaks != (GrubScriptCheck.check(script) == GrubScriptCheck.SYNTAX_ERROR)) {
      return List.of(new Comparison(Verdict.DIFFERENT, "syntax of " + script));
    }
    if (breaks) {
      return List.of(new Comparison(Verdict.BROKEN, ""));
    }
    BootMenu legacy =
        CONSUMER.menu(host.legacy(), LegacyBoot.CONFIG, ReadLimits.defaults()).bootMenu();
    Iterator<BootEntry> numbered = legacy.entries().iterator();
    Iterator<GrubEntry> converted =
        GrubEvaluator.of(GrubConsumer.GRUB_2_06, host.grub2())
            .evaluate(GrubScript.parse(script))
            .entries()
            .iterator();
    for (LegacyEntry entry : document.entries()) {
      boolean isNumbered = entry.commands().stream().anyMatch(c -> CONSUMER.keyword(c).isPresent());
      Optional<BootEntry> boot = isNumbered ? Optional.of(numbered.next()) : Optional.empty();
      if (!isConverted(entry)) {
        comparisons.add(new Comparison(Verdict.EMPTY, entry.toString()));
      } else if (!converted.hasNext()) {
        comparisons.add(new Comparison(Verdict.DIFFERENT, "missing: " + entry));
      } else {
        compare(entry, boot.orElseThrow(), legacy.diagnostics(), converted.next());
      }
    }
    return comparisons;
  }

  private void compare(
      LegacyEntry entry, BootEntry boot, List<Diagnostic> findings, GrubEntry converted) {
    String title = LineRules.withoutSpaceBehind(LegacyTexts.latin(entry.title()));
    Verdict verdict = reason(entry, boot, findings);
    String shown = "";
    if (verdict == Verdict.SAME) {
      String ours = legacyLoads(entry, boot);
      String grub2 = grub2Loads(entry, boot, converted);
      verdict = ours.equals(grub2) ? Verdict.SAME : Verdict.DIFFERENT;
      shown = "%n GRUB Legacy: %s%n GRUB 2:      %s".formatted(ours, grub2);
    }
    if (!LegacyTexts.latin(converted.title()).equals(title)) {
      verdict = Verdict.DIFFERENT;
      shown += " title: " + converted.title();
    }
    comparisons.add(new Comparison(verdict, entry + shown));
  }

  private Verdict reason(LegacyEntry entry, BootEntry boot, List<Diagnostic> findings) {
    if (findings.stream().anyMatch(failsIn(entry))) {
      return Verdict.FAILS;
    }
    if (entry.command(LegacyKeyword.PASSWORD).isPresent()) {
      return Verdict.PASSWORD;
    }
    if (boot.kind() == BootKind.CONFIG) {
      return Verdict.CONFIGURATION;
    }
    if (entry.commands().stream()
        .anyMatch(c -> c.is(LegacyKeyword.ROOTNOVERIFY) && c.latinArgument().isEmpty())) {
      return Verdict.NO_ROOT;
    }
    boolean hasModules =
        entry.command(LegacyKeyword.MODULE).isPresent()
            || entry.command(LegacyKeyword.MODULENOUNZIP).isPresent();
    if (hasModules && !host.hasAll(entry)) {
      return Verdict.UNKNOWN_KERNEL;
    }
    if (ConversionHost.kernels(entry).stream().map(ConversionHost::isMultiboot).distinct().count()
        > 1) {
      return Verdict.SECOND_KERNEL;
    }
    boolean readable =
        entry.commands().stream()
            .filter(command -> command.is(LegacyKeyword.KERNEL))
            .allMatch(command -> hasPlainOptions(command.latinArgument()));
    return readable ? Verdict.SAME : Verdict.OPTIONS;
  }

  private Predicate<Diagnostic> failsIn(LegacyEntry entry) {
    int first = entry.nodes().get(0).line();
    int next = entry.begin() + entry.nodes().size();
    int end =
        next < document.nodes().size() ? document.nodes().get(next).line() : Integer.MAX_VALUE;
    String code = LegacyFinding.ENTRY_FAILS.diagnostic("").code();
    return finding ->
        finding.code().equals(code)
            && finding.line().orElse(0) >= first
            && finding.line().orElse(0) < end;
  }

  private static boolean breaksScript(LegacyEntry entry) {
    boolean isLocked = false;
    for (LegacyCommand command : entry.commands()) {
      Optional<LegacyKeyword> keyword = CONSUMER.keyword(command);
      boolean isLeftOut = keyword.isEmpty() || LEFT_OUT.contains(keyword.get());
      boolean lacksFile =
          command.is(LegacyKeyword.PASSWORD)
              && !command.latinArgument().matches("(--\\S* +)?[^- ]\\S* +\\S.*");
      if (lacksFile || (isLocked && !isLeftOut)) {
        return true;
      }
      isLocked = command.is(LegacyKeyword.LOCK);
    }
    return false;
  }

  private static boolean hasPlainOptions(String argument) {
    String option = "(--no-mem-option|--type=(netbsd|freebsd|openbsd|linux|biglinux|multiboot)) +";
    return argument.matches("(" + option + "){0,2}(?!--).*");
  }

  /** Whether nobody knows a file's device, as a UUID was to be looked for. */
  private static boolean searchesRoot(LegacyEntry entry) {
    return entry.command(LegacyKeyword.UUID).isPresent();
  }

  private static String legacyLoads(LegacyEntry entry, BootEntry boot) {
    List<String> all = new ArrayList<>();
    all.add(kind(boot));
    boot.kernel().ifPresent(file -> all.add(legacyFile(entry, file)));
    all.add(
        boot.kind() == BootKind.OTHER
            ? words(boot.arguments()) // GRUB 2 tells no BSD its own name
            : withSingleSpaces(boot.commandLine()));
    boot.initrds().forEach(file -> all.add("initrd " + legacyFile(entry, file)));
    for (BootModule module : boot.modules()) {
      all.add("module " + legacyFile(entry, module.path()) + " " + words(module.arguments()));
    }
    return String.join("; ", all);
  }

  /**
   * Says what the conversion loads, but for three differences: GRUB 2 does not cut command lines,
   * the converter gives a module's own name to it as well, and each word behind a {@code
   * modulenounzip} becomes an initrd.
   */
  private static String grub2Loads(LegacyEntry entry, BootEntry legacy, GrubEntry converted) {
    BootEntry boot = converted.toBootEntry();
    String root = LegacyTexts.latin(converted.rootDevice().orElse(Bytes.empty()));
    List<String> all = new ArrayList<>();
    all.add(kind(boot));
    boot.kernel().ifPresent(file -> all.add(grub2File(entry, root, file)));
    String line = words(boot.arguments());
    boolean cut = legacy.commandLine().length() == EntryLoader.MAX_COMMAND_LINE;
    int given = withSingleSpaces(legacy.commandLine()).length();
    all.add(cut ? line.substring(0, Math.min(given, line.length())) : line);
    int initrds = entry.command(LegacyKeyword.MODULENOUNZIP).isPresent() ? 1 : Integer.MAX_VALUE;
    boot.initrds().stream()
        .limit(initrds)
        .forEach(file -> all.add("initrd " + grub2File(entry, root, file)));
    for (BootModule module : boot.modules()) {
      List<Bytes> behindName = module.arguments().subList(1, module.arguments().size());
      all.add("module " + grub2File(entry, root, module.path()) + " " + words(behindName));
    }
    return String.join("; ", all);
  }

  private static String withSingleSpaces(Bytes line) {
    return LegacyTexts.latin(line).replaceAll(" +", " ");
  }

  private static String kind(BootEntry boot) {
    return boot.kernel().isPresent() ? boot.kind().toString() : "nothing";
  }

  private static String words(List<Bytes> words) {
    return String.join(" ", words.stream().map(LegacyTexts::latin).toList());
  }

  private static String legacyFile(LegacyEntry entry, Bytes file) {
    String text = LegacyTexts.latin(file);
    Optional<DeviceName> device = DeviceName.read(text);
    String path = text.substring(device.map(DeviceName::end).orElse(0));
    return searchesRoot(entry)
        ? path
        : device.map(DeviceName::device).orElse(ConversionHost.BOOT_DEVICE).toGrub2() + path;
  }

  private static String grub2File(LegacyEntry entry, String root, Bytes file) {
    String text = LegacyTexts.latin(file);
    String path = text.replaceFirst("^\\([^)]*\\)", "");
    return searchesRoot(entry) ? path : path.equals(text) ? "(" + root + ")" + text : text;
  }
}
