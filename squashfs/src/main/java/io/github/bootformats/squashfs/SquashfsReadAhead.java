package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a tree while threads decode the files that come next, for those who read most of
 * what is in an image. Small files are decoded ahead as large ones are, across directories, and
 * each fragment once for all files in a row that lie in it.
 *
 * <pre>{@code
 * try (TreeWalk walk = TreeWalk.sorted(image.tree(), limits);
 *     SquashfsReadAhead files = SquashfsReadAhead.of(walk, 4)) {
 *   for (TreeNode node = files.next(); node != null; node = files.next()) {
 *     if (node.type() == FileType.REGULAR) {
 *       files.content().transferTo(out);
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Files are in memory as they are decoded: at most five blocks for each thread. Nodes are found
 * up to a thousand before they are returned, so that {@link TreeWalk#skipChildren} cannot be used.
 * Nodes of trees that are not images of SquashFS are passed on, and read when they are asked for.
 *
 * <p>Instances serve one thread, which decodes with the others while it waits. When it is
 * interrupted, reading throws a {@link java.io.InterruptedIOException} and keeps its interrupt
 * flag.
 */
public final class SquashfsReadAhead implements Closeable {
  private static final int MAX_NODES = 1000;

  /** A node that the walk has come to. */
  private record Found(TreePath path, TreeNode node, @Nullable AheadFile file) {}

  private final TreeWalk walk;
  private final @Nullable AheadDecoder decoder;
  private final Deque<Found> found = new ArrayDeque<>();
  private @Nullable AheadFile filling;
  private boolean walked;
  private @Nullable IOException walkFailure;
  private @Nullable Found current;
  private @Nullable InputStream content;

  private SquashfsReadAhead(TreeWalk walk, int threads) {
    this.walk = walk;
    this.decoder = threads == 1 ? null : new AheadDecoder(threads);
  }

  /**
   * Begins to read.
   *
   * @param walk the nodes in the order in which they are wanted, best that of the image: {@link
   *     TreeWalk#sorted}; borrowed, and not to be used meanwhile
   * @param threads how many threads decode, that of the caller included, 1 to 1024
   * @return a reader, which must be closed before the image
   */
  public static SquashfsReadAhead of(TreeWalk walk, int threads) {
    AheadDecoder.checkThreads(threads);
    return new SquashfsReadAhead(requireNonNull(walk), threads);
  }

  /**
   * Goes on to the next node. What was not read of the one before is left out.
   *
   * @return the node, or null at the end
   * @throws IOException as {@link TreeWalk#next} does, after the nodes before
   */
  public @Nullable TreeNode next() throws IOException {
    leave();
    fill();
    Found next = found.isEmpty() && !find() ? null : found.pollFirst();
    if (next == null) {
      if (walkFailure != null) {
        throw walkFailure;
      }
      return null;
    }
    current = next;
    return next.node();
  }

  /**
   * Returns where the node is that was returned last.
   *
   * @return its path
   * @throws IllegalStateException before the first node, and at the end
   */
  public TreePath path() {
    return here().path();
  }

  /**
   * Returns the content of the regular file that was returned last.
   *
   * @return a stream, the same each time, until the next node; need not be closed
   * @throws IOException if the file cannot be opened; reading may find damage later as well
   * @throws IllegalStateException before the first node, and at the end
   */
  public InputStream content() throws IOException {
    InputStream opened = content;
    if (opened == null) {
      Found here = here();
      AheadFile file = here.file();
      opened =
          file == null
              ? here.node().content().newInputStream()
              : new AheadStream(file, this::fill, () -> {});
      content = opened;
    }
    return opened;
  }

  private Found here() {
    Found here = current;
    if (here == null) {
      throw new IllegalStateException("no node");
    }
    return here;
  }

  private void leave() throws IOException {
    InputStream opened = content;
    if (opened != null) {
      opened.close();
      content = null;
    }
    Found left = current;
    if (left != null && left.file() != null) {
      left.file().clear();
    }
    current = null;
  }

  /** Keeps enough pieces on their way. */
  private void fill() {
    while (decoder != null && !decoder.isFull()) {
      boolean isQueued = filling != null && filling.queueNext();
      if (!isQueued && (found.size() == MAX_NODES || !find())) {
        return;
      }
    }
  }

  /** Finds another node; returns whether there is one. */
  private boolean find() {
    filling = null;
    if (walked) {
      return false;
    }
    try {
      TreeNode node = walk.next();
      if (node == null) {
        walked = true;
        return false;
      }
      filling = decoder == null ? null : file(decoder, node);
      found.addLast(new Found(walk.path(), node, filling));
      return true;
    } catch (IOException e) {
      walkFailure = e;
      walked = true;
      return false;
    }
  }

  private static @Nullable AheadFile file(AheadDecoder ahead, TreeNode node) throws IOException {
    return node.type() == FileType.REGULAR && node.content() instanceof SquashfsContent content
        ? content.ahead(ahead)
        : null;
  }

  /** Ends the threads. The walk stays open. */
  @Override
  public void close() throws IOException {
    leave();
    found.clear();
    walked = true;
    if (decoder != null) {
      decoder.close();
    }
  }
}
