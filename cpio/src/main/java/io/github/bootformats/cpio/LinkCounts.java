package io.github.bootformats.cpio;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many names each file has that has more than one in the tree. */
final class LinkCounts {
  /** One file under way: how many of its names are still to come, and its number. */
  static final class Link {
    private int names;
    private int seen;

    /** The inode number; 0 until the first name is written. */
    private long inode;

    int names() {
      return names;
    }

    long inode() {
      return inode;
    }

    void number(long number) {
      inode = number;
    }

    /** Counts a name and returns whether it is the last one. */
    boolean isLast() {
      return ++seen >= names;
    }
  }

  private final Map<LinkId, Link> links;

  private LinkCounts(Map<LinkId, Link> links) {
    this.links = links;
  }

  static LinkCounts of(EntryList entries) throws IOException {
    Map<LinkId, Link> links = new HashMap<>();
    entries.forEach(
        (node, path) -> {
          Optional<LinkId> id = idOf(node);
          if (id.isPresent()) {
            links.computeIfAbsent(id.get(), x -> new Link()).names++;
          }
        });
    links.values().removeIf(link -> link.names < 2);
    return new LinkCounts(links);
  }

  /** Returns the file that a node is a name of; null if that has no other name in the tree. */
  @Nullable Link find(TreeNode node) throws IOException {
    Optional<LinkId> id = idOf(node);
    return id.isPresent() ? links.get(id.get()) : null;
  }

  /** Symbolic links do not count: Linux takes each for a file of its own. */
  private static Optional<LinkId> idOf(TreeNode node) throws IOException {
    boolean mayLink = node.type() != FileType.DIRECTORY && node.type() != FileType.SYMLINK;
    return mayLink ? node.linkId() : Optional.empty();
  }
}
