package io.github.bootformats.tree.nio;

import static java.util.Objects.requireNonNull;

import java.nio.file.CopyOption;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/** What the options ask for with which a file is copied or moved. */
record CopyMode(boolean replace, boolean attributes, boolean atomic, boolean follow) {
  private static final List<CopyOption> TO_COPY =
      List.of(
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES,
          LinkOption.NOFOLLOW_LINKS);
  private static final List<CopyOption> TO_MOVE =
      List.of(
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE,
          LinkOption.NOFOLLOW_LINKS);

  static CopyMode ofCopy(CopyOption... options) {
    return of(TO_COPY, Arrays.asList(options), false);
  }

  /** A move takes everything along and follows nothing. */
  static CopyMode ofMove(CopyOption... options) {
    return of(TO_MOVE, Arrays.asList(options), true);
  }

  private static CopyMode of(List<CopyOption> known, List<CopyOption> options, boolean moves) {
    for (CopyOption option : options) {
      if (!known.contains(requireNonNull(option))) {
        throw new UnsupportedOperationException("option " + option);
      }
    }
    return new CopyMode(
        options.contains(StandardCopyOption.REPLACE_EXISTING),
        moves || options.contains(StandardCopyOption.COPY_ATTRIBUTES),
        options.contains(StandardCopyOption.ATOMIC_MOVE),
        !moves && !options.contains(LinkOption.NOFOLLOW_LINKS));
  }
}
