package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The real ISOLINUX, and ours beside it with the same files. */
final class Isolinux {
  private static final Path MODULES = Path.of("/usr/lib/syslinux/modules/bios");
  private static final int TRIES = 2;

  private final Path directory;
  private final List<Bytes> facts;

  Isolinux(Path directory, List<Bytes> facts) {
    this.directory = directory;
    this.facts = facts;
  }

  /**
   * What the kernel was given.
   *
   * @param commandLine the command line, one character a byte, or that nothing was booted
   * @param initrdBytes the size of all initrds
   */
  record Answer(String commandLine, long initrdBytes) {
    static final Answer NOTHING = new Answer("(nothing)", 0);
  }

  /** Real and predicted. */
  record Pair(Answer real, Answer ours) {}

  Pair boot(BootCase boot) throws IOException, InterruptedException {
    Path place = Files.createTempDirectory(directory, "case");
    Path given = Files.createDirectories(place.resolve("given"));
    Path root = place.resolve("root");
    Path seen = Files.createDirectories(root.resolve("isolinux"));
    for (Map.Entry<String, byte[]> file : loadable().entrySet()) {
      Files.write(given.resolve(file.getKey()), file.getValue());
      Files.write(seen.resolve(file.getKey()), file.getValue());
    }
    for (Map.Entry<String, String> file : boot.files().entrySet()) {
      Files.write(given.resolve(file.getKey()), BootCase.bytes(file.getValue()));
      Files.write(seen.resolve(file.getKey()), BootCase.bytes(file.getValue()));
    }
    Path config = Files.write(place.resolve("isolinux.cfg"), BootCase.bytes(boot.config()));
    Files.copy(config, seen.resolve("isolinux.cfg"));
    OracleRun run = run(boot, config, given);
    Answer ours = predicted(boot, root, run);
    for (int i = 1; i < TRIES && !answer(run).equals(ours); i++) {
      run = run(boot, config, given); // on a busy machine the emulated one may be too slow
    }
    return new Pair(answer(run), ours);
  }

  /**
   * Kernels and initrds that the script does not make by itself: those that a label without a
   * kernel names, or that are typed.
   */
  private static Map<String, byte[]> loadable() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < RandomConfigs.INITRDS.size(); i++) {
      files.put(RandomConfigs.INITRDS.get(i), new byte[1001 * (i + 1)]);
    }
    Path kernel = cache().resolve("echok");
    if (Files.exists(kernel)) {
      for (String name : RandomConfigs.KERNELS) {
        files.put(name, Files.readAllBytes(kernel));
      }
    }
    return files;
  }

  /** Where the scripts keep the test kernel once it is built. */
  private static Path cache() {
    Map<String, String> env = System.getenv();
    String own = env.get("BOOTFMT_ORACLE_CACHE");
    String all = env.getOrDefault("XDG_CACHE_HOME", env.getOrDefault("HOME", "/root") + "/.cache");
    return own != null ? Path.of(own) : Path.of(all, "boot-formats-oracles");
  }

  private static OracleRun run(BootCase boot, Path config, Path files)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(config.toString(), files.toString()));
    arguments.addAll(List.of("--timeout", Expectation.boots(boot) ? "60" : "10"));
    boot.typed().ifPresent(line -> arguments.addAll(List.of("--type", escaped(line))));
    return Oracles.script("syslinux-boot.sh")
        .timeLimit(Duration.ofMinutes(2))
        .run(arguments)
        .orFail();
  }

  /** For the argument of printf %b. */
  private static String escaped(String line) {
    return line.replace("\\", "\\\\");
  }

  private static List<List<String>> rows(OracleRun run) {
    return new String(run.outBytes(), StandardCharsets.ISO_8859_1)
        .lines()
        .map(line -> Stream.of(line.split("\t", -1)).map(Isolinux::unescaped).toList())
        .toList();
  }

  private static String unescaped(String field) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      c = field.charAt(++i);
      switch (c) {
        case 't' -> text.append('\t');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 'x' -> {
          text.append((char) Integer.parseInt(field.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  private static Answer answer(OracleRun run) {
    return rows(run).stream()
        .filter(row -> row.get(0).equals("boot"))
        .map(row -> new Answer(row.get(2), Long.parseLong(row.get(3))))
        .findFirst()
        .orElse(Answer.NOTHING);
  }

  /** What we say, with the files that the real one found. */
  private Answer predicted(BootCase boot, Path root, OracleRun run) throws IOException {
    try (Stream<Path> modules = Files.list(MODULES)) {
      for (Path module : modules.toList()) {
        touch(root.resolve("isolinux").resolve(module.getFileName().toString()));
      }
    }
    for (List<String> row : rows(run)) {
      if (row.get(0).equals("file")) {
        Path file = path(root, row.get(1));
        touch(file);
        Files.write(file, new byte[Integer.parseInt(row.get(3))]);
      }
    }
    return predicted(boot, root);
  }

  private static Path path(Path root, String name) {
    return root.resolve(name.startsWith("/") ? "." + name : "isolinux/" + name).normalize();
  }

  private static void touch(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
  }

  private Answer predicted(BootCase boot, Path root) throws IOException {
    SyslinuxHost.Builder host = SyslinuxHost.builder(root).complete();
    describe(host, facts);
    SyslinuxMenu menu =
        SyslinuxConsumer.SYSLINUX_6_04.menu(
            host.build(), TreePath.of("isolinux/isolinux.cfg"), ReadLimits.defaults());
    Optional<BootEntry> entry =
        boot.typed().isPresent()
            ? menu.boot(Bytes.of(BootCase.bytes(boot.typed().get())))
            : menu.bootMenu().timeout().isPresent()
                ? menu.bootMenu().defaultEntry()
                : Optional.empty();
    return entry.isPresent() ? answer(entry.get(), root) : Answer.NOTHING;
  }

  private static Answer answer(BootEntry entry, Path root) throws IOException {
    if (entry.kind() != BootKind.LINUX && entry.kind() != BootKind.DISK_IMAGE) {
      return Answer.NOTHING;
    }
    long size = 0;
    for (Bytes initrd : entry.initrds()) {
      String name = initrd.decodeUtf8().orElseThrow();
      Path file = path(root, name);
      size = (size + 3) / 4 * 4 + Files.size(file);
    }
    return new Answer(
        new String(entry.commandLine().toByteArray(), StandardCharsets.ISO_8859_1), size);
  }

  /** Gives a host the facts that a machine has, as parameters. */
  static void describe(SyslinuxHost.Builder host, List<Bytes> facts) {
    for (Bytes fact : facts) {
      for (SysAppend kind : SysAppend.values()) {
        Bytes prefix = Bytes.utf8(kind.prefix());
        if (fact.startsWith(prefix)) {
          host.fact(kind, fact.slice(prefix.length(), fact.length()));
        }
      }
    }
  }

  /** The facts that the emulated machine has. */
  static List<Bytes> facts(Path directory) throws IOException, InterruptedException {
    BootCase all = BootCase.of("DEFAULT l\nLABEL l\nKERNEL k\nSYSAPPEND 0x7ffff\n");
    Pair pair = new Isolinux(directory, List.of()).boot(all);
    if (pair.real().equals(Answer.NOTHING)) {
      throw new AssertionError("the emulated machine does not boot");
    }
    return Stream.of(pair.real().commandLine().split(" ")).skip(1).map(Bytes::utf8).toList();
  }
}
