package io.github.bootformats.api.spi;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.io.ImageSource;
import java.util.Objects;

/**
 * An image inside another one.
 *
 * @param id how people name it, unique within its parent: {@code 2} for partition 2
 * @param title what it is, in a few words
 * @param offset where it begins, in bytes of the parent
 * @param length how long it is, in bytes
 */
public record ChildImage(String id, String title, long offset, long length) {
  /**
   * Creates a child.
   *
   * @param id how people name it, unique within its parent
   * @param title what it is, in a few words
   * @param offset where it begins, in bytes of the parent
   * @param length how long it is, in bytes
   */
  public ChildImage {
    Objects.requireNonNull(id);
    Objects.requireNonNull(title);
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("negative range: " + offset + "+" + length);
    }
  }

  /**
   * Returns the content.
   *
   * @param parent the image that listed this child
   * @return a source over the child's bytes
   * @throws MalformedFormatException if the child does not lie within the parent
   */
  public ImageSource open(ImageSource parent) throws MalformedFormatException {
    if (offset > parent.size() || length > parent.size() - offset) {
      throw new MalformedFormatException(
          "image",
          "image.child-outside",
          offset,
          "%s has %s bytes, which is not within the image of %s bytes"
              .formatted(title, length, parent.size()));
    }
    return parent.slice(offset, length);
  }
}
