package io.github.bootformats.api.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** What one test opened: closed, and its files deleted, in reverse order. */
final class Resources implements Closeable {
  private final Deque<Closeable> opened = new ArrayDeque<>();

  <T extends Closeable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  Path newFile(byte[] content) throws IOException {
    Path file = Files.createTempFile("bootformats", ".img");
    opened.push(() -> Files.deleteIfExists(file));
    return Files.write(file, content);
  }

  @Override
  public void close() throws IOException {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
