package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.tree.FileType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first names of files that have several, up to the next trailer. It is the name that is kept,
 * not the file: when something else has the name by then, that is linked.
 */
final class HardLinks {
  private static final int LINK_BYTES = 150;

  private final Rootfs rootfs;
  private final Map<Key, Bytes> names = new HashMap<>();

  private record Key(long major, long minor, long inode, @Nullable FileType type) {}

  HardLinks(Rootfs rootfs) {
    this.rootfs = rootfs;
  }

  /** Returns the first name of a file; null if this is it, which is kept. */
  @Nullable Bytes find(LinuxHeader header, Bytes name) throws LimitExceededException {
    Key key = new Key(header.major(), header.minor(), header.inode(), header.type().orElse(null));
    Bytes first = names.putIfAbsent(key, name);
    if (first == null) {
      rootfs.take(LINK_BYTES + name.length());
    }
    return first;
  }

  void clear() {
    names.clear();
  }
}
