package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioHeader;
import io.github.bootformats.cpio.CpioMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the data of files that have several names when some of these names go. */
final class LinkGroups {
  record Key(long major, long minor, long inode, FileType type) {}

  /** A file of which names go. */
  private static final class Group {
    private int dropped;
    private int kept;
    private @Nullable CpioMember data;
    private @Nullable CpioMember lastKept;
  }

  private final Map<Key, Group> groups = new HashMap<>();

  private LinkGroups() {}

  /**
   * Returns the members that stay. Where the data of a file stood with a name that goes, it moves
   * to the last name that stays, which is where GNU cpio has it; link counts follow.
   */
  static List<CpioMember> without(List<CpioMember> dropped, List<CpioMember> kept) {
    LinkGroups links = new LinkGroups();
    dropped.forEach(links::drop);
    kept.forEach(links::keep);
    return kept.stream().map(links::changed).toList();
  }

  private void drop(CpioMember member) {
    key(member)
        .ifPresent(
            key -> {
              Group group = groups.computeIfAbsent(key, k -> new Group());
              group.dropped++;
              group.data = member.entry().size() > 0 ? member : group.data;
            });
  }

  private void keep(CpioMember member) {
    group(member)
        .ifPresent(
            group -> {
              group.kept++;
              group.lastKept = member;
              group.data = member.entry().size() > 0 ? null : group.data;
            });
  }

  private CpioMember changed(CpioMember member) {
    Optional<Group> found = group(member);
    if (found.isEmpty()) {
      return member;
    }
    Group group = found.get();
    CpioMember data = group.lastKept == member ? group.data : null;
    CpioMember linked = withLinks(member, group);
    return data == null ? linked : withData(linked, data);
  }

  private Optional<Group> group(CpioMember member) {
    return key(member).flatMap(key -> Optional.ofNullable(groups.get(key)));
  }

  /** Returns what tells the names of a file, which share its data; empty where it has but one. */
  static Optional<Key> key(CpioMember member) {
    CpioHeader header = member.header();
    return member
        .entry()
        .type()
        .filter(type -> type != FileType.DIRECTORY && type != FileType.SYMLINK)
        .filter(type -> header.value(CpioField.NLINK) > 1)
        .map(
            type ->
                new Key(
                    header.value(CpioField.DEV_MAJOR),
                    header.value(CpioField.DEV_MINOR),
                    header.value(CpioField.INO),
                    type));
  }

  /** Linux links where there are two names or more, whatever the number is. */
  private static CpioMember withLinks(CpioMember member, Group group) {
    long links = Math.max(group.kept, member.header().value(CpioField.NLINK) - group.dropped);
    CpioHeader header = member.header().toBuilder().set(CpioField.NLINK, links).build();
    return member.withEntry(member.entry().withHeader(header));
  }

  private static CpioMember withData(CpioMember member, CpioMember data) {
    CpioHeader.Builder header =
        member.header().toBuilder().set(CpioField.FILE_SIZE, data.entry().size());
    if (member.entry().dialect().has(CpioField.CHECK)) {
      header.set(CpioField.CHECK, data.header().value(CpioField.CHECK));
    }
    Bytes padding = Bytes.zeros(member.entry().dialect().paddingAfter(data.entry().size()));
    return CpioMember.of(member.entry().withHeader(header.build()), data.data(), padding);
  }
}
