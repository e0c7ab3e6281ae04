package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioArchive;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioMember;
import io.github.bootformats.cpio.CpioWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an image with changes. Segments that hold none of the changed paths are copied; the others
 * are written anew, with their own codecs.
 */
final class EditWriter {
  /** Inode numbers that no tool gives, from here downwards. */
  private static final long LAST_INODE = 0xFFFF_FFFEL;

  private static final int BLOCK = 512;

  private final InitramfsLayout layout;
  private final EditedPaths paths;
  private final Map<TreePath, Optional<NewNode>> changes;
  private final EncodeOptions compression;
  private final Optional<StreamCodec> newCodec;

  /** Where the last entry of a path is, which the new file takes the place of. */
  private final Map<TreePath, CpioMember> lastEntries = new LinkedHashMap<>();

  private long inode = LAST_INODE;

  EditWriter(
      InitramfsLayout layout,
      EditedPaths paths,
      Map<TreePath, Optional<NewNode>> changes,
      EncodeOptions compression,
      Optional<StreamCodec> newCodec) {
    this.layout = layout;
    this.paths = paths;
    this.changes = changes;
    this.compression = compression;
    this.newCodec = newCodec;
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
        writer.copy(segment.bytes(), segment.codec().orElse(null));
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

  /** Notes the entries of changed paths; returns whether a segment has one. */
  private boolean findEntries(InitramfsSegment segment) throws IOException {
    boolean found = false;
    for (CpioArchive archive : segment.archives()) {
      for (CpioMember member : archive.members()) {
        Optional<TreePath> path = changedPath(member);
        if (path.isPresent()) {
          found = true;
          if (changes.getOrDefault(path.get(), Optional.empty()).isPresent()) {
            lastEntries.put(path.get(), member);
          }
        }
      }
    }
    return found;
  }

  /** Returns the path of an entry if it is changed, or removed with a directory above it. */
  private Optional<TreePath> changedPath(CpioMember member) throws IOException {
    Optional<TreePath> path = paths.real(member.name());
    if (path.isEmpty() || path.get().isRoot()) {
      return Optional.empty();
    }
    if (changes.containsKey(path.get())) {
      return path;
    }
    for (Optional<TreePath> above = path.get().parent();
        above.isPresent();
        above = above.get().parent()) {
      Optional<NewNode> change = changes.get(above.get());
      if (change != null && change.isEmpty()) {
        return path;
      }
    }
    return Optional.empty();
  }

  private void write(InitramfsSegment segment, OutputStream out) throws IOException {
    CpioWriter writer = CpioWriter.of(out, Progress.NONE);
    for (CpioArchive archive : segment.archives()) {
      write(archive, writer);
    }
    writer.finish();
  }

  private void write(CpioArchive archive, CpioWriter writer) throws IOException {
    List<CpioMember> kept = new ArrayList<>();
    List<CpioMember> dropped = new ArrayList<>();
    for (CpioMember member : archive.members()) {
      Optional<TreePath> path = changedPath(member);
      if (path.isEmpty()) {
        kept.add(member);
        continue;
      }
      dropped.add(member);
      Optional<NewNode> change = changes.getOrDefault(path.get(), Optional.empty());
      if (change.isPresent() && lastEntries.get(path.get()) == member) {
        kept.add(change.get().member(member.name(), inode--));
      }
    }
    for (CpioMember member : LinkGroups.without(dropped, kept)) {
      writer.write(member);
    }
    writer.writeTrailer(CpioDialect.NEWC);
    writer.padTo(BLOCK);
  }

  /** Returns the changed paths that no entry is there for yet. */
  private Map<TreePath, NewNode> added() {
    Map<TreePath, NewNode> added = new LinkedHashMap<>();
    changes.forEach(
        (path, change) -> {
          if (change.isPresent() && !lastEntries.containsKey(path)) {
            added.put(path, change.get());
          }
        });
    return added;
  }

  private void writeNew(Map<TreePath, NewNode> added, OutputStream out) throws IOException {
    CpioWriter writer = CpioWriter.of(out, Progress.NONE);
    for (Map.Entry<TreePath, NewNode> entry : added.entrySet()) {
      Bytes name = entry.getKey().toBytes();
      writer.write(entry.getValue().member(name, inode--));
    }
    writer.writeTrailer(CpioDialect.NEWC);
    writer.padTo(BLOCK);
    writer.finish();
  }
}
