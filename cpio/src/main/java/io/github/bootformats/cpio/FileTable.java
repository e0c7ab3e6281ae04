package io.github.bootformats.cpio;

import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;

/** The files of a tree apart from their names, 32 bytes each. */
final class FileTable {
  private static final int MODE = 0;
  private static final int UID = 1;
  private static final int GID = 2;
  private static final int MTIME = 3;
  private static final int SIZE = 4;
  private static final int NAMES = 5;

  /**
   * Of what has data the place of that, of directories the first and last name, of devices rdev.
   */
  private static final int HIGH = 6;

  private static final int LOW = 7;
  private static final int COLUMNS = 8;

  /** Times and sizes of odc have 33 bits; the last ones are kept with the mode, which has 16. */
  private static final int IMPLIED_BIT = 18;

  private static final int MTIME_BIT = 16;

  private static final int SIZE_BIT = 17;
  private static final int PERMISSIONS = 07777;

  private static final int IMPLIED_MODE = 0755;
  private static final long UNSIGNED = 0xFFFF_FFFFL;
  private static final int PACKED_MINOR_BITS = 8;
  private static final int PACKED_MINOR_MASK = 0xFF;

  private final IntTable rows = new IntTable(COLUMNS);

  /** Adds a directory that no entry makes. */
  int addDirectory() {
    int file = add(FileType.DIRECTORY);
    rows.set(file, MODE, rows.get(file, MODE) | 1 << IMPLIED_BIT | IMPLIED_MODE);
    return file;
  }

  /** Adds what an entry makes. */
  int add(FileType type, CpioEntry entry) {
    int file = add(type);
    update(file, entry);
    return file;
  }

  private int add(FileType type) {
    int file = rows.add();
    rows.set(file, MODE, type.modeBits());
    if (type == FileType.DIRECTORY) {
      setFirst(file, TreeIndex.NONE);
      setLast(file, TreeIndex.NONE);
    }
    return file;
  }

  /** Takes over the metadata of an entry of the same type, and its data if it has some. */
  void update(int file, CpioEntry entry) {
    CpioHeader header = entry.header();
    FileType type = type(file);
    long mtime = header.value(CpioField.MTIME);
    long size = entry.size() > 0 ? entry.size() : size(file);
    rows.set(
        file,
        MODE,
        type.modeBits()
            | bit32(size) << SIZE_BIT
            | bit32(mtime) << MTIME_BIT
            | header.permissions());
    rows.set(file, UID, (int) header.value(CpioField.UID));
    rows.set(file, GID, (int) header.value(CpioField.GID));
    rows.set(file, MTIME, (int) mtime);
    rows.set(file, SIZE, (int) size);
    if (type.isDevice()) {
      setDevice(file, header);
    } else if (type != FileType.DIRECTORY && entry.size() > 0) {
      rows.set(file, HIGH, (int) (entry.dataOffset() >>> Integer.SIZE));
      rows.set(file, LOW, (int) entry.dataOffset());
    }
  }

  private static int bit32(long value) {
    return (int) (value >>> Integer.SIZE) & 1;
  }

  private void setDevice(int file, CpioHeader header) {
    if (header.dialect().has(CpioField.RDEV)) {
      long packed = header.value(CpioField.RDEV);
      rows.set(file, HIGH, (int) (packed >> PACKED_MINOR_BITS));
      rows.set(file, LOW, (int) packed & PACKED_MINOR_MASK);
    } else {
      rows.set(file, HIGH, (int) header.value(CpioField.RDEV_MAJOR));
      rows.set(file, LOW, (int) header.value(CpioField.RDEV_MINOR));
    }
  }

  FileType type(int file) {
    return FileType.ofMode(rows.get(file, MODE)).orElseThrow();
  }

  NodeMetadata metadata(int file) {
    return NodeMetadata.of(rows.get(file, MODE) & PERMISSIONS)
        .withOwner(rows.get(file, UID) & UNSIGNED, rows.get(file, GID) & UNSIGNED)
        .withMtime(wide(file, MTIME, MTIME_BIT), 0);
  }

  /** Returns whether no entry makes a directory, but only those in it. */
  boolean isImplied(int file) {
    return (rows.get(file, MODE) >>> IMPLIED_BIT & 1) != 0;
  }

  /** Returns how long the data is. */
  long size(int file) {
    return wide(file, SIZE, SIZE_BIT);
  }

  private long wide(int file, int column, int bit) {
    return (long) (rows.get(file, MODE) >>> bit & 1) << Integer.SIZE
        | (rows.get(file, column) & UNSIGNED);
  }

  /** Returns where the data begins of what has some. */
  long dataOffset(int file) {
    return (long) rows.get(file, HIGH) << Integer.SIZE | (rows.get(file, LOW) & UNSIGNED);
  }

  DeviceNumber device(int file) {
    return new DeviceNumber(rows.get(file, HIGH) & UNSIGNED, rows.get(file, LOW) & UNSIGNED);
  }

  /** Returns how many names lead to a file. */
  int names(int file) {
    return rows.get(file, NAMES);
  }

  void addNames(int file, int more) {
    rows.set(file, NAMES, names(file) + more);
  }

  /** Returns the first name in a directory. */
  int first(int directory) {
    return rows.get(directory, HIGH);
  }

  void setFirst(int directory, int name) {
    rows.set(directory, HIGH, name);
  }

  /** Returns the last name in a directory. */
  int last(int directory) {
    return rows.get(directory, LOW);
  }

  void setLast(int directory, int name) {
    rows.set(directory, LOW, name);
  }
}
