package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists the entries of an image. What ends the list early is a finding, not an exception. */
final class ArchiveReader {
  /** How far behind the trailer it is looked for something else than zeros. */
  private static final int TRAILING_PROBE = 4096;

  private final ImageSource source;
  private final IndexBudget budget;
  private final CpioReader reader;
  private final CpioArchive.Builder archive = CpioArchive.builder();
  private final List<Diagnostic> ending = new ArrayList<>();

  ArchiveReader(ImageSource source, ReadLimits limits, IndexBudget budget) {
    this.source = source;
    this.budget = budget;
    this.reader = CpioReader.of(source, limits);
  }

  ReadResult<CpioArchive> read() throws IOException {
    long end = readMembers();
    archive.trailing(new SourceData(source, end, source.size() - end));
    List<Diagnostic> findings = new ArrayList<>(reader.diagnostics());
    findings.addAll(ending);
    return ReadResult.of(archive.build(), findings);
  }

  /** Returns where the archive ends. */
  private long readMembers() throws IOException {
    boolean isFirst = true;
    while (true) {
      long at = reader.position();
      CpioEntry entry;
      try {
        entry = reader.next();
      } catch (LimitExceededException e) {
        throw e;
      } catch (FormatException e) {
        if (isFirst) {
          throw e;
        }
        ending.add(CpioFinding.of(e).at(e.offset().orElse(at), messageOf(e)));
        return at;
      }
      if (entry == null) {
        return readTrailer();
      }
      isFirst = false;
      if (!isWhole(entry)) {
        archive.add(cut(entry));
        return source.size();
      }
      archive.add(member(entry));
    }
  }

  private long readTrailer() throws IOException {
    CpioEntry trailer = reader.trailer();
    if (trailer == null) {
      return reader.position();
    }
    if (!isWhole(trailer)) {
      archive.trailer(cut(trailer));
      return source.size();
    }
    archive.trailer(member(trailer));
    long end = reader.position();
    int probe = (int) Math.min(TRAILING_PROBE, source.size() - end);
    if (!Bytes.read(source, end, probe).isZero()) {
      ending.add(
          CpioFinding.TRAILING_DATA.at(
              end, "%d bytes follow the trailer".formatted(source.size() - end)));
    }
    return end;
  }

  private long available(CpioEntry entry) {
    return source.size() - entry.dataOffset();
  }

  private boolean isWhole(CpioEntry entry) {
    return entry.size() <= available(entry);
  }

  private CpioMember member(CpioEntry entry) throws IOException {
    budget.member(entry);
    SourceData data = new SourceData(source, entry.dataOffset(), entry.size());
    return CpioMember.of(entry, data, reader.padding());
  }

  private CpioMember cut(CpioEntry entry) throws IOException {
    budget.member(entry);
    long available = available(entry);
    ending.add(
        CpioFinding.DATA_TRUNCATED.at(
            source.size(),
            "%s ends after %d of %d bytes"
                .formatted(ShortName.of(entry.name()), available, entry.size())));
    return CpioMember.of(
        entry, new SourceData(source, entry.dataOffset(), available), Bytes.empty());
  }

  /** Returns the message without the place that an exception puts before it. */
  private static String messageOf(FormatException e) {
    String message = String.valueOf(e.getMessage());
    return "The archive ends here: " + message.substring(message.indexOf(": ") + 2);
  }
}
