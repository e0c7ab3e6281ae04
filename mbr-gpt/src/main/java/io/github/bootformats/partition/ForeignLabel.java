package io.github.bootformats.partition;

import java.util.Objects;

/**
 * A label or boot sector that a disk has beside or instead of MBR and GPT. It is named, not opened.
 *
 * @param id a stable id: {@code bsd}, {@code sun}, {@code sgi}, {@code atari}, {@code mac}, {@code
 *     dasd}, {@code fat}, {@code ntfs}, {@code iso9660} and the like
 * @param name what people call it
 * @param offset where its signature lies, in bytes from the start of the disk
 */
public record ForeignLabel(String id, String name, long offset) {
  /**
   * Creates a label.
   *
   * @param id a stable id
   * @param name what people call it
   * @param offset where its signature lies, in bytes from the start of the disk
   */
  public ForeignLabel {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
  }
}
