package io.github.bootformats.squashfs;

import java.io.IOException;

/** The last bytes of a file, where they share a block with those of other files. */
final class FileTail {
  private FileTail() {}

  /**
   * Returns the fragment that has the tail, and makes sure that it does.
   *
   * @return the whole fragment, not to be changed
   */
  static byte[] fragment(SquashfsReader reader, FileInode file) throws IOException {
    DataBlock block = reader.fragment(file.fragmentIndex());
    byte[] fragment = reader.data().fragment(block);
    check(fragment, block, file, reader.blockSize());
    return fragment;
  }

  /** Makes sure that a decoded fragment has the tail of a file. */
  static void check(byte[] fragment, DataBlock block, FileInode file, int blockSize)
      throws IOException {
    int length = file.tailLength(blockSize);
    if (file.fragmentOffset() + length > fragment.length) {
      throw SquashfsFinding.FRAGMENT_OFFSET.thrownAt(
          Math.max(0, block.position()),
          "a file has %s bytes at %s of fragment %s, which has %s"
              .formatted(length, file.fragmentOffset(), file.fragmentIndex(), fragment.length));
    }
  }
}
