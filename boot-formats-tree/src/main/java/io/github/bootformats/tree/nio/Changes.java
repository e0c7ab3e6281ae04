package io.github.bootformats.tree.nio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Creates, opens and deletes files of a tree that can be changed. */
final class Changes {
  private final TreeFileSystem fileSystem;
  private final TreeStore store;
  private final Lookup lookup;

  Changes(TreeFileSystem fileSystem) {
    this.fileSystem = fileSystem;
    this.store = fileSystem.store();
    this.lookup = fileSystem.lookup();
  }

  /** Makes a node at a place that is free. */
  interface Maker {
    void make(MutableTree tree, TreePath at) throws IOException;
  }

  /** Creates something new, and has its directory's time follow. */
  void create(TreeFilePath path, Maker maker) throws IOException {
    fileSystem.change(
        tree -> {
          Place place = lookup.place(path);
          place.checkFree(path);
          create(tree, place.path(), maker);
          return place;
        });
  }

  /** The same, at a place that is known to be free, under the lock. */
  void create(MutableTree tree, TreePath at, Maker maker) throws IOException {
    maker.make(tree, at);
    store.touchParent(tree, at);
  }

  void createDirectory(TreeFilePath path, NodeMetadata metadata) throws IOException {
    create(path, (tree, at) -> tree.createDirectory(at, store.now(metadata)));
  }

  void createSymlink(TreeFilePath path, NodeMetadata metadata, Bytes target) throws IOException {
    if (target.isEmpty()) {
      throw new NoSuchFileException(path.toString(), null, "a link must have a target");
    }
    create(path, (tree, at) -> tree.createSymlink(at, store.now(metadata), target));
  }

  void createLink(TreeFilePath path, TreeFilePath existing) throws IOException {
    fileSystem.change(
        tree -> {
          Place file = lookup.place(existing);
          FileType type = file.existing(existing).type();
          Place place = lookup.place(path);
          place.checkFree(path);
          if (type == FileType.DIRECTORY) {
            throw new FileSystemException(
                path.toString(), existing.toString(), "directories have one name only");
          }
          create(tree, place.path(), (changing, at) -> changing.createLink(at, file.path()));
          return place;
        });
  }

  void delete(TreeFilePath path) throws IOException {
    fileSystem.change(
        tree -> {
          Place place = lookup.place(path);
          place.checkDeletable(path);
          delete(tree, place, path);
          return place;
        });
  }

  /** Deletes an entry that exists, under the lock. */
  void delete(MutableTree tree, Place place, TreeFilePath asked) throws IOException {
    try {
      tree.delete(place.path());
    } catch (DirectoryNotEmptyException e) {
      throw new DirectoryNotEmptyException(asked.toString());
    }
    fileSystem.files().deleted(place.path());
    store.touchParent(tree, place.path());
  }

  /** Opens a file to write to it, or to delete it, and creates it on demand. */
  TreeChannel open(TreeFilePath path, OpenMode mode, NodeMetadata metadata) throws IOException {
    return fileSystem.change(
        tree -> {
          boolean follow = mode.follow() && !mode.createNew();
          Place place = follow ? lookup.placeBehindLinks(path) : lookup.place(path);
          if (place.node() == null) {
            if (!mode.create() && !mode.createNew()) {
              throw new NoSuchFileException(path.toString());
            }
            create(
                tree,
                place.path(),
                (changing, at) -> changing.createFile(at, store.now(metadata), FileContent.EMPTY));
          } else if (mode.createNew()) {
            throw new FileAlreadyExistsException(path.toString());
          }
          return open(tree, path, place, mode);
        });
  }

  private TreeChannel open(MutableTree tree, TreeFilePath path, Place place, OpenMode mode)
      throws IOException {
    TreePath at = place.path();
    TreeNode before = place.node();
    if (before != null) {
      checkRegular(before, path);
    }
    if (before != null && mode.truncate()) {
      truncate(tree, at);
    }
    ImageTarget target = mode.write() ? tree.openContent(at) : null;
    TreeNode node = tree.find(at).orElseThrow(() -> new NoSuchFileException(path.toString()));
    if (mode.deleteOnClose()) {
      delete(tree, place, path); // at once, as POSIX systems do it
    }
    OpenFile file = new OpenFile(fileSystem, at, node, target);
    return TreeChannel.opened(fileSystem.files(), file, mode);
  }

  private void truncate(MutableTree tree, TreePath at) throws IOException {
    if (fileSystem.files().hasNamed()) { // which perhaps write to this file
      try (ImageTarget target = tree.openContent(at)) {
        target.truncate(0);
      }
    } else {
      tree.setContent(at, FileContent.EMPTY); // and what was there need not be read
    }
    store.touch(tree, at);
  }

  /** Sees that a node has content: only regular files do. */
  static TreeNode checkRegular(TreeNode node, TreeFilePath path) throws FileSystemException {
    if (node.type() != FileType.REGULAR) {
      throw new FileSystemException(path.toString(), null, "not a regular file");
    }
    return node;
  }
}
