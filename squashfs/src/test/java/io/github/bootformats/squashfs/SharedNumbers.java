package io.github.bootformats.squashfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Numbers of inodes by which two inodes are meant: Linux keeps inodes by the numbers that entries
 * tell, and shows for both the one that it has read first.
 */
final class SharedNumbers {
  private final SquashfsImage image;
  private final Map<String, Set<Long>> numbers = new HashMap<>();
  private final Map<Long, Set<Long>> inodes = new HashMap<>();

  private SharedNumbers(SquashfsImage image) {
    this.image = image;
  }

  static SharedNumbers of(SquashfsImage image) throws IOException {
    SharedNumbers shared = new SharedNumbers(image);
    TreeNode root = image.tree().root();
    shared.add("/", image.inode(root).header().number(), image.inode(root).ref().packed());
    shared.list("/", root);
    return shared;
  }

  private void add(String path, long number, long ref) {
    numbers.computeIfAbsent(path, each -> new HashSet<>()).add(number);
    inodes.computeIfAbsent(number, each -> new HashSet<>()).add(ref);
  }

  /** Returns all paths of inodes that have a number in common with another. */
  Set<String> paths() {
    Set<String> paths = new HashSet<>();
    numbers.forEach(
        (path, each) -> {
          if (each.stream().anyMatch(number -> inodes.getOrDefault(number, Set.of()).size() > 1)) {
            paths.add(path);
          }
        });
    return paths;
  }

  private void list(String path, TreeNode directory) throws IOException {
    try (TreeCursor nodes = directory.children()) {
      DirectoryReader runs = image.reader().directory((DirectoryInode) image.inode(directory));
      for (DirectoryRun run = runs.next(); run != null; run = runs.next()) {
        for (DirectoryEntry entry : run.entries()) {
          TreeNode node = nodes.next();
          if (node == null) {
            return;
          }
          String below = TreeLines.below(path, node);
          long ref = run.inodeOf(entry).packed();
          add(below, (run.inodeNumber() + entry.inodeDelta()) & 0xFFFF_FFFFL, ref);
          addInode(below, node, ref);
        }
      }
    } catch (FormatException e) {
      return; // what lies behind has no paths
    }
  }

  private void addInode(String path, TreeNode node, long ref) throws IOException {
    try {
      add(path, image.inode(node).header().number(), ref);
      if (node.type() == FileType.DIRECTORY) {
        list(path, node);
      }
    } catch (FormatException e) {
      return; // damaged, so without a number
    }
  }
}
