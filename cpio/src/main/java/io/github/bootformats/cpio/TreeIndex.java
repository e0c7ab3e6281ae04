package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;

/**
 * The names of a tree and where they lead, in some 64 bytes each beside the name: a tree of a
 * million files is listed where a million objects would not fit.
 *
 * <p>A name has a number, and so has the file that it leads to. Both count from 0; the root is 0 in
 * both. Names are never removed, but may be led to other files. A directory is one file's number.
 */
final class TreeIndex {
  /** No name. */
  static final int NONE = -1;

  private static final int PARENT = 0;
  private static final int NEXT = 1;
  private static final int NAME = 2;
  private static final int FILE = 3;

  /** The low bits of the hash of a name and its directory. */
  private static final int HASH = 4;

  private static final int NAME_COLUMNS = 5;

  private static final int MIN_SLOTS = 256;

  private final IntTable names = new IntTable(NAME_COLUMNS);
  private final NameHash hasher = NameHash.random();
  private final NameHeap heap = new NameHeap();
  private final FileTable files = new FileTable();

  /** Numbers of names plus one, at the places that their hashes and those of their parents tell. */
  private IntTable slots = IntTable.of(1, MIN_SLOTS);

  FileTable files() {
    return files;
  }

  Bytes name(int number) {
    return heap.get(names.get(number, NAME));
  }

  /** Returns the file that a name leads to. */
  int file(int name) {
    return names.get(name, FILE);
  }

  /** Leads a name to another file. */
  void lead(int name, int file) {
    names.set(name, FILE, file);
  }

  /** Returns the first name in a directory, or {@link #NONE}. */
  int first(int directory) {
    return files.first(directory);
  }

  /** Returns the name after another one in the same directory, or {@link #NONE}. */
  int next(int name) {
    return names.get(name, NEXT);
  }

  int compare(int one, int other) {
    return heap.compare(names.get(one, NAME), names.get(other, NAME));
  }

  /** Adds the name of the root, which is in no directory. */
  void addRoot(int file) {
    row(NONE, Bytes.empty(), 0, file);
  }

  /** Adds a name that is not in the directory yet, behind those that are. */
  int add(int directory, Bytes name, int hash, int file) {
    int number = row(directory, name, hash, file);
    int before = files.last(directory);
    if (before == NONE) {
      files.setFirst(directory, number);
    } else {
      names.set(before, NEXT, number);
    }
    files.setLast(directory, number);
    if (names.rows() > slots.rows() / 2) {
      grow();
    }
    put(number);
    return number;
  }

  private int row(int directory, Bytes name, int hash, int file) {
    int number = names.add();
    names.set(number, PARENT, directory);
    names.set(number, NEXT, NONE);
    names.set(number, NAME, heap.add(name));
    names.set(number, FILE, file);
    names.set(number, HASH, hash);
    return number;
  }

  /** Returns the number of a name in a directory, or {@link #NONE}. */
  int find(int directory, Bytes name) {
    return find(directory, name, hashOf(directory, name));
  }

  /** The same, with the {@linkplain #hashOf hash} at hand. */
  int find(int directory, Bytes name, int hash) {
    int mask = slots.rows() - 1;
    for (int at = hash & mask; ; at = (at + 1) & mask) {
      int number = slots.get(at, 0) - 1;
      if (number == NONE) {
        return NONE;
      }
      if (names.get(number, HASH) == hash
          && names.get(number, PARENT) == directory
          && heap.is(names.get(number, NAME), name)) {
        return number;
      }
    }
  }

  /** Returns what finds and adds a name in a directory. */
  int hashOf(int directory, Bytes name) {
    return (int) hasher.of(name, directory + 1L);
  }

  private void grow() {
    slots = IntTable.of(1, slots.rows() * 2);
    for (int number = 1; number < names.rows() - 1; number++) {
      put(number);
    }
  }

  private void put(int number) {
    int mask = slots.rows() - 1;
    int at = names.get(number, HASH) & mask;
    while (slots.get(at, 0) != 0) {
      at = (at + 1) & mask;
    }
    slots.set(at, 0, number + 1);
  }
}
