package io.github.bootformats.squashfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what we make of a mutant with what Linux mounts. Differences that {@link SquashfsImage}
 * tells are none; each is recognized by its cause.
 */
final class MutantComparison {
  /** Where we are stricter on purpose: the findings for which we refuse what Linux shows. */
  private static final Set<SquashfsFinding> STRICTER =
      Set.of(
          SquashfsFinding.VERSION,
          SquashfsFinding.NAME,
          SquashfsFinding.NAME_ORDER,
          SquashfsFinding.ENTRY_TYPE,
          SquashfsFinding.DIRECTORY_TWICE,
          SquashfsFinding.FRAGMENT_OFFSET,
          SquashfsFinding.XATTR_VALUE);

  private static final String REFUSED = "!\t";

  private final Mutant mutant;
  private final long maxFile;
  private final Map<String, Integer> outcomes;
  private final StringBuilder text = new StringBuilder();

  private MutantComparison(Mutant mutant, long maxFile, Map<String, Integer> outcomes) {
    this.mutant = mutant;
    this.maxFile = maxFile;
    this.outcomes = outcomes;
  }

  /**
   * Compares one mutant.
   *
   * @param maxFile files that are longer were not hashed
   * @param outcomes counts what became of mutants
   * @return what differs without a reason that is known; empty if nothing does
   */
  static String differences(
      Mutant mutant, KernelMount linux, long maxFile, Map<String, Integer> outcomes)
      throws IOException {
    String text = new MutantComparison(mutant, maxFile, outcomes).compare(linux);
    return text.isEmpty() ? "" : mutant + text;
  }

  private String compare(KernelMount linux) throws IOException {
    try (SquashfsImage image = SquashfsImage.open(mutant.path())) {
      if (!linux.isMounted()) {
        count("only we open it");
        return "\n  Linux does not mount it";
      }
      if (!linux.end().equals("ok")) {
        count("Linux does not end");
        return "\n  Linux does not end: " + linux.end();
      }
      count(compare(linux.lines(), image));
      return text.toString();
    } catch (FormatException e) {
      return refused(e, linux);
    }
  }

  private String refused(FormatException e, KernelMount linux) throws IOException {
    if (!linux.isMounted()) {
      count("neither opens it");
    } else if (isStricter(REFUSED + e.reason())) {
      count("we refuse it, as documented");
    } else if (mutant.isFirstOfLzma()) {
      count("LZMA data that does not begin with 0");
    } else {
      count("only Linux mounts it");
      return "\n  Linux mounts it, we: " + e;
    }
    return "";
  }

  private String compare(List<String> linux, SquashfsImage image) throws IOException {
    List<String> ours = TreeLines.of(image, maxFile);
    if (mutant.isFirstOfLzma() && ours.stream().anyMatch(line -> line.contains(REFUSED))) {
      return "LZMA data that does not begin with 0";
    }
    Map<String, String> expected = byPath(linux);
    Map<String, String> actual = byPath(ours);
    Set<String> refused = new HashSet<>();
    ours.stream().filter(MutantComparison::isStricter).forEach(line -> refused.add(path(line)));
    SharedNumbers numbers = SharedNumbers.of(image);
    String outcome =
        ours.stream().anyMatch(line -> line.contains(REFUSED))
            ? "the same tree, some of it damaged"
            : "the same tree";
    Set<String> paths = new HashSet<>(expected.keySet());
    paths.addAll(actual.keySet());
    for (String path : paths) {
      String theirs = expected.getOrDefault(path, "nothing");
      String mine = actual.getOrDefault(path, "nothing");
      if (isSame(theirs, mine)) {
        continue;
      }
      if (refused.stream().anyMatch(top -> isWithin(path, top))) {
        outcome = "we refuse some files, as documented";
      } else if (numbers.paths().stream().anyMatch(top -> isWithin(path, top))) {
        outcome = "two inodes with one number";
      } else if (mine.contains(REFUSED) && endsTooLate(image, inode(image, path))) {
        outcome = "a last block that is too long";
      } else if (hasTypeInMode(inode(image, path))) {
        outcome = "bits of a type in a mode";
      } else {
        text.append("\n  ").append(path).append("\n    Linux ").append(theirs);
        text.append("\n    we    ").append(mine);
      }
    }
    return text.isEmpty() ? outcome : "different trees";
  }

  private static @Nullable SquashfsInode inode(SquashfsImage image, String path)
      throws IOException {
    try {
      TreeNode node = image.tree().find(TreePath.of(path.substring(1))).orElse(null);
      return node == null ? null : image.inode(node);
    } catch (FormatException e) {
      return null;
    }
  }

  private static boolean hasTypeInMode(@Nullable SquashfsInode inode) {
    return inode != null && inode.header().mode() > NodeMetadata.PERMISSIONS_MASK;
  }

  /** Returns whether the last block of a file decodes to more than the file has left. */
  private static boolean endsTooLate(SquashfsImage image, @Nullable SquashfsInode inode)
      throws IOException {
    if (!(inode instanceof FileInode file)) {
      return false;
    }
    int rest = (int) (file.size() % image.reader().blockSize());
    BlockListReader blocks = image.reader().blocks(file);
    DataBlock last = null;
    for (DataBlock block = blocks.next(); block != null; block = blocks.next()) {
      last = block;
    }
    return rest > 0
        && !file.hasFragment()
        && last != null
        && image.reader().fragmentData(last).length() > rest;
  }

  private static boolean isWithin(String path, String top) {
    return path.equals(top) || path.startsWith(top.equals("/") ? top : top + "/");
  }

  private static boolean isStricter(String line) {
    return STRICTER.stream().anyMatch(finding -> line.contains(REFUSED + finding.code()));
  }

  private static String path(String line) {
    return line.substring(0, line.indexOf('\t'));
  }

  private static Map<String, String> byPath(List<String> lines) {
    Map<String, String> byPath = new HashMap<>();
    for (String line : lines) {
      // A directory has two lines where its listing ends too early, which Linux does not tell.
      byPath.putIfAbsent(path(line), line.substring(path(line).length() + 1));
    }
    return byPath;
  }

  /** Columns that neither can read are the same, whatever each says of it. */
  private static boolean isSame(String theirs, String ours) {
    return shortened(theirs).equals(shortened(ours));
  }

  private static String shortened(String columns) {
    return columns.startsWith("!")
        ? "!"
        : columns
            .replaceAll("!\t[a-z0-9.-]+", "!")
            .replaceAll("! [^\t,]+", "!")
            // All attributes of a file are read at once; Linux reads each by itself.
            .replaceAll("[^\t]+=!.*", "!");
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }
}
