package io.github.bootformats.squashfs;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The content of a regular file of an image.
 *
 * <p>Streams decode block by block without a cache, {@link #newReadAheadStream} on several
 * processors; {@link #randomAccess} shares the image's cache. Copying knows the holes of the image.
 */
public final class SquashfsContent implements FileContent {
  private final LinuxView view;
  private final FileInode file;

  SquashfsContent(LinuxView view, FileInode file) {
    this.view = view;
    this.file = file;
  }

  /**
   * Returns the inode.
   *
   * @return the inode of the file
   */
  public FileInode inode() {
    return file;
  }

  @Override
  public long size() {
    return file.size();
  }

  /** Opens a stream that decodes when it is read; skipping decodes nothing. */
  @Override
  public InputStream newInputStream() {
    return new ContentStream(view.reader(), file);
  }

  /**
   * Opens a stream for which other threads decode the blocks that come next. They are daemons, and
   * end with the stream; at most five blocks for each thread are in memory. {@link
   * SquashfsReadAhead} does so across files.
   *
   * @param threads how many threads decode, that of the reader included, 1 to 1024
   * @return a stream, which must be closed; a reader that is interrupted gets a {@link
   *     java.io.InterruptedIOException} and keeps its interrupt flag
   * @throws IllegalArgumentException if there are fewer or more threads
   */
  public InputStream newReadAheadStream(int threads) {
    AheadDecoder.checkThreads(threads);
    if (threads == 1 || file.blockCount(view.reader().blockSize()) < 2) {
      return newInputStream();
    }
    AheadDecoder decoder = new AheadDecoder(threads);
    AheadFile ahead = ahead(decoder);
    return new AheadStream(
        ahead,
        () -> {
          while (!decoder.isFull() && ahead.queueNext()) {
            // Another piece is on its way.
          }
        },
        decoder::close);
  }

  AheadFile ahead(AheadDecoder decoder) {
    return new AheadFile(decoder, view.reader(), file);
  }

  @Override
  public Optional<ImageSource> randomAccess() throws IOException {
    return Optional.of(new ContentSource(view.reader(), view.blocks(file)));
  }

  @Override
  public void copyTo(ImageTarget target, long position, Progress progress) throws IOException {
    ContentCopy.run(view.reader(), file, target, position, progress);
  }

  @Override
  public String toString() {
    return "content of inode " + file.header().number();
  }
}
