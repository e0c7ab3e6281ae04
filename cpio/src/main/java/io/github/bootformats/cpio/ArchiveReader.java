package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.cpio.internal.ShortName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists the entries of an image. What ends the list early is a finding, not an exception. */
final class ArchiveReader {
  /** How far behind the trailer it is looked for something else than zeros. */
  private static final int TRAILING_PROBE = 4096;

  private final ImageSource source;
  private final CpioReader reader;
  private final List<Diagnostic> ending = new ArrayList<>();

  ArchiveReader(ImageSource source, ReadLimits limits) {
    this.source = source;
    this.reader = CpioReader.of(source, limits);
  }

  /** Takes entries in their order, the trailer last. */
  interface Sink {
    /**
     * Takes an entry.
     *
     * @param available how many bytes of its data there are
     * @param padding what follows them
     */
    void take(CpioEntry entry, long available, Bytes padding) throws IOException;
  }

  List<Diagnostic> findings() {
    List<Diagnostic> findings = new ArrayList<>(reader.diagnostics());
    findings.addAll(ending);
    return findings;
  }

  /** Returns where the archive ends. */
  long read(Sink sink) throws IOException {
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
        return readTrailer(sink);
      }
      isFirst = false;
      if (!take(entry, sink)) {
        return source.size();
      }
    }
  }

  private long readTrailer(Sink sink) throws IOException {
    CpioEntry trailer = reader.trailer();
    if (trailer == null) {
      return reader.position();
    }
    if (!take(trailer, sink)) {
      return source.size();
    }
    long end = reader.position();
    int probe = (int) Math.min(TRAILING_PROBE, source.size() - end);
    if (!Bytes.read(source, end, probe).isZero()) {
      ending.add(
          CpioFinding.TRAILING_DATA.at(
              end, "%s bytes follow the trailer".formatted(source.size() - end)));
    }
    return end;
  }

  /** Returns whether all data of an entry is there. */
  private boolean take(CpioEntry entry, Sink sink) throws IOException {
    long available = source.size() - entry.dataOffset();
    if (entry.size() <= available) {
      sink.take(entry, entry.size(), reader.padding());
      return true;
    }
    ending.add(
        CpioFinding.DATA_TRUNCATED.at(
            source.size(),
            "%s ends after %s of %s bytes"
                .formatted(ShortName.of(entry.name()), available, entry.size())));
    sink.take(entry, available, Bytes.empty());
    return false;
  }

  /** Returns the message without the place that an exception puts before it. */
  private static String messageOf(FormatException e) {
    String message = String.valueOf(e.getMessage());
    return "The archive ends here: " + message.substring(message.indexOf(": ") + 2);
  }
}
