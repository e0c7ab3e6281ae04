package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cli.menu.MenuText;
import io.github.bootformats.cli.menu.PxeJson;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.syslinux.PxelinuxClient;
import io.github.bootformats.syslinux.PxelinuxDirectory;
import io.github.bootformats.syslinux.SyslinuxConsumer;
import io.github.bootformats.syslinux.SyslinuxHost;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows which configuration a client of PXELINUX gets. */
@Command(
    name = "pxe-check",
    mixinStandardHelpOptions = true,
    description = {
      "Shows which files PXELINUX asks for on behalf of a client, which one it gets from a TFTP"
          + " directory, and what that boots. What is not given of the client is left out.",
      ""
    },
    footerHeading = "%n",
    footer = {
      "The fields of --json: tried, config (null: it gets none), menu (as of 'menu --json')."
    })
final class PxeCheckCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "what the TFTP server serves: a directory or image")
  private String directory = "";

  @Option(names = "--mac", paramLabel = "MAC", description = "hardware address: 52:54:00:12:34:56")
  private @Nullable String mac;

  @Option(
      names = "--uuid",
      paramLabel = "UUID",
      converter = UuidConverter.class,
      description = "as dmidecode shows it")
  private @Nullable UUID uuid;

  @Option(names = "--ip", paramLabel = "ADDRESS", description = "IPv4 address: 10.0.2.15")
  private @Nullable String ip;

  @Option(
      names = "--boot-dir",
      paramLabel = "PATH",
      description = "where in DIR the boot file is; when not given, at the top")
  private String bootDirectory = "";

  @Option(names = "--config-file", paramLabel = "NAME", description = "DHCP option 209")
  private @Nullable String configFile;

  @Option(names = "--path-prefix", paramLabel = "PREFIX", description = "DHCP option 210")
  private @Nullable String pathPrefix;

  @Option(names = "--json", description = "as JSON (schema " + PxeJson.SCHEMA + ")")
  private boolean json;

  PxeCheckCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    PxelinuxClient client = client();
    TreePath bootDir = bootDirectory();
    Terminal terminal = root.terminal();
    try (OpenTree open = OpenTree.open(directory, tool)) {
      PxelinuxDirectory.Selection selection =
          PxelinuxDirectory.of(open.tree(), bootDir).select(client);
      if (!json) {
        print(terminal, selection);
      }
      if (selection.config().isEmpty()) {
        if (json) {
          terminal.print(PxeJson.of(selection, null));
        }
        throw new FileSystemException(directory, null, "no configuration for this client");
      }
      BootMenu menu = menu(open.tree(), selection.config().get(), bootDir, client);
      MenuFindings findings = new MenuFindings(menu);
      if (json) {
        terminal.print(PxeJson.of(selection, menu));
      } else {
        new MenuText(terminal).print(menu);
        findings.complain(terminal, directory);
      }
      return findings.status();
    }
  }

  private static void print(Terminal terminal, PxelinuxDirectory.Selection selection)
      throws IOException {
    List<Bytes> tried = selection.tried();
    for (int i = 0; i < tried.size(); i++) {
      boolean found = selection.config().isPresent() && i == tried.size() - 1;
      terminal.println((found ? "found    " : "missing  ") + terminal.message(tried.get(i) + ""));
    }
  }

  private TreePath bootDirectory() {
    try {
      return TreePath.of(bootDirectory);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--boot-dir: " + e.getMessage(), e);
    }
  }

  private PxelinuxClient client() {
    PxelinuxClient.Builder client = PxelinuxClient.builder();
    try {
      if (mac != null) {
        client.mac(mac);
      }
      if (ip != null) {
        client.ip(ip);
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    if (uuid != null) {
      client.uuid(uuid);
    }
    if (configFile != null) {
      client.configFile(Bytes.utf8(configFile));
    }
    if (pathPrefix != null) {
      client.pathPrefix(Bytes.utf8(pathPrefix));
    }
    return client.build();
  }

  private static BootMenu menu(
      FileTree tree, TreePath config, TreePath bootDir, PxelinuxClient client) throws IOException {
    TreePath prefix = client.pathPrefix().flatMap(TreePath::parse).orElse(bootDir);
    SyslinuxHost.Builder host = SyslinuxHost.builder(tree).complete().workingDirectory(prefix);
    client.describeTo(host);
    return SyslinuxConsumer.SYSLINUX_6_04
        .menu(host.build(), config, ReadLimits.defaults())
        .bootMenu();
  }
}
