package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.grub.GrubConsumer;
import io.github.bootformats.grub.GrubEntry;
import io.github.bootformats.grub.GrubEvaluator;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubMenu;
import io.github.bootformats.grub.GrubScript;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands for what only GRUB has. */
@Command(
    name = "grub",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {"Shows how GRUB runs its configuration.", ""},
    commandListHeading = "%nCommands:%n")
final class GrubCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private GrubCommand() {}

  /** Returns the command with its subcommands. */
  static CommandLine of(RootCommand root, Bootfmt tool) {
    return new CommandLine(new GrubCommand()).addSubcommand(new Trace(root, tool));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  /** Shows what a configuration runs. */
  @Command(
      name = "trace",
      mixinStandardHelpOptions = true,
      description = {
        "Shows what GRUB 2.06 runs of a configuration, command by command, with the values of"
            + " variables: file, line and status, then the words.",
        ""
      })
  private static final class Trace implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    private final RootCommand root;
    private final Bootfmt tool;

    @Parameters(index = "0", paramLabel = "CFG", description = "the configuration")
    private String file = "";

    @Option(
        names = "--root",
        paramLabel = "TREE",
        description = "a directory or image whose files are those of (hd0,msdos1), GRUB's $root")
    private @Nullable String tree;

    @Option(
        names = "--entry",
        paramLabel = "ENTRY",
        description = "go on with this entry: title, id or number, in submenus behind '>'")
    private @Nullable String entry;

    @Option(
        names = "--as",
        paramLabel = "LOADER",
        description = "grub, which is the default, or grub-rhboot, that of Fedora and Red Hat")
    private String as = GrubConsumer.GRUB_2_06.id();

    Trace(RootCommand root, Bootfmt tool) {
      this.root = root;
      this.tool = tool;
    }

    @Override
    public Integer call() throws IOException {
      String from = tree;
      if (from == null) {
        return trace(GrubHost.empty());
      }
      try (OpenTree open = OpenTree.open(from, tool)) {
        return trace(GrubHost.of(open.tree()));
      }
    }

    private int trace(GrubHost host) throws IOException {
      Terminal terminal = root.terminal();
      GrubScript script;
      try (ImageSource source = ImageFile.of(tool.directory(), file).read()) {
        script = GrubScript.read(source, ReadLimits.defaults()).model();
      }
      List<String> lines = new ArrayList<>();
      GrubMenu menu =
          GrubEvaluator.of(consumer(), host)
              .withTracer((place, words, status) -> lines.add(line(terminal, place, words, status)))
              .evaluate(script);
      List<Diagnostic> findings = new ArrayList<>(menu.diagnostics());
      String wanted = entry;
      if (wanted != null) {
        GrubEntry chosen =
            menu.find(Bytes.utf8(wanted))
                .orElseThrow(() -> new FileSystemException(file, null, "no entry " + wanted));
        lines.add("-- " + terminal.value(chosen.toString()));
        findings.addAll(chosen.diagnostics());
      }
      for (String line : lines) {
        terminal.println(line);
      }
      findings.forEach(f -> terminal.complain("bootfmt: " + terminal.message(f.toString())));
      return Bootfmt.OK;
    }

    private GrubConsumer consumer() {
      return GrubConsumer.find(as)
          .orElseThrow(
              () ->
                  new ParameterException(
                      spec.commandLine(), "--as is grub or grub-rhboot, not '" + as + "'"));
    }

    private static String line(
        Terminal terminal, SourceLocation place, List<Bytes> words, int status) {
      String shown =
          words.stream().map(word -> terminal.value(quoted(word))).collect(Collectors.joining(" "));
      return terminal.value(place.toString()) + " " + status + "  " + shown;
    }

    /** Shows where words end: with quotes around those that are empty or have blanks. */
    private static String quoted(Bytes word) {
      String text = word.toString();
      return text.isEmpty() || text.indexOf(' ') >= 0 ? "'" + text + "'" : text;
    }
  }
}
