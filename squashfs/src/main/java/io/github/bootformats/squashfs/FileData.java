package io.github.bootformats.squashfs;

/**
 * Where the content of a file is. It is known when the blocks are stored, and all files of the same
 * content share it.
 */
final class FileData {
  private static final FragmentPlace NOWHERE = new FragmentPlace(FileInode.NO_FRAGMENT, 0);

  private final long size;
  private final int[] words;
  private long start;
  private boolean isStarted;
  private long holeBytes;
  private FragmentPlace tail = NOWHERE;

  /**
   * Creates a content of which no block is stored: holes, as long as nothing else is said.
   *
   * @param size how many bytes there are
   * @param blockCount how many blocks of its own it has
   */
  FileData(long size, int blockCount) {
    this.size = size;
    this.words = new int[blockCount];
  }

  void stored(int index, DataBlock block) {
    if (!isStarted) {
      isStarted = true;
      start = block.position();
    }
    words[index] = (int) block.word();
  }

  void addHole(int length) {
    holeBytes += length;
  }

  void setTail(FragmentPlace place) {
    tail = place;
  }

  long size() {
    return size;
  }

  /** Returns where the first block is; 0 where there is none. */
  long start() {
    return start;
  }

  long holeBytes() {
    return holeBytes;
  }

  FragmentPlace tail() {
    return tail;
  }

  int blockCount() {
    return words.length;
  }

  int word(int index) {
    return words[index];
  }
}
