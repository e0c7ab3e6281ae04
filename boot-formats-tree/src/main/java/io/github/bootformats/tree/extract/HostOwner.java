package io.github.bootformats.tree.extract;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Whose a file is, by number, where the host has a {@code unix} view. */
record HostOwner(long uid, long gid) {
  private static final long UNSIGNED = 0xFFFF_FFFFL;

  static HostOwner of(Path file) throws IOException {
    Map<String, Object> unix =
        Files.readAttributes(file, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
    return new HostOwner(number(unix, "uid"), number(unix, "gid"));
  }

  private static long number(Map<String, Object> attributes, String name) {
    return (Integer) requireNonNull(attributes.get(name)) & UNSIGNED;
  }

  /** Changes what is other than it should be, the group first: then the file is still ours. */
  void change(Path file, HostOwner wanted) throws IOException {
    if (gid != wanted.gid) {
      Files.setAttribute(file, "unix:gid", (int) wanted.gid, LinkOption.NOFOLLOW_LINKS);
    }
    if (uid != wanted.uid) {
      Files.setAttribute(file, "unix:uid", (int) wanted.uid, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
