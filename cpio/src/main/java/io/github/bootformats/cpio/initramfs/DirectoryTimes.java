package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The times of directories, which Linux sets when all is unpacked: by their names, the last one
 * first, so that the first entry of a directory has the last word.
 */
final class DirectoryTimes {
  private static final int ENTRY_BYTES = 64;

  private final Rootfs rootfs;
  private final Deque<Entry> entries = new ArrayDeque<>();

  private record Entry(Bytes name, long mtime) {}

  DirectoryTimes(Rootfs rootfs) {
    this.rootfs = rootfs;
  }

  void add(Bytes name, long mtime) throws LimitExceededException {
    rootfs.take(ENTRY_BYTES + name.length());
    entries.push(new Entry(name, mtime));
  }

  void setAll() {
    entries.forEach(entry -> rootfs.setTime(entry.name, entry.mtime));
    entries.clear();
  }
}
