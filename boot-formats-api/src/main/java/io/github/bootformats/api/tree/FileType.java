package io.github.bootformats.api.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a node of a tree is: the file types of POSIX. */
public enum FileType {
  /** A file with content. */
  REGULAR(0100000, '-'),
  /** A directory. */
  DIRECTORY(0040000, 'd'),
  /** A symbolic link. */
  SYMLINK(0120000, 'l'),
  /** A character device. */
  CHARACTER_DEVICE(0020000, 'c'),
  /** A block device. */
  BLOCK_DEVICE(0060000, 'b'),
  /** A named pipe. */
  FIFO(0010000, 'p'),
  /** A socket. */
  SOCKET(0140000, 's');

  /** The bits of a mode that hold the type ({@code S_IFMT}). */
  public static final int MODE_MASK = 0170000;

  private static final int MODE_SHIFT = 12;

  /** The types by their bits of a mode, for they are asked for with every entry of an archive. */
  private static final List<Optional<FileType>> BY_MODE =
      IntStream.rangeClosed(0, MODE_MASK >> MODE_SHIFT).mapToObj(FileType::ofBits).toList();

  private final int modeBits;
  private final char letter;

  FileType(int modeBits, char letter) {
    this.modeBits = modeBits;
    this.letter = letter;
  }

  /**
   * Finds the type in a mode.
   *
   * @param mode a mode as {@code stat} has it; only the bits of {@link #MODE_MASK} count
   * @return the type, or empty when no type has these bits
   */
  public static Optional<FileType> ofMode(int mode) {
    return BY_MODE.get((mode & MODE_MASK) >> MODE_SHIFT);
  }

  private static Optional<FileType> ofBits(int bits) {
    return Arrays.stream(values()).filter(type -> type.modeBits == bits << MODE_SHIFT).findAny();
  }

  /**
   * Returns the type's bits of a mode, as Linux and all archive formats number them.
   *
   * @return such as {@code 0100000} for {@code S_IFREG}
   */
  public int modeBits() {
    return modeBits;
  }

  /**
   * Returns the letter with which {@code ls -l} shows the type.
   *
   * @return one of {@code -dlcbps}
   */
  public char letter() {
    return letter;
  }

  /**
   * Returns whether this is a character or a block device.
   *
   * @return whether nodes of this type have a {@link DeviceNumber}
   */
  public boolean isDevice() {
    return this == CHARACTER_DEVICE || this == BLOCK_DEVICE;
  }
}
