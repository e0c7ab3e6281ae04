package io.github.bootformats.testkit.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every tree promises, checked on a tree that is given. */
final class FileTreeContract {
  private static final int THREADS = 4;

  private final TreeSource<?> source;

  private FileTreeContract(TreeSource<?> source) {
    this.source = source;
  }

  static List<ContractCheck> checks(TreeSource<?> source) {
    FileTreeContract contract = new FileTreeContract(source);
    return List.of(
        new ContractCheck("the root is a directory without a name", contract::root),
        new ContractCheck("names are names and come once", contract::names),
        new ContractCheck("listing twice gives the same", contract::listing),
        new ContractCheck("sorted listing sorts", contract::sorting),
        new ContractCheck("entries are found by name", contract::finding),
        new ContractCheck("what is not there is not found", contract::missing),
        new ContractCheck("nodes are found by path", contract::paths),
        new ContractCheck("hard links share their file", contract::links),
        new ContractCheck("times have fractions only where the tree says so", contract::times),
        new ContractCheck(
            "nodes have what their type has", () -> contract.walk(NodeContract::check)),
        new ContractCheck(
            "content is the same however it is read", () -> contract.walk(ContentContract::check)),
        new ContractCheck("many threads read the same", contract::threads));
  }

  private interface Visitor {
    void visit(TreeNode node, TreePath path) throws IOException;
  }

  private void walk(Visitor visitor) throws IOException {
    try (TreeWalk walk = TreeWalk.unsorted(source.open(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        visitor.visit(node, walk.path());
      }
    }
  }

  private void eachDirectory(Visitor visitor) throws IOException {
    walk(
        (node, path) -> {
          if (node.type() == FileType.DIRECTORY) {
            visitor.visit(node, path);
          }
        });
  }

  private static List<Bytes> names(TreeCursor cursor) throws IOException {
    return cursor.toList().stream().map(TreeNode::name).toList();
  }

  private void root() throws IOException {
    TreeNode root = source.open().root();
    Expect.equal(FileType.DIRECTORY, root.type(), "type of the root");
    Expect.equal(Bytes.empty(), root.name(), "name of the root");
  }

  private void times() throws IOException {
    if (!source.open().hasSubsecondTimes()) {
      walk((node, path) -> Expect.equal(0, node.metadata().mtimeNanos(), path + ": nanoseconds"));
    }
  }

  private void names() throws IOException {
    eachDirectory(
        (directory, path) -> {
          Set<Bytes> seen = new HashSet<>();
          for (Bytes name : names(directory.children())) {
            Expect.that(TreePath.isName(name), path + ": no name: " + name);
            Expect.that(seen.add(name), path + ": comes twice: " + name);
          }
        });
  }

  private void listing() throws IOException {
    eachDirectory(
        (directory, path) -> {
          Expect.equal(names(directory.children()), names(directory.children()), path);
          try (TreeCursor cursor = directory.children()) {
            while (cursor.next() != null) {
              // only to get to the end
            }
            Expect.equal(null, cursor.next(), path + " ends twice");
          }
        });
  }

  private void sorting() throws IOException {
    eachDirectory(
        (directory, path) -> {
          List<Bytes> names = new ArrayList<>(names(directory.children()));
          names.sort(Comparator.naturalOrder());
          Expect.equal(names, names(directory.sortedChildren()), path);
        });
  }

  private void finding() throws IOException {
    eachDirectory(
        (directory, path) -> {
          for (TreeNode listed : directory.children().toList()) {
            Optional<TreeNode> found = directory.child(listed.name());
            Expect.that(found.isPresent(), path + ": not found: " + listed.name());
            NodeContract.expectSame(listed, found.get(), path + ": " + listed.name());
          }
        });
  }

  private void missing() throws IOException {
    eachDirectory(
        (directory, path) -> {
          Set<Bytes> names = new HashSet<>(names(directory.children()));
          List<Bytes> others = new ArrayList<>();
          for (String text : new String[] {"", ".", "..", "/", "a/b", "\0", "no such name"}) {
            others.add(Bytes.utf8(text));
          }
          for (Bytes name : names) {
            others.add(name.slice(0, name.length() - 1));
            others.add(Bytes.utf8(name + "x"));
          }
          for (Bytes name : others) {
            Expect.equal(
                names.contains(name), directory.child(name).isPresent(), path + ": finds " + name);
          }
        });
  }

  private void paths() throws IOException {
    FileTree tree = source.open();
    walk(
        (node, path) -> {
          NodeContract.expectSame(node, tree.find(path).orElseThrow(), path.toString());
          if (node.type() != FileType.DIRECTORY) {
            Expect.that(tree.find(path.resolve("below")).isEmpty(), path + ": has something below");
          }
        });
  }

  private void links() throws IOException {
    Map<LinkId, TreeNode> first = new HashMap<>();
    Map<LinkId, Long> counts = new HashMap<>();
    walk(
        (node, path) -> {
          Expect.that(node.nlink() >= 1, path + " has no name");
          Expect.equal(
              node.nlink() > 1,
              node.linkId().isPresent(),
              path + ": has an id with nlink " + node.nlink());
          if (node.type() == FileType.DIRECTORY) {
            Expect.equal(1, node.nlink(), path + ": nlink of a directory");
          }
          if (node.linkId().isPresent()) {
            LinkId id = node.linkId().get();
            TreeNode other = first.putIfAbsent(id, node);
            if (other != null) {
              NodeContract.expectSameFile(other, node, path.toString());
            }
            long count = counts.merge(id, 1L, Long::sum);
            Expect.that(count <= node.nlink(), path + ": more names than nlink tells");
          }
        });
  }

  private void threads() throws Exception {
    FileTree tree = source.open();
    List<Long> sums = ParallelReads.run(THREADS, () -> ContentContract.sum(tree));
    Expect.equal(1, new HashSet<>(sums).size(), "different sums of all: " + sums);
  }
}
