package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The real GRUB Legacy, and ours beside it with the same files. */
final class LegacyBoot {
  static final TreePath CONFIG = TreePath.of("boot/grub/menu.lst");

  private static final int TRIES = 2;

  /** The oracle's test kernel has as many. */
  private static final int KERNEL_BYTES = 2048;

  private final Path directory;

  LegacyBoot(Path directory) {
    this.directory = directory;
  }

  /**
   * What the kernel was given.
   *
   * @param commandLine the command line, one character a byte, or that nothing was booted
   * @param initrdBytes the size of the initrd
   */
  record Answer(String commandLine, long initrdBytes) {
    static final Answer NOTHING = new Answer("(nothing)", 0);
  }

  /** Real and predicted. */
  record Pair(Answer real, Answer ours) {}

  /** Whether an entry is booted without a user, when the files are there that a menu names. */
  static boolean boots(String menu, Map<String, Long> files) throws IOException {
    return !predicted(menu, files).equals(Answer.NOTHING);
  }

  Pair boot(String menu, boolean boots) throws IOException, InterruptedException {
    Path file = Files.write(directory.resolve("menu.lst"), LegacyTexts.bytes(menu).toByteArray());
    Pair pair = ask(menu, file, boots);
    for (int i = 1; i < TRIES && !pair.real().equals(pair.ours()); i++) {
      pair = ask(menu, file, boots); // on a busy machine the emulated one may be too slow
    }
    return pair;
  }

  private static Pair ask(String menu, Path file, boolean boots)
      throws IOException, InterruptedException {
    OracleRun run =
        Oracles.script("grub-legacy-boot.sh")
            .timeLimit(Duration.ofMinutes(3))
            .run(file.toString(), "--omit", RandomMenus.MISSING, "--timeout", boots ? "60" : "12")
            .orFail();
    Map<String, Long> files = new TreeMap<>();
    Answer real = Answer.NOTHING;
    for (List<String> row : rows(run)) {
      if (row.get(0).equals("file")) {
        files.put(row.get(1), Long.parseLong(row.get(3)));
      } else if (row.get(0).equals("boot")) {
        real = new Answer(row.get(2), Long.parseLong(row.get(3)));
      }
    }
    return new Pair(real, predicted(menu, files));
  }

  private static List<List<String>> rows(OracleRun run) {
    return new String(run.outBytes(), StandardCharsets.ISO_8859_1)
        .lines()
        .map(line -> Stream.of(line.split("\t", -1)).map(f -> f.replace("\\\\", "\\")).toList())
        .toList();
  }

  private static Answer predicted(String menu, Map<String, Long> files) throws IOException {
    LegacyHost host =
        LegacyHost.builder()
            .filesystem(new LegacyDevice("hd", 0, 0, '\0'), tree(menu, files))
            .complete()
            .build();
    BootMenu shown = LegacyConsumer.GRUB_0_97.menu(host, CONFIG, ReadLimits.defaults()).bootMenu();
    Optional<BootEntry> entry = shown.defaultEntry();
    boolean waits = !shown.timeout().equals(Optional.of(Duration.ZERO));
    if (waits || entry.isEmpty() || entry.get().kind() != BootKind.LINUX) {
      return Answer.NOTHING;
    }
    String line = new String(entry.get().commandLine().toByteArray(), StandardCharsets.ISO_8859_1);
    long size = 0;
    for (Bytes initrd : entry.get().initrds()) {
      size = files.getOrDefault(initrd.toString().replaceFirst("^\\([^)]*\\)", ""), -1L);
    }
    return new Answer(line, size);
  }

  /** Zeros, in a kernel with the header of a bzImage. */
  private static Bytes content(int size) {
    byte[] bytes = new byte[size];
    if (size == KERNEL_BYTES) {
      Bytes.utf8("HdrS").copyTo(bytes, 0x202);
      bytes[0x211] = 1;
    }
    return Bytes.of(bytes);
  }

  private static FileTree tree(String menu, Map<String, Long> files) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    tree.createDirectory(TreePath.of("boot"), NodeMetadata.of(0755));
    tree.createDirectory(TreePath.of("boot/grub"), NodeMetadata.of(0755));
    tree.createFile(CONFIG, NodeMetadata.of(0644), FileContent.of(LegacyTexts.bytes(menu)));
    for (Map.Entry<String, Long> file : files.entrySet()) {
      tree.createFile(
          TreePath.of(file.getKey().substring(1)),
          NodeMetadata.of(0644),
          FileContent.of(content(file.getValue().intValue())));
    }
    return tree;
  }
}
