package io.github.bootformats.squashfs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Content that is in the image already. It is known by its SHA-256 and not compared: the image can
 * only be written, and the blocks may still be on their way there.
 */
final class DuplicateIndex {
  private final Map<ContentDigest.Value, FileData> files = new HashMap<>();
  private final Set<Long> sizes = new HashSet<>();
  private final Map<ContentDigest.Value, FragmentPlace> tails = new HashMap<>();

  /** Returns whether there is a file of that many bytes, which may be the same. */
  boolean hasFileOf(long size) {
    return sizes.contains(size);
  }

  Optional<FileData> file(ContentDigest.Value digest) {
    return Optional.ofNullable(files.get(digest));
  }

  void add(ContentDigest.Value digest, FileData data) {
    sizes.add(digest.length());
    files.putIfAbsent(digest, data);
  }

  Optional<FragmentPlace> tail(ContentDigest.Value digest) {
    return Optional.ofNullable(tails.get(digest));
  }

  void add(ContentDigest.Value digest, FragmentPlace place) {
    tails.put(digest, place);
  }
}
