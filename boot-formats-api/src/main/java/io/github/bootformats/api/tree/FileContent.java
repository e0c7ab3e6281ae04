package io.github.bootformats.api.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The content of a regular file: can be read from the first byte any number of times, and from
 * anywhere where the format allows it.
 *
 * <p>A content does not own what it reads from. It can be read as long as the image behind it is
 * open, and so a tree that is built from parts of other trees needs those open while it is read.
 */
public interface FileContent {
  /** No bytes. */
  FileContent EMPTY = of(Bytes.empty());

  /**
   * Holds bytes.
   *
   * @param bytes the bytes
   * @return their content
   */
  static FileContent of(Bytes bytes) {
    return new SourceContent(ImageSource.of(bytes.asByteBuffer()));
  }

  /**
   * Borrows a source; its size is asked for anew each time.
   *
   * @param source the source; closed by its owner
   * @return its content
   */
  static FileContent of(ImageSource source) {
    return new SourceContent(requireNonNull(source));
  }

  /**
   * Returns how many bytes there are. Formats know this without reading the content.
   *
   * @return bytes
   * @throws IOException if it cannot be read
   */
  long size() throws IOException;

  /**
   * Opens a new stream over all bytes, from the first; it ends after {@link #size()} bytes or
   * throws. Streams are independent of each other and must be closed; one stream serves one thread.
   *
   * @return a stream; may be unbuffered
   * @throws io.github.bootformats.api.FormatException if the image is damaged; reading the stream
   *     may throw it later as well
   * @throws IOException if reading fails
   */
  InputStream newInputStream() throws IOException;

  /**
   * Returns the content for reading at any position, where that needs neither the whole content in
   * memory nor reading all that lies before.
   *
   * @return a source that must be closed, which closes nothing else; or empty where only streams
   *     can be had
   * @throws IOException if reading fails
   */
  default Optional<ImageSource> randomAccess() throws IOException {
    return Optional.empty();
  }

  /**
   * Returns the beginning of this content, of which only streams can be had.
   *
   * @param size how many bytes, 0 to {@link #size()}
   * @return a content of these
   */
  default FileContent first(long size) {
    return new FirstContent(this, size);
  }

  /**
   * Copies all bytes to a target; runs of zeros become holes as {@link ImageSource#copyTo} makes
   * them.
   *
   * @param target receives the bytes
   * @param position where in the target the first byte goes
   * @param progress told the bytes done of this content
   * @throws java.io.InterruptedIOException if {@code progress} says not to go on
   * @throws IOException if reading or writing fails; what was copied stays
   */
  default void copyTo(ImageTarget target, long position, Progress progress) throws IOException {
    Optional<ImageSource> random = randomAccess();
    if (random.isPresent()) {
      try (ImageSource source = random.get()) {
        source.copyTo(target, position, progress);
      }
      return;
    }
    long total = size();
    try (InputStream in = newInputStream()) {
      target.copyFrom(in, position, (done, unknown) -> progress.update(done, total));
    }
  }
}
