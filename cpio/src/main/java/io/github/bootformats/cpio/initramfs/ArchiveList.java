package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.cpio.CpioArchive;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioLimits;
import io.github.bootformats.cpio.CpioMember;
import io.github.bootformats.cpio.CpioReader;
import io.github.bootformats.cpio.internal.IndexBudget;
import io.github.bootformats.cpio.internal.SourceData;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The archives of one segment, read entry by entry. What was read before a failure stays, so this
 * can be asked for it after an exception too.
 */
final class ArchiveList {
  private final IndexBudget budget;
  private final ReadLimits limits;
  private final ImageSource data;
  private final List<CpioArchive> archives = new ArrayList<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private long position;

  /**
   * Begins an empty list.
   *
   * @param data where the data of entries is read from later
   * @param position where the first archive begins there
   */
  ArchiveList(ReadLimits limits, IndexBudget budget, ImageSource data, long position) {
    this.limits = limits;
    this.budget = budget;
    this.data = data;
    this.position = position;
  }

  List<CpioArchive> archives() {
    return archives;
  }

  /** Returns findings whose offsets count bytes of the data. */
  List<Diagnostic> findings() {
    return findings;
  }

  /** Returns how far the list has come. */
  long position() {
    return position;
  }

  /** Reads one archive. */
  void readOne(InputStream in) throws IOException {
    read(in);
  }

  /** Reads archives, with NULs between them, as long as there are some. */
  void readAll(InputStream in) throws IOException {
    PushbackInputStream rest = new PushbackInputStream(in);
    while (skipNuls(rest) == '0') {
      InputStream behind = read(rest);
      if (behind == null) {
        return;
      }
      rest = new PushbackInputStream(behind);
    }
  }

  /** Returns the first byte that is no NUL, which is not taken. */
  private int skipNuls(PushbackInputStream in) throws IOException {
    int next = in.read();
    while (next == 0) {
      position++;
      next = in.read();
    }
    if (next >= 0) {
      in.unread(next);
    }
    return next;
  }

  /** Reads an archive and returns what follows it; null where it ends without a trailer. */
  private @Nullable InputStream read(InputStream in) throws IOException {
    long base = position;
    CpioReader reader = CpioReader.of(in, limits);
    CpioArchive.Builder archive = CpioArchive.builder();
    boolean isWhole = false;
    try {
      for (CpioEntry entry = reader.next(); entry != null; entry = reader.next()) {
        CpioEntry there = entry.at(base + entry.offset());
        budget.member(there.headLength(), there.offset());
        FileContent content = content(there);
        Bytes padding = reader.padding();
        archive.add(CpioMember.of(there, content, padding));
        position = base + reader.position();
      }
      CpioEntry end = reader.trailer();
      if (end == null) {
        return null;
      }
      CpioEntry there = end.at(base + end.offset());
      archive.trailer(CpioMember.of(there, content(there), reader.padding()));
      position = base + reader.position();
      isWhole = true;
      return reader.trailing();
    } catch (FormatException e) {
      if (!endsArchive(e)) {
        throw e;
      }
      findings.add(
          InitramfsFinding.ARCHIVE_DAMAGED.at(
              position, "The archive ends here: " + e.getMessage()));
      return null;
    } finally {
      reader.diagnostics().forEach(d -> findings.add(moved(d, base)));
      CpioArchive read = archive.build();
      if (isWhole || !read.members().isEmpty()) {
        archives.add(read);
      }
    }
  }

  /** A name that is too long ends the archive, too many entries are the caller's affair. */
  private static boolean endsArchive(FormatException e) {
    return e instanceof LimitExceededException limit
        ? limit.limitName().equals(CpioLimits.MAX_NAME_BYTES.name())
        : e.format().equals("cpio");
  }

  private FileContent content(CpioEntry entry) {
    return new SourceData(data, entry.dataOffset(), entry.size());
  }

  private static Diagnostic moved(Diagnostic finding, long base) {
    Diagnostic plain = Diagnostic.of(finding.severity(), finding.code(), finding.message());
    return finding.offset().isPresent()
        ? plain.atOffset(base + finding.offset().getAsLong())
        : plain;
  }
}
