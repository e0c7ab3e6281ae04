package io.github.bootformats.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Changes of an overlay are what the running Linux makes of the same changes, in its upper layer
 * too.
 */
@Tag("oracle")
class ChangesOracleTest {
  /** Stacks on each file system. */
  private static final int SAMPLE = 25;

  private static final int FULL = 750;
  private static final int CHANGES = 25;

  /**
   * What Linux says where names of one file have several inode numbers until it is mounted anew.
   */
  private static final String STALE = "errno 116";

  private static final int NLINK = 4;
  private static final int SIZE = 5;
  private static final int MTIME = 6;
  private static final int GROUP = 7;
  private static final int DEVICE = 8;
  private static final int XATTRS = 11;

  @TempDir private Path directory;

  /** A stack that was changed here, and is to be changed by Linux. */
  private record Changed(OverlayCase stack, WritableOverlay overlay, List<String> results) {
    static Changed of(long seed) throws IOException {
      Random random = new Random(seed);
      LayerForm form = random.nextInt(4) == 0 ? LayerForm.USER : LayerForm.TRUSTED;
      boolean metacopy = form == LayerForm.TRUSTED && random.nextInt(4) == 0;
      RedirectMode mode =
          metacopy || form == LayerForm.USER
              ? null
              : random.nextBoolean() ? RedirectMode.ON : RedirectMode.FOLLOW;
      List<MemoryTree> lowers = new ArrayList<>();
      int count = 1 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        lowers.add(RandomLayers.layer(random, form, false, metacopy, false));
      }
      MemoryTree upper =
          random.nextInt(3) == 0
              ? RandomLayers.upper(random, form)
              : MemoryTree.create(lowers.get(0).root().metadata());
      boolean squashfs = form == LayerForm.TRUSTED && random.nextInt(8) == 0;
      OverlayCase before =
          new OverlayCase(lowers, List.of(), upper, form, mode, metacopy, squashfs, List.of());
      WritableOverlay overlay = Overlay.writable(lowers, upper, before.options());
      RandomChanges changes = new RandomChanges(random, overlay, form);
      changes.make(CHANGES);
      return new Changed(
          new OverlayCase(lowers, List.of(), upper, form, mode, metacopy, squashfs, changes.ops()),
          overlay,
          changes.results());
    }

    /** The upper layer, put over the others as a lower one. */
    OverlayCase asLower() throws IOException {
      List<MemoryTree> layers = new ArrayList<>();
      layers.add(MemoryTree.copyOf(overlay.upper().tree(), ReadLimits.defaults()));
      layers.addAll(stack.lowers());
      return new OverlayCase(
          layers,
          List.of(),
          null,
          stack.form(),
          stack.redirects(),
          stack.metacopy(),
          stack.squashfs(),
          List.of());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmpfs", "ext4"})
  void randomChanges(String fileSystem) throws IOException, InterruptedException {
    int count = Oracles.count(SAMPLE, FULL);
    long seed = Oracles.seed() + (fileSystem.equals("ext4") ? count : 0);
    System.out.println("seed of the changes on " + fileSystem + ": " + seed);
    KernelStacks linux = new KernelStacks(Files.createDirectory(directory.resolve("changed")));
    KernelStacks asLowers = new KernelStacks(Files.createDirectory(directory.resolve("lowers")));
    List<Changed> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Changed changed = Changed.of(seed + i);
      cases.add(changed);
      linux.add(changed.stack());
      asLowers.add(changed.asLower());
    }
    List<KernelStacks.Answer> answers = linux.run("--fs", fileSystem);
    List<KernelStacks.Answer> lowers = asLowers.run("--fs", fileSystem);
    Map<String, Integer> results = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    Path tar = directory.resolve("changed/uppers.tar");
    try (TarImage uppers = TarImage.open(tar)) {
      for (int i = 0; i < count; i++) {
        answers.get(i).ops().forEach(result -> results.merge(result, 1, Integer::sum));
        FileTree upper = below(uppers.tree(), "case%05d/u".formatted(i));
        String wrong = difference(cases.get(i), answers.get(i), lowers.get(i), upper);
        if (!wrong.isEmpty()) {
          differences.add("case " + (seed + i) + " " + cases.get(i).stack.mountOptions() + wrong);
        }
      }
    }
    System.out.println("Linux's results: " + results);
    assertEquals("", String.join("\n", differences));
  }

  private static FileTree below(FileTree tree, String path) throws IOException {
    TreeNode root = tree.find(TreePath.of(path)).orElseThrow();
    return () -> new RootNode(root);
  }

  private static String difference(
      Changed changed, KernelStacks.Answer answer, KernelStacks.Answer asLower, FileTree upper)
      throws IOException {
    if (!answer.mount().equals("ok")) {
      return " " + answer.mount();
    }
    OverlayCase stack = changed.stack();
    for (int i = 0; i < stack.ops().size(); i++) {
      if (answer.ops().get(i).equals(STALE)) {
        return "";
      }
      if (!isSame(answer.ops().get(i), changed.results().get(i))) {
        return "\n  Linux %s, we %s:\n  %s"
            .formatted(
                answer.ops().get(i),
                changed.results().get(i),
                String.join("\n  ", stack.ops().subList(0, i + 1)));
      }
    }
    StringBuilder text = new StringBuilder();
    append(text, "merged", answer.merged(), TreeRows.of(changed.overlay()));
    MergedTree readBack = Overlay.merge(stack.lowers(), upper, stack.options());
    append(
        text,
        "upper of Linux",
        withoutLinksOfSpecialFiles(answer.merged()),
        withoutLinksOfSpecialFiles(TreeRows.of(readBack)));
    append(text, "as a lower", asLower.merged(), TreeRows.of(changed.asLower().merge()));
    if (!stack.metacopy() && !leavesTraces(stack.ops(), answer.ops())) {
      append(
          text,
          "upper",
          plain(answer.upper()),
          plain(TreeRows.of(changed.overlay().upper().tree())));
    }
    if (text.length() > 0) {
      text.append("\n  ").append(String.join("\n  ", stack.ops()));
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text,
      String what,
      Map<String, List<String>> linux,
      Map<String, List<String>> ours) {
    List<String> wrong = TreeRows.difference(linux, ours);
    if (!wrong.isEmpty()) {
      text.append("\n  ").append(what).append(": ").append(String.join("\n  ", wrong));
    }
  }

  /** Some refusals have several reasons, of which Linux names another. */
  private static boolean isSame(String linux, String ours) {
    return linux.equals(ours) || (!linux.equals("ok") && !ours.equals("ok"));
  }

  /**
   * Whether a directory could not be renamed: Linux may have copied it up and marked it before it
   * knew, and leaves it so.
   */
  private static boolean leavesTraces(List<String> ops, List<String> results) {
    for (int i = 0; i < ops.size(); i++) {
      if (ops.get(i).startsWith("rename\t") && results.get(i).equals("ENOTEMPTY")) {
        return true;
      }
    }
    return false;
  }

  /** GNU tar stores devices and pipes once for each name. */
  private static Map<String, List<String>> withoutLinksOfSpecialFiles(
      Map<String, List<String>> rows) {
    Map<String, List<String>> copy = new TreeMap<>();
    rows.forEach((path, fields) -> copy.put(path, new ArrayList<>(fields)));
    for (List<String> fields : copy.values()) {
      if (List.of("c", "b", "p").contains(fields.get(0))) {
        fields.set(NLINK, "-");
        fields.set(GROUP, "-");
      }
    }
    TreeRows.numberGroups(copy);
    return copy;
  }

  /** An upper layer without what Linux has for itself: numbers of inodes, one file of whiteouts. */
  private static Map<String, List<String>> plain(Map<String, List<String>> rows) {
    rows.forEach(
        (path, fields) -> {
          if (fields.size() <= XATTRS) {
            return;
          }
          String xattrs =
              fields
                  .get(XATTRS)
                  .replaceAll("(trusted|user)\\.overlay\\.(origin|impure|nlink|uuid)=\\*,?", "");
          fields.set(XATTRS, xattrs.isEmpty() ? "-" : xattrs.replaceAll(",$", ""));
          if (fields.get(0).equals("c") && fields.get(DEVICE).equals("0,0")) {
            fields.subList(NLINK, SIZE).replaceAll(x -> "-");
            fields.subList(MTIME, DEVICE).replaceAll(x -> "-");
          }
        });
    TreeRows.numberGroups(rows);
    return rows;
  }
}
