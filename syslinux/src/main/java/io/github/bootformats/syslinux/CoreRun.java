package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.syslinux.ConfigReader.ConfigFile;
import io.github.bootformats.syslinux.LineBooter.Booted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The core after it has read a configuration. */
final class CoreRun {
  private final SyslinuxHost host;
  private final ReadLimits limits;
  private final TreePath directory;
  private final ConfigFile file;
  private final ConfigState state;
  private final CommandExecutor executor;
  private final LineBooter booter;

  CoreRun(SyslinuxHost host, ReadLimits limits, TreePath directory, ConfigFile file)
      throws IOException {
    this(host, limits, directory, file, 0);
  }

  private CoreRun(
      SyslinuxHost host, ReadLimits limits, TreePath directory, ConfigFile file, int sysAppend)
      throws IOException {
    this.host = host;
    this.limits = limits;
    this.directory = directory;
    this.file = file;
    this.state =
        ConfigReader.read(ReaderDialect.CORE, host, directory, limits, sysAppend, List.of(file));
    this.executor = new CommandExecutor(host, directory, state.sysAppend);
    this.booter = new LineBooter(state, executor);
  }

  SyslinuxHost host() {
    return host;
  }

  ConfigState state() {
    return state;
  }

  CommandExecutor executor() {
    return executor;
  }

  Bytes name() {
    return file.name();
  }

  Booted boot(Bytes line) throws IOException {
    return booter.boot(line);
  }

  /** Starts the core anew with another configuration. */
  Optional<CoreRun> config(Outcome.Config config) throws IOException {
    Optional<ConfigFile> other = file(config.file());
    if (other.isEmpty()) {
      return Optional.empty();
    }
    TreePath changed = directory;
    if (!config.directory().isEmpty()) {
      Bytes path = ConfigPaths.resolve(directory, config.directory());
      changed = TreePath.parse(path).orElse(directory);
    }
    return Optional.of(new CoreRun(host, limits, changed, other.get(), state.sysAppend));
  }

  /** Starts a menu program, which reads this configuration again, or others. */
  MenuRun menu(Outcome.Program program) throws IOException {
    List<ConfigFile> files = new ArrayList<>();
    List<Bytes> missing = new ArrayList<>();
    for (Bytes name : CommandExecutor.words(program.arguments())) {
      Optional<ConfigFile> other = file(name);
      other.ifPresentOrElse(files::add, () -> missing.add(name));
    }
    if (files.isEmpty() && missing.isEmpty()) {
      files.add(file);
    }
    ConfigState read = ConfigReader.read(ReaderDialect.MENU, host, directory, limits, 0, files);
    for (Bytes name : missing) {
      read.findings.add(
          SyslinuxFinding.INCLUDE_MISSING.diagnostic("no file " + name + " for the menu"));
    }
    return new MenuRun(this, read, files.stream().map(ConfigFile::name).toList());
  }

  private Optional<ConfigFile> file(Bytes name) throws IOException {
    if (name.equals(Bytes.utf8("~"))) {
      return Optional.of(file);
    }
    return host.files()
        .read(directory, name, limits)
        .map(
            bytes ->
                new ConfigFile(
                    ConfigPaths.resolve(directory, name), SyslinuxDocument.parse(bytes).model()));
  }
}
