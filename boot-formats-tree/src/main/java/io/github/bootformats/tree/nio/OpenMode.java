package io.github.bootformats.tree.nio;

import static java.util.Objects.requireNonNull;

import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the options ask for with which a file is opened.
 *
 * @param follow whether a symbolic link is followed; not to delete what it leads to
 */
record OpenMode(Set<StandardOpenOption> options, boolean follow) {
  static final OpenMode READING = new OpenMode(Set.of(StandardOpenOption.READ), true);

  /**
   * Makes sense of options as the JDK's own file systems do.
   *
   * @throws UnsupportedOperationException if one is neither of {@link StandardOpenOption} nor of
   *     {@link LinkOption}
   * @throws IllegalArgumentException if they contradict each other
   */
  static OpenMode of(Iterable<? extends OpenOption> given) {
    Set<StandardOpenOption> options = EnumSet.noneOf(StandardOpenOption.class);
    boolean follow = true;
    for (OpenOption option : given) {
      if (requireNonNull(option) instanceof StandardOpenOption standard) {
        options.add(standard);
      } else if (option == LinkOption.NOFOLLOW_LINKS) {
        follow = false;
      } else {
        throw new UnsupportedOperationException("option " + option);
      }
    }
    boolean append = options.contains(StandardOpenOption.APPEND);
    if (append) {
      options.add(StandardOpenOption.WRITE);
    }
    if (!options.contains(StandardOpenOption.WRITE)) {
      options.add(StandardOpenOption.READ);
    }
    if (append && options.contains(StandardOpenOption.READ)) {
      throw new IllegalArgumentException("READ and APPEND");
    }
    if (append && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
      throw new IllegalArgumentException("APPEND and TRUNCATE_EXISTING");
    }
    boolean deletes = options.contains(StandardOpenOption.DELETE_ON_CLOSE);
    return new OpenMode(options, follow && !deletes);
  }

  boolean read() {
    return options.contains(StandardOpenOption.READ);
  }

  boolean write() {
    return options.contains(StandardOpenOption.WRITE);
  }

  boolean append() {
    return options.contains(StandardOpenOption.APPEND);
  }

  boolean createNew() {
    return write() && options.contains(StandardOpenOption.CREATE_NEW);
  }

  boolean create() {
    return write() && options.contains(StandardOpenOption.CREATE);
  }

  boolean truncate() {
    return write() && options.contains(StandardOpenOption.TRUNCATE_EXISTING);
  }

  boolean deleteOnClose() {
    return options.contains(StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Whether opening, or what is done then, changes the tree. */
  boolean changes() {
    return write() || deleteOnClose();
  }
}
