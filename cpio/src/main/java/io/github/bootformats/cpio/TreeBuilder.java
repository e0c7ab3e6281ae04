package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Unpacks the members of an archive into a tree, one after the other. */
final class TreeBuilder {
  /** What the objects of a node take, and those of a directory beyond that. */
  private static final int NODE_BYTES = 200;

  private static final int DIRECTORY_BYTES = 200;

  private final ReadLimits limits;
  private final IndexBudget budget;
  private final FindingList findings = new FindingList();
  private final Map<LinkKey, CpioFile> links = new HashMap<>();
  private final CpioNode root;

  TreeBuilder(ReadLimits limits, IndexBudget budget) {
    this.limits = limits;
    this.budget = budget;
    this.root = new CpioNode(Bytes.empty(), directory(null), limits);
  }

  FileTree build() {
    CpioNode top = root;
    return () -> top;
  }

  List<Diagnostic> findings() {
    return findings.toList();
  }

  void add(CpioMember member) throws LimitExceededException {
    FileType type = member.entry().type().orElse(null);
    String obstacle = obstacle(member, type);
    TreePath path = obstacle == null ? TreePath.parse(member.name()).orElse(null) : null;
    if (type == null || path == null) {
      leaveOut(member, obstacle == null ? "has a .. in its name" : obstacle);
    } else if (path.depth() > limits.get(TreeWalk.MAX_DEPTH)) {
      leaveOut(member, "lies too deep");
    } else if (path.isRoot()) {
      addRoot(member, type);
    } else {
      CpioFile directory = directoryOf(path, member);
      if (directory != null) {
        addTo(directory, path.name(), type, member);
      }
    }
  }

  private static @Nullable String obstacle(CpioMember member, @Nullable FileType type) {
    CpioHeader header = member.header();
    for (CpioField field : header.dialect().fields()) {
      if (!header.isNumber(field)) {
        return "has no number as " + field;
      }
    }
    return type == null ? "has no type" : member.name().isEmpty() ? "has no name" : null;
  }

  private void leaveOut(CpioMember member, String why) {
    note(CpioFinding.TREE_LEFT_OUT, member, why + " and is not in the tree");
  }

  private void note(CpioFinding finding, CpioMember member, String what) {
    findings.add(finding, member.entry().offset(), ShortName.of(member.name()) + " " + what);
  }

  private void addRoot(CpioMember member, FileType type) {
    if (type == FileType.DIRECTORY) {
      root.file.update(member);
    } else {
      leaveOut(member, "would replace the root");
    }
  }

  /** Finds the directory of a path, and makes those that are missing. */
  private @Nullable CpioFile directoryOf(TreePath path, CpioMember member)
      throws LimitExceededException {
    CpioFile directory = root.file;
    List<Bytes> names = path.names();
    for (Bytes name : names.subList(0, names.size() - 1)) {
      CpioNode node = directory.children.get(name);
      if (node == null) {
        node = put(directory, name, directory(null), member);
      } else if (node.file.type != FileType.DIRECTORY) {
        note(
            CpioFinding.TREE_PARENT,
            member,
            "is not in the tree, as " + ShortName.of(name) + " is no directory");
        return null;
      }
      directory = node.file;
    }
    return directory;
  }

  private void addTo(CpioFile directory, Bytes name, FileType type, CpioMember member)
      throws LimitExceededException {
    CpioNode old = directory.children.get(name);
    if (old == null) {
      put(directory, name, file(type, member), member);
      return;
    }
    CpioFile before = old.file;
    if (type == FileType.DIRECTORY && before.type == FileType.DIRECTORY) {
      if (before.metadata != null) {
        note(CpioFinding.TREE_DUPLICATE, member, "was a directory before");
      }
      before.update(member);
    } else if (!before.children.isEmpty()) {
      note(
          CpioFinding.TREE_DIRECTORY_IN_USE,
          member,
          "would replace a directory that is not empty, and is not in the tree");
    } else {
      note(CpioFinding.TREE_DUPLICATE, member, "replaces an entry of the same name");
      before.names--;
      old.file = file(type, member);
      old.file.names++;
    }
  }

  private CpioNode put(CpioFile directory, Bytes name, CpioFile file, CpioMember member)
      throws LimitExceededException {
    long cost = file.type == FileType.DIRECTORY ? NODE_BYTES + DIRECTORY_BYTES : NODE_BYTES;
    budget.take(cost, member.entry().offset());
    CpioNode node = new CpioNode(name, file, limits);
    file.names++;
    directory.children.put(name, node);
    return node;
  }

  private static CpioFile directory(@Nullable CpioMember member) {
    return new CpioFile(FileType.DIRECTORY, member, 0);
  }

  /** Returns the file that an entry is another name of, or a new one. */
  private CpioFile file(FileType type, CpioMember member) {
    if (type == FileType.DIRECTORY) {
      return directory(member);
    }
    CpioFile file = new CpioFile(type, member, member.entry().offset());
    Optional<LinkKey> key = LinkKey.of(member.header(), type);
    if (key.isEmpty()) {
      return file;
    }
    CpioFile known = links.get(key.get());
    if (known != null && isSame(known, member)) {
      known.update(member);
      return known;
    }
    links.put(key.get(), file);
    return file;
  }

  private boolean isSame(CpioFile known, CpioMember member) {
    if (known.names == 0) {
      return false; // all its names have gone to other files
    }
    // Where every name has the data, inode numbers have few bits, and two files may share one.
    boolean isCut = member.entry().dialect().has(CpioField.DEV);
    if (isCut && known.size() != member.entry().size()) {
      note(
          CpioFinding.TREE_LINKS_DIFFER,
          member,
          "has the inode number of a file of %d bytes, but %d bytes itself"
              .formatted(known.size(), member.entry().size()));
      return false;
    }
    return true;
  }
}
