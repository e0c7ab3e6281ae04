package io.github.bootformats.tree.extract;

import java.nio.file.FileSystemException;

/** What the host says, without the paths, which are the tree's to show. */
final class HostMessages {
  private HostMessages() {}

  static String of(Exception e) {
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null || reason.isEmpty() ? e.getClass().getSimpleName() : reason;
  }
}
