package io.github.bootformats.tree.nio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.ResolvedNode;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeResolver;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what paths name. Exceptions about paths are given the path that was asked for; those of a
 * damaged tree are left as they are.
 */
final class Lookup {
  private final TreeResolver resolver;
  private final TreePath workingDirectory;
  private final ReadLimits limits;

  Lookup(FileTree tree, TreePath workingDirectory, ReadLimits limits) {
    this.resolver = TreeResolver.of(tree, limits);
    this.workingDirectory = workingDirectory;
    this.limits = limits;
  }

  /** Finds a node, as {@code stat} and {@code lstat} do. */
  ResolvedNode node(TreeFilePath path, boolean follow) throws IOException {
    return resolve(workingDirectory, path.bytes(), follow, path);
  }

  /** Finds the place of a name, as whatever creates, deletes or renames it does. */
  Place place(TreeFilePath path) throws IOException {
    return place(workingDirectory, path.bytes(), path);
  }

  /** Finds where a file is opened, or created: behind all links, also the one at the end. */
  Place placeBehindLinks(TreeFilePath path) throws IOException {
    Place place = place(path);
    for (long hops = 0; ; hops++) {
      TreeNode node = place.node();
      if (node == null || node.type() != FileType.SYMLINK) {
        return place;
      }
      if (hops == limits.get(TreeResolver.MAX_SYMLINK_HOPS)) {
        throw new FileSystemLoopException(path.toString());
      }
      Bytes target = node.target();
      if (target.isEmpty()) {
        throw new NoSuchFileException(path.toString(), null, "empty link at " + place.path());
      }
      place = place(place.path().parent().orElse(TreePath.root()), target, path);
    }
  }

  private Place place(TreePath from, Bytes path, TreeFilePath asked) throws IOException {
    List<Bytes> names = PathBytes.names(path);
    Bytes last = names.isEmpty() ? Bytes.empty() : names.get(names.size() - 1);
    if (last.isEmpty() || PathBytes.isDots(last) || path.at(path.length() - 1) == '/') {
      ResolvedNode found = resolve(from, path, true, asked);
      return new Place(found.path(), found.node(), false);
    }
    Bytes before = PathBytes.join(PathBytes.isAbsolute(path), names.subList(0, names.size() - 1));
    ResolvedNode directory = resolve(from, before, true, asked);
    if (directory.node().type() != FileType.DIRECTORY) {
      throw new NotDirectoryException(asked.toString());
    }
    if (!TreePath.isName(last)) { // a NUL in the target of a link
      throw new NoSuchFileException(asked.toString(), null, "nothing has the name " + last);
    }
    TreePath at = directory.path().resolve(last);
    checkDepth(at);
    return new Place(at, directory.node().child(last).orElse(null), true);
  }

  private ResolvedNode resolve(TreePath from, Bytes path, boolean follow, TreeFilePath asked)
      throws IOException {
    try {
      ResolvedNode found = resolver.resolve(from, path, follow);
      checkDepth(found.path());
      return found;
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(asked.toString(), null, e.getReason());
    } catch (NotDirectoryException e) {
      throw new NotDirectoryException(asked.toString());
    } catch (FileSystemLoopException e) {
      throw new FileSystemLoopException(asked.toString());
    }
  }

  /** A damaged tree may have no end; Linux ends there too, with a path that is too long. */
  void checkDepth(TreePath path) throws IOException {
    limits.check(TreeWalk.MAX_DEPTH, path.depth(), "tree", -1);
  }

  /** Finds the path that goes through directories only, or one without dots. */
  TreeFilePath realPath(TreeFilePath path, boolean follow) throws IOException {
    TreeFileSystem fileSystem = path.getFileSystem();
    return fileSystem.read(
        () ->
            follow
                ? fileSystem.pathOf(node(path, true).path())
                : withoutDots(path.toAbsolutePath(), path));
  }

  /** A {@code ..} after a symbolic link stays, for it does not lead back. */
  private TreeFilePath withoutDots(TreeFilePath path, TreeFilePath asked) throws IOException {
    List<Bytes> kept = new ArrayList<>();
    for (Bytes name : path.names()) {
      int last = kept.size() - 1;
      if (!name.equals(PathBytes.DOT_DOT)) {
        if (!name.equals(PathBytes.DOT)) {
          kept.add(name);
        }
      } else if (last >= 0 && typeOf(kept, asked) == FileType.SYMLINK) {
        kept.add(name);
      } else if (last >= 0) {
        kept.remove(last);
      }
    }
    typeOf(kept, asked);
    return TreeFilePath.of(path.getFileSystem(), PathBytes.join(true, kept));
  }

  private FileType typeOf(List<Bytes> names, TreeFilePath asked) throws IOException {
    return resolve(TreePath.root(), PathBytes.join(true, names), false, asked).node().type();
  }
}
