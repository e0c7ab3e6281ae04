package io.github.bootformats.tree.extract;

import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.Consumer;

/** Counts what an extraction makes, and stops it at the limit of bytes. */
final class Tally {
  private static final String FORMAT = "extract";

  private final Consumer<ExtractionNote> manifest;
  private final Progress progress;
  private final ReadLimits limits;
  private long directories;
  private long files;
  private long links;
  private long symlinks;
  private long bytes;
  private long notes;

  Tally(Consumer<ExtractionNote> manifest, Progress progress, ReadLimits limits) {
    this.manifest = manifest;
    this.progress = progress;
    this.limits = limits;
  }

  void note(TreePath path, ExtractionProblem problem, String message) {
    notes++;
    manifest.accept(new ExtractionNote(path, problem, message));
  }

  void directory() {
    directories++;
  }

  void link() {
    links++;
  }

  void symlink() {
    symlinks++;
  }

  void checkCancelled() throws InterruptedIOException {
    progress.check(bytes, -1);
  }

  /** Something that copies content and tells how many bytes of it are done. */
  interface Copy {
    void run(Progress progress) throws IOException;
  }

  /** Copies the content of one file, of which nothing but the copy itself need tell the truth. */
  void file(long size, Copy copy) throws IOException {
    checkBytes(size);
    long before = bytes;
    long allowed = limits.get(Extractor.MAX_BYTES) - before;
    try {
      copy.run(
          (done, total) -> {
            bytes = before + done;
            return done <= allowed && progress.update(bytes, -1);
          });
    } catch (InterruptedIOException e) {
      checkBytes(0);
      throw e;
    }
    files++;
  }

  private void checkBytes(long more) throws LimitExceededException {
    long asked = more > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : bytes + more;
    limits.check(Extractor.MAX_BYTES, asked, FORMAT, -1);
  }

  ExtractionSummary summary() {
    return new ExtractionSummary(directories, files, links, symlinks, bytes, notes);
  }
}
