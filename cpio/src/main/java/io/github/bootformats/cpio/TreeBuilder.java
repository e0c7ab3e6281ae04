package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.cpio.internal.IndexBudget;
import io.github.bootformats.cpio.internal.ShortName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unpacks the entries of an archive into a tree, one after the other. */
final class TreeBuilder {
  /** What a name takes with its file, beside its own bytes. */
  private static final int NAME_BYTES = 64;

  /** What is remembered of a file that may have more names. */
  private static final int LINK_BYTES = 120;

  private final ReadLimits limits;
  private final IndexBudget budget;
  private final FindingList findings = new FindingList();
  private final Map<LinkKey, Integer> links = new HashMap<>();
  private final TreeIndex index = new TreeIndex();
  private final FileTable files = index.files();

  private final DirectoryTrail trail = new DirectoryTrail();

  TreeBuilder(ReadLimits limits, IndexBudget budget) {
    this.limits = limits;
    this.budget = budget;
    index.addRoot(files.addDirectory());
  }

  TreeIndex index() {
    return index;
  }

  List<Diagnostic> findings() {
    return findings.toList();
  }

  void add(CpioEntry entry) throws LimitExceededException {
    FileType type = entry.type().orElse(null);
    Bytes name = entry.name();
    String obstacle = obstacle(entry, type, name);
    if (type == null || obstacle != null) {
      leaveOut(entry, String.valueOf(obstacle));
      return;
    }
    int known = trail.turnTo(name);
    TreePath path = TreePath.parse(name.slice(known, name.length())).orElse(null);
    if (known > 0 && path != null && path.isRoot()) { // as "dir/" behind "dir/file"
      trail.clear();
      path = TreePath.parse(name).orElse(null);
    }
    if (path == null) {
      leaveOut(entry, "has a .. in its name");
    } else if (trail.depth() + path.depth() > limits.get(TreeWalk.MAX_DEPTH)) {
      leaveOut(entry, "lies too deep");
    } else if (path.isRoot()) {
      addRoot(entry, type);
    } else {
      int directory = directoryOf(path, entry);
      if (directory != TreeIndex.NONE) {
        addTo(directory, path.name(), type, entry);
      }
    }
  }

  private static @Nullable String obstacle(CpioEntry entry, @Nullable FileType type, Bytes name) {
    CpioHeader header = entry.header();
    if (!header.hasNumbersOnly()) {
      for (CpioField field : header.dialect().fields()) {
        if (!header.isNumber(field)) {
          return "has no number as " + field;
        }
      }
    }
    return type == null ? "has no type" : name.isEmpty() ? "has no name" : null;
  }

  private void leaveOut(CpioEntry entry, String why) {
    note(CpioFinding.TREE_LEFT_OUT, entry, why + " and is not in the tree");
  }

  private void note(CpioFinding finding, CpioEntry entry, String what) {
    findings.add(finding, entry.offset(), () -> ShortName.of(entry.name()) + " " + what);
  }

  private void addRoot(CpioEntry entry, FileType type) {
    if (type == FileType.DIRECTORY) {
      files.update(index.file(0), entry);
    } else {
      leaveOut(entry, "would replace the root");
    }
  }

  /** Finds the directory of a path behind the trail, and makes those that are missing. */
  private int directoryOf(TreePath path, CpioEntry entry) throws LimitExceededException {
    int directory = trail.depth() > 0 ? trail.last() : index.file(0);
    if (path.depth() == 1) {
      return directory;
    }
    List<Bytes> names = path.names();
    for (int i = 0; i < names.size() - 1; i++) {
      Bytes name = names.get(i);
      int hash = index.hashOf(directory, name);
      int number = index.find(directory, name, hash);
      if (number == TreeIndex.NONE) {
        budget.take(NAME_BYTES + name.length(), entry.offset());
        number = put(directory, name, hash, files.addDirectory());
      } else if (files.type(index.file(number)) != FileType.DIRECTORY) {
        note(
            CpioFinding.TREE_PARENT,
            entry,
            "is not in the tree, as " + ShortName.of(name) + " is no directory");
        return TreeIndex.NONE;
      }
      directory = index.file(number);
      trail.add(name, directory);
    }
    return directory;
  }

  private void addTo(int directory, Bytes name, FileType type, CpioEntry entry)
      throws LimitExceededException {
    budget.take(NAME_BYTES + name.length(), entry.offset());
    int hash = index.hashOf(directory, name);
    int old = index.find(directory, name, hash);
    if (old == TreeIndex.NONE) {
      put(directory, name, hash, file(type, entry));
      return;
    }
    int before = index.file(old);
    boolean wasDirectory = files.type(before) == FileType.DIRECTORY;
    if (type == FileType.DIRECTORY && wasDirectory) {
      if (!files.isImplied(before)) {
        note(CpioFinding.TREE_DUPLICATE, entry, "was a directory before");
      }
      files.update(before, entry);
    } else if (wasDirectory && index.first(before) != TreeIndex.NONE) {
      note(
          CpioFinding.TREE_DIRECTORY_IN_USE,
          entry,
          "would replace a directory that is not empty, and is not in the tree");
    } else {
      note(CpioFinding.TREE_DUPLICATE, entry, "replaces an entry of the same name");
      files.addNames(before, -1);
      int file = file(type, entry);
      index.lead(old, file);
      files.addNames(file, 1);
      trail.clear(); // a directory on it may have been replaced
    }
  }

  private int put(int directory, Bytes name, int hash, int file) {
    files.addNames(file, 1);
    return index.add(directory, name, hash, file);
  }

  /** Returns the file that an entry is another name of, or a new one. */
  private int file(FileType type, CpioEntry entry) throws LimitExceededException {
    LinkKey key = LinkKey.of(entry.header(), type).orElse(null);
    if (key == null) {
      return files.add(type, entry);
    }
    Integer known = links.get(key);
    if (known != null && isSame(known, entry)) {
      files.update(known, entry);
      return known;
    }
    budget.take(LINK_BYTES, entry.offset());
    int file = files.add(type, entry);
    links.put(key, file);
    return file;
  }

  private boolean isSame(int known, CpioEntry entry) {
    if (files.names(known) == 0) {
      return false; // all its names have gone to other files
    }
    // Where every name has the data, inode numbers have few bits, and two files may share one.
    boolean isCut = entry.dialect().has(CpioField.DEV);
    if (isCut && files.size(known) != entry.size()) {
      note(
          CpioFinding.TREE_LINKS_DIFFER,
          entry,
          "has the inode number of a file of %s bytes, but %s bytes itself"
              .formatted(files.size(known), entry.size()));
      return false;
    }
    return true;
  }
}
