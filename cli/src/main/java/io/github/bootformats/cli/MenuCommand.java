package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.spi.MenuReader;
import io.github.bootformats.cli.menu.MenuJson;
import io.github.bootformats.cli.menu.MenuText;
import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the menu of a boot loader. */
@Command(
    name = "menu",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a boot loader makes of its configuration: the entries, what it boots by itself"
          + " and when, and the exact command line of each kernel.",
      "FILE is a configuration, or an image or directory in which one lies at a usual place.",
      ""
    },
    footerHeading = "%n",
    footer = {
      "The fields of --json:",
      "  loader, version, title, timeoutSeconds (null: for ever), default, entries, diagnostics",
      "and of each entry:",
      "  title, id, kind, kernel, initrds, commandLine, arguments, source, entries",
      "Texts that are not UTF-8 are {\"hex\":\"66ff\"}."
    })
final class MenuCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private final RootCommand root;
  private final Bootfmt tool;

  @Parameters(paramLabel = "FILE", description = "a configuration, an image or a directory")
  private String file = "";

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "the root of the file system that the loader sees; when not given, the directory of FILE")
  private @Nullable String rootDirectory;

  @Option(
      names = "--config",
      paramLabel = "PATH",
      description = "which configuration in an image or directory")
  private @Nullable String config;

  @Option(
      names = "--as",
      paramLabel = "LOADER",
      description =
          "as this loader reads it, such as grub-rhboot; when not given, as the configuration"
              + " looks")
  private @Nullable String as;

  @Option(
      names = "--entry",
      paramLabel = "NAME",
      description =
          "only this entry: a label or id, a title, or a>b in submenus; \\xHH is read as a byte")
  private @Nullable String entry;

  @Option(
      names = "--type",
      paramLabel = "LINE",
      description = "only what is booted when this is typed at the loader's prompt")
  private @Nullable String typed;

  @Option(names = "--json", description = "as JSON (schema " + MenuJson.SCHEMA + ")")
  private boolean json;

  MenuCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    try (OpenConfig open = OpenConfig.open(file, rootDirectory, config, chosen(), tool)) {
      if (typed != null) {
        Optional<BootEntry> booted =
            open.reader().boot(open.tree(), open.path(), Bytes.utf8(typed), ReadLimits.defaults());
        return show(
            terminal,
            booted,
            "nothing is booted by typing this, or the loader has no prompt: " + typed);
      }
      BootMenu menu = open.reader().read(open.tree(), open.path(), ReadLimits.defaults());
      if (entry != null) {
        return show(terminal, menu.find(TreePlace.unescape(entry)), "no entry " + entry);
      }
      MenuFindings findings = new MenuFindings(menu);
      if (json) {
        terminal.print(MenuJson.of(menu));
      } else {
        new MenuText(terminal).print(menu);
        findings.complain(terminal, file);
      }
      return findings.status();
    }
  }

  private Optional<MenuReader> chosen() {
    String loader = as;
    if (loader == null) {
      return Optional.empty();
    }
    List<MenuReader> readers = OpenConfig.readers(tool.formats());
    return Optional.of(
        readers.stream()
            .filter(reader -> reader.loaders().contains(loader))
            .findFirst()
            .orElseThrow(() -> wrong("--as is " + known(readers) + ", not '" + loader + "'"))
            .as(loader));
  }

  private static String known(List<MenuReader> readers) {
    return readers.stream()
        .flatMap(reader -> reader.loaders().stream())
        .collect(Collectors.joining(", "));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int show(Terminal terminal, Optional<BootEntry> found, String otherwise)
      throws IOException {
    if (found.isEmpty()) {
      throw new FileSystemException(file, null, otherwise);
    }
    if (json) {
      terminal.print(MenuJson.of(found.get()));
    } else {
      new MenuText(terminal).print(found.get());
    }
    return Bootfmt.OK;
  }
}
