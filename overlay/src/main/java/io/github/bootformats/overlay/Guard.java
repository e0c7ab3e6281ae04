package io.github.bootformats.overlay;

import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Lets any number of threads read while none changes anything. */
final class Guard {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  /** Something that is read. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Something that is read from memory. */
  interface Memory<T> {
    T get();
  }

  /** Something that changes. */
  interface Change {
    void apply() throws IOException;
  }

  <T> T read(Reading<T> reading) throws IOException {
    Lock reader = lock.readLock();
    reader.lock();
    try {
      return reading.read();
    } finally {
      reader.unlock();
    }
  }

  <T> T get(Memory<T> memory) {
    Lock reader = lock.readLock();
    reader.lock();
    try {
      return memory.get();
    } finally {
      reader.unlock();
    }
  }

  /** Returns the next entry of a directory, or null. */
  @Nullable TreeNode next(TreeCursor entries) throws IOException {
    Lock reader = lock.readLock();
    reader.lock();
    try {
      return entries.next();
    } finally {
      reader.unlock();
    }
  }

  void change(Change change) throws IOException {
    changeTo(
        () -> {
          change.apply();
          return this;
        });
  }

  <T> T changeTo(Reading<T> change) throws IOException {
    Lock writer = lock.writeLock();
    writer.lock();
    try {
      return change.read();
    } finally {
      writer.unlock();
    }
  }
}
