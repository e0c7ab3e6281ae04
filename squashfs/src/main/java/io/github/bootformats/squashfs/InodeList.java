package io.github.bootformats.squashfs;

import java.util.Arrays;

/** The inodes of an image in the order in which they lie, with what a check compares. */
final class InodeList {
  private long[] refs = new long[64];
  private long[] numbers = new long[64];
  private long[] links = new long[64];
  private int[] names = new int[64];
  private byte[] types = new byte[64];
  private int size;
  private boolean complete;

  /** Adds an inode, which lies behind all others. */
  void add(SquashfsInode inode) {
    if (size == refs.length) {
      refs = Arrays.copyOf(refs, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
      links = Arrays.copyOf(links, 2 * size);
      names = Arrays.copyOf(names, 2 * size);
      types = Arrays.copyOf(types, 2 * size);
    }
    refs[size] = inode.ref().packed();
    numbers[size] = inode.header().number();
    links[size] = inode instanceof DirectoryInode d ? d.parentNumber() : inode.nlink();
    types[size] = (byte) inode.type().id();
    size++;
  }

  int size() {
    return size;
  }

  void setComplete() {
    complete = true;
  }

  /** Returns whether all inodes of the image are here. */
  boolean isComplete() {
    return complete;
  }

  /** Finds the inode at a place; returns a negative number if none begins there. */
  int find(long ref) {
    return Arrays.binarySearch(refs, 0, size, ref);
  }

  MetadataRef ref(int index) {
    return MetadataRef.of(refs[index]);
  }

  long number(int index) {
    return numbers[index];
  }

  /** Returns all numbers, sorted. */
  long[] sortedNumbers() {
    long[] sorted = Arrays.copyOf(numbers, size);
    Arrays.sort(sorted);
    return sorted;
  }

  InodeType type(int index) {
    return InodeType.of(types[index]).orElseThrow();
  }

  boolean isDirectory(int index) {
    return types[index] == InodeType.DIRECTORY.id()
        || types[index] == InodeType.EXTENDED_DIRECTORY.id();
  }

  /** Returns the number of the directory's parent. */
  long parentNumber(int index) {
    return links[index];
  }

  /** Returns how many names the inode says that it has. */
  long nlink(int index) {
    return links[index];
  }

  /** Counts a name that leads to the inode. */
  void addName(int index) {
    names[index]++;
  }

  int names(int index) {
    return names[index];
  }
}
