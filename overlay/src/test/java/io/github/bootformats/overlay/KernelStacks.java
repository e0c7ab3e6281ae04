package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Linux makes of many cases, asked at once. */
final class KernelStacks {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(30);

  private final Path directory;
  private final MemoryTree layers = MemoryTree.create(NodeMetadata.of(0755));
  private int count;

  KernelStacks(Path directory) {
    this.directory = directory;
  }

  /** What Linux answers to one case. */
  record Answer(
      String mount,
      List<String> ops,
      Map<String, List<String>> merged,
      Map<String, List<String>> upper) {}

  void add(OverlayCase stack) throws IOException {
    String name = "case%05d".formatted(count++);
    Path files = Files.createDirectory(directory.resolve(name));
    layers.createDirectory(TreePath.of(name), NodeMetadata.of(0755));
    for (int i = 0; i < stack.lowers().size(); i++) {
      MemoryTree lower = stack.lowers().get(i);
      String place = "l" + (i + 1);
      if (stack.squashfs()) {
        layers.createDirectory(TreePath.of(name + "/" + place), NodeMetadata.of(0755));
        writeSquashfs(lower, files.resolve(place + ".img"));
      } else {
        put(lower, TreePath.of(name + "/" + place));
      }
    }
    for (int i = 0; i < stack.dataOnly().size(); i++) {
      put(stack.dataOnly().get(i), TreePath.of(name + "/d" + (i + 1)));
    }
    MemoryTree upper = stack.upper();
    if (upper != null) {
      put(upper, TreePath.of(name + "/u"));
    }
    if (!stack.ops().isEmpty()) {
      Files.write(files.resolve("ops"), stack.ops());
    }
    Files.writeString(files.resolve("opts"), stack.mountOptions());
  }

  private static void writeSquashfs(MemoryTree layer, Path image) throws IOException {
    try (ImageTarget target = ImageTarget.create(image)) {
      SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(layer, target);
    }
  }

  /** Copies a layer to where the oracle wants it. */
  private void put(MemoryTree layer, TreePath target) throws IOException {
    Map<LinkId, TreePath> linked = new HashMap<>();
    try (TreeWalk walk = TreeWalk.sorted(layer, ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        TreePath path = target;
        for (Bytes name : walk.path().names()) {
          path = path.resolve(name);
        }
        TreePath place = path;
        TreePath first = node.linkId().map(id -> linked.putIfAbsent(id, place)).orElse(null);
        if (first != null) {
          layers.createLink(path, first);
          continue;
        }
        create(node, path);
        for (Map.Entry<Bytes, Bytes> xattr : node.xattrs().entrySet()) {
          layers.setXattr(path, xattr.getKey(), xattr.getValue());
        }
      }
    }
  }

  private void create(TreeNode node, TreePath path) throws IOException {
    switch (node.type()) {
      case REGULAR -> layers.createFile(path, node.metadata(), node.content());
      case DIRECTORY -> layers.createDirectory(path, node.metadata());
      case SYMLINK -> layers.createSymlink(path, node.metadata(), node.target());
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          layers.createDevice(path, node.metadata(), node.type(), node.device());
      case FIFO, SOCKET -> layers.createSpecial(path, node.metadata(), node.type());
    }
  }

  List<Answer> run(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(directory.toString()));
    all.addAll(List.of(arguments));
    try (OutputStream out = Files.newOutputStream(directory.resolve("layers.tar"))) {
      TarTreeWriter.of(ReadLimits.defaults()).write(layers, out);
    }
    OracleCommand command = Oracles.script("overlay-stacks.sh").timeLimit(TIME_LIMIT);
    List<Answer> answers = new ArrayList<>();
    for (List<List<String>> rows : split(command.run(all).orFail().rows())) {
      answers.add(answer(rows));
    }
    if (answers.size() != count) {
      throw new AssertionError(answers.size() + " answers to " + count + " cases");
    }
    return answers;
  }

  private static List<List<List<String>>> split(List<List<String>> rows) {
    List<List<List<String>>> cases = new ArrayList<>();
    for (List<String> row : rows) {
      if (row.get(0).equals("#case")) {
        cases.add(new ArrayList<>());
      }
      cases.get(cases.size() - 1).add(row);
    }
    return cases;
  }

  private static Answer answer(List<List<String>> rows) {
    String mount = "";
    List<String> ops = new ArrayList<>();
    List<List<String>> merged = new ArrayList<>();
    List<List<String>> upper = new ArrayList<>();
    List<List<String>> tree = merged;
    for (List<String> row : rows) {
      switch (row.get(0)) {
        case "#case" -> {}
        case "#mount" -> mount = String.join(" ", row.subList(1, row.size()));
        case "#op" -> ops.add(row.get(1));
        case "---" -> tree = upper;
        default -> tree.add(row);
      }
    }
    return new Answer(mount, ops, TreeRows.of(merged), TreeRows.of(upper));
  }
}
