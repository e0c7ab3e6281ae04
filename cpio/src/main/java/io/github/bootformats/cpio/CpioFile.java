package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of the tree, apart from its names; changed only while the tree is built. */
final class CpioFile {
  final FileType type;

  /** The entry that the metadata is of; null for a directory that no entry makes. */
  @Nullable CpioMember metadata;

  /** The member whose data is the content or the target; null where there is none. */
  @Nullable CpioMember data;

  /** How many names lead here. */
  int names;

  /** Tells the file from others that have several names. */
  final long id;

  /** The entries of a directory, and of anything else none. */
  final Map<Bytes, CpioNode> children;

  CpioFile(FileType type, @Nullable CpioMember member, long id) {
    this.type = type;
    this.id = id;
    this.children = type == FileType.DIRECTORY ? new LinkedHashMap<>(4) : Map.of();
    if (member != null) {
      update(member);
    }
  }

  /** Takes over the metadata of an entry of the same type, and its data if it has some. */
  void update(CpioMember member) {
    metadata = member;
    if (member.entry().size() > 0) {
      data = member;
    }
  }

  /** Returns how long the data is. */
  long size() {
    CpioMember member = data;
    return member == null ? 0 : member.entry().size();
  }
}
