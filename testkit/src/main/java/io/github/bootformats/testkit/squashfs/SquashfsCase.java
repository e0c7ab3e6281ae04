package io.github.bootformats.testkit.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * An image to try a reader on, and how it came to be. Immutable; the same generator makes the same
 * bytes of the same seed with the same encoders, see {@link SquashfsImages}.
 */
public final class SquashfsCase {
  private final long seed;
  private final SquashfsWriteOptions options;
  private final FileTree tree;
  private final byte[] bytes;
  private final List<SquashfsRule> rules;
  private final List<SquashfsEdit> edits;

  SquashfsCase(
      long seed,
      ImageRecipe recipe,
      byte[] bytes,
      List<SquashfsRule> rules,
      List<SquashfsEdit> edits) {
    this.seed = seed;
    this.options = recipe.options();
    this.tree = recipe.tree();
    this.bytes = requireNonNull(bytes);
    this.rules = List.copyOf(rules);
    this.edits = List.copyOf(edits);
  }

  /**
   * Returns whether the image keeps all rules.
   *
   * @return whether there is nothing wrong with it
   */
  public boolean isValid() {
    return rules.isEmpty();
  }

  /**
   * Returns the seed that the image was made from.
   *
   * @return the seed; with the generator's settings and the rules it gives this image again
   */
  public long seed() {
    return seed;
  }

  /**
   * Returns how the image was written.
   *
   * @return compression, block size and the like
   */
  public SquashfsWriteOptions options() {
    return options;
  }

  /**
   * Returns what is in the image, or would be but for the broken rules.
   *
   * @return the tree that was written, not to be changed; with its extended attributes also where
   *     the {@linkplain #options() options} leave them out
   */
  public FileTree tree() {
    return tree;
  }

  /**
   * Returns the rules that were broken.
   *
   * @return the rules, none of a valid image
   */
  public List<SquashfsRule> rules() {
    return rules;
  }

  /**
   * Returns what was changed to break the rules.
   *
   * @return the changes, none of a valid image
   */
  public List<SquashfsEdit> edits() {
    return edits;
  }

  /**
   * Returns how long the image is.
   *
   * @return bytes
   */
  public int size() {
    return bytes.length;
  }

  /**
   * Returns the image to be read; it need not be closed.
   *
   * @return a source that any number of threads may read
   */
  public ImageSource source() {
    return ImageSource.of(toByteArray());
  }

  /**
   * Returns the whole image.
   *
   * @return a new array of {@link #size()} bytes
   */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /**
   * Writes the image to a new file.
   *
   * @param file the file, which must not exist
   * @throws java.nio.file.FileAlreadyExistsException if it exists
   * @throws IOException if it cannot be written
   */
  public void writeTo(Path file) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * Tells in one line what this is and how to make it again.
   *
   * @return such as {@code squashfs, seed 42, xz, level 3, blocks of 4096, 53248 bytes;
   *     squashfs.names-twice: ...}
   */
  public String description() {
    StringBuilder text = new StringBuilder("squashfs, seed ").append(seed);
    text.append(", ").append(options.compressor());
    text.append(", blocks of ").append(options.blockSize());
    text.append(", ").append(bytes.length).append(" bytes");
    rules.forEach(rule -> text.append("; ").append(rule));
    edits.forEach(edit -> text.append("; ").append(edit));
    return text.toString();
  }

  @Override
  public String toString() {
    return description();
  }
}
