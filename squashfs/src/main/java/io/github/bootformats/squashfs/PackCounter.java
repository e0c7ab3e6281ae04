package io.github.bootformats.squashfs;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.tree.FileType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what is packed, and tells the caller how far it is. */
final class PackCounter {
  private static final int MAX_FINDINGS = 1000;

  private final Progress progress;
  private final long contentBytes;
  private final Map<FileType, Long> inodes = new EnumMap<>(FileType.class);
  private final List<Diagnostic> findings = new ArrayList<>();
  private long moreFindings;
  private long done;
  private long names;
  private long duplicates;
  private long duplicateBytes;
  private long latestMtime;

  PackCounter(Progress progress, long contentBytes) throws IOException {
    this.progress = progress;
    this.contentBytes = contentBytes;
    checkCancelled();
  }

  void checkCancelled() throws IOException {
    progress.check(done, Math.max(done, contentBytes));
  }

  void addContent(long bytes) throws IOException {
    done += bytes;
    checkCancelled();
  }

  /** Counts content that was there before. */
  void addDuplicate(long bytes) {
    duplicates++;
    duplicateBytes += bytes;
  }

  void addName() {
    names++;
  }

  void addInode(FileType type, long mtime) {
    inodes.merge(type, 1L, Long::sum);
    latestMtime = Math.max(latestMtime, mtime);
  }

  void add(SquashfsFinding finding, String message) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(Diagnostic.of(finding.severity(), finding.code(), message));
    } else {
      moreFindings++;
    }
  }

  long inodeCount() {
    return inodes.values().stream().mapToLong(Long::longValue).sum();
  }

  long inodeCount(FileType type) {
    return inodes.getOrDefault(type, 0L);
  }

  /** Returns how many names there are, the root's included. */
  long names() {
    return names;
  }

  long contentBytes() {
    return done;
  }

  long duplicates() {
    return duplicates;
  }

  long duplicateBytes() {
    return duplicateBytes;
  }

  long latestMtime() {
    return latestMtime;
  }

  List<Diagnostic> findings() {
    List<Diagnostic> all = new ArrayList<>(findings);
    if (moreFindings > 0) {
      SquashfsFinding more = SquashfsFinding.PACK_MORE;
      all.add(
          Diagnostic.of(
              more.severity(), more.code(), moreFindings + " more findings are not kept"));
    }
    return List.copyOf(all);
  }
}
