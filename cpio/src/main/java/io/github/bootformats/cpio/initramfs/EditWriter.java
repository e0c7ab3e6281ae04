package io.github.bootformats.cpio.initramfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioArchive;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioHeader;
import io.github.bootformats.cpio.CpioMember;
import io.github.bootformats.cpio.CpioWriter;
import io.github.bootformats.cpio.internal.EntryName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes an image with changes. Segments that hold none of the changed paths are copied; the others
 * are written anew, with their own codecs.
 */
final class EditWriter {
  /** Inode numbers that no tool gives, from here downwards. */
  private static final long LAST_INODE = 0xFFFF_FFFEL;

  private static final int BLOCK = 512;

  private final InitramfsLayout layout;
  private final EditedTree tree;
  private final EncodeOptions compression;
  private final Optional<StreamCodec> newCodec;
  private final Progress progress;

  /** The entries of each archive, and what becomes of them. */
  private final IdentityHashMap<CpioArchive, List<EditedEntry>> entries = new IdentityHashMap<>();

  /** Where the last entry of a path is, which the new file takes the place of. */
  private final Map<TreePath, CpioMember> lastEntries = new LinkedHashMap<>();

  private long inode = LAST_INODE;

  EditWriter(
      InitramfsLayout layout,
      EditedTree tree,
      EncodeOptions compression,
      Optional<StreamCodec> newCodec,
      Progress progress) {
    this.layout = layout;
    this.tree = tree;
    this.compression = compression;
    this.newCodec = newCodec;
    this.progress = progress;
  }

  void writeTo(OutputStream out) throws IOException {
    List<Boolean> isTouched = new ArrayList<>();
    for (InitramfsSegment segment : layout.segments()) {
      isTouched.add(findEntries(segment));
    }
    SegmentWriter writer = new SegmentWriter(out);
    writer.pad(layout.leadingPadding());
    long oldEnd = layout.leadingPadding();
    for (int i = 0; i < layout.segments().size(); i++) {
      InitramfsSegment segment = layout.segments().get(i);
      if (writer.position() == oldEnd) {
        writer.pad(segment.offset() - oldEnd);
      } else {
        writer.alignAsAt(segment.offset());
      }
      oldEnd = segment.offset() + segment.length();
      if (isTouched.get(i)) {
        writer.write(
            archives -> write(segment, archives),
            segment.codec().map(InitramfsBuilder::codecOf),
            compression);
      } else {
        writer.copy(segment.bytes(), segment.codec().orElse(null), progress);
      }
    }
    finish(writer);
  }

  private void finish(SegmentWriter writer) throws IOException {
    List<InitramfsSegment> segments = layout.segments();
    if (!segments.isEmpty()) {
      writer.pad(segments.get(segments.size() - 1).padding());
    }
    Map<TreePath, NewNode> added = added();
    if (!added.isEmpty()) {
      writer.align(newCodec.isEmpty());
      writer.write(archive -> writeNew(added, archive), newCodec, compression);
    }
  }

  /**
   * An entry of the image.
   *
   * @param member the entry, under the name without links where a link of its name is changed
   * @param isRenamed whether that is another name
   * @param changed its path if that is changed, or removed with a directory above it
   */
  private record EditedEntry(CpioMember member, boolean isRenamed, Optional<TreePath> changed) {}

  /** Notes what becomes of all entries; returns whether a segment is to be written anew. */
  private boolean findEntries(InitramfsSegment segment) throws IOException {
    boolean found = false;
    for (CpioArchive archive : segment.archives()) {
      List<EditedEntry> edited = new ArrayList<>();
      for (CpioMember member : archive.members()) {
        EditedEntry entry = edited(member);
        Optional<TreePath> path = entry.changed();
        // Where Linux did not unpack the old entry, it would not unpack the new one either.
        if (path.isPresent() && tree.change(path.get()).isPresent() && tree.isOld(path.get())) {
          lastEntries.put(path.get(), entry.member());
        }
        found |= path.isPresent() || entry.isRenamed();
        edited.add(entry);
      }
      entries.put(archive, edited);
    }
    return found;
  }

  private EditedEntry edited(CpioMember member) throws IOException {
    Optional<TreePath> path = tree.oldPath(member.name());
    boolean isRenamed = path.isPresent() && !path.equals(tree.real(member.name()));
    return new EditedEntry(
        isRenamed ? named(member, path.get()) : member,
        isRenamed,
        path.filter(old -> !old.isRoot() && tree.isChanged(old)));
  }

  private static CpioMember named(CpioMember member, TreePath path) {
    CpioEntry entry = member.entry();
    return member.withEntry(CpioEntry.of(entry.header(), EntryName.of(path.toBytes())));
  }

  private void write(InitramfsSegment segment, OutputStream out) throws IOException {
    CpioWriter writer = CpioWriter.of(out, progress);
    for (CpioArchive archive : segment.archives()) {
      write(archive, writer);
    }
    writer.finish();
  }

  private void write(CpioArchive archive, CpioWriter writer) throws IOException {
    List<CpioMember> kept = new ArrayList<>();
    List<CpioMember> dropped = new ArrayList<>();
    List<EditedEntry> edited = requireNonNull(entries.get(archive));
    Set<LinkGroups.Key> keptFiles = keptFiles(edited);
    for (EditedEntry entry : edited) {
      CpioMember member = entry.member();
      if (entry.changed().isEmpty()) {
        kept.add(member);
        continue;
      }
      TreePath path = entry.changed().get();
      Optional<CpioMember> moved = underOtherName(path, member, keptFiles);
      moved.ifPresentOrElse(kept::add, () -> dropped.add(member));
      replacement(path, entry).ifPresent(kept::add);
    }
    for (CpioMember member : LinkGroups.without(dropped, kept)) {
      writer.write(member);
    }
    writer.writeTrailer(CpioDialect.NEWC);
    writer.padTo(BLOCK);
  }

  /**
   * Returns an entry under another name that its file keeps. An entry over a file that an archive
   * before gave several names has written to all of them.
   */
  private Optional<CpioMember> underOtherName(
      TreePath path, CpioMember member, Set<LinkGroups.Key> keptFiles) throws IOException {
    Optional<TreePath> other = tree.otherName(path);
    Optional<LinkGroups.Key> file = LinkGroups.key(member);
    boolean hasNoData = file.isPresent() && member.entry().size() == 0;
    if (other.isEmpty() || hasNoData || file.filter(keptFiles::contains).isPresent()) {
      return Optional.empty();
    }
    CpioHeader alone = member.header().toBuilder().set(CpioField.NLINK, 1).build();
    return Optional.of(named(member.withEntry(member.entry().withHeader(alone)), other.get()));
  }

  /**
   * Returns the linked files of which {@link LinkGroups} can move the data to a name that stays.
   */
  private static Set<LinkGroups.Key> keptFiles(List<EditedEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.changed().isEmpty())
        .flatMap(entry -> LinkGroups.key(entry.member()).stream())
        .collect(Collectors.toSet());
  }

  /** Returns the new entry that stands in place of an old one. */
  private Optional<CpioMember> replacement(TreePath path, EditedEntry old) throws IOException {
    Optional<NewNode> change = tree.change(path);
    if (change.isEmpty() || !lastEntries.containsKey(path)) {
      return Optional.empty();
    }
    // A directory must be there before what is in it, and may be there again.
    boolean isHere =
        change.get().type() == FileType.DIRECTORY || lastEntries.get(path) == old.member();
    return isHere
        ? Optional.of(change.get().member(old.member().name(), inode--))
        : Optional.empty();
  }

  /** Returns the changed paths that no entry is there for yet. */
  private Map<TreePath, NewNode> added() {
    Map<TreePath, NewNode> added = new LinkedHashMap<>(tree.changes());
    added.keySet().removeAll(lastEntries.keySet());
    return added;
  }

  private void writeNew(Map<TreePath, NewNode> added, OutputStream out) throws IOException {
    CpioWriter writer = CpioWriter.of(out, progress);
    for (Map.Entry<TreePath, NewNode> entry : added.entrySet()) {
      Bytes name = entry.getKey().toBytes();
      writer.write(entry.getValue().member(name, inode--));
    }
    writer.writeTrailer(CpioDialect.NEWC);
    writer.padTo(BLOCK);
    writer.finish();
  }
}
