package io.github.bootformats.cpio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive from a stream, one entry after the other, in memory for one entry.
 *
 * <pre>{@code
 * CpioReader reader = CpioReader.of(in, ReadLimits.defaults());
 * for (CpioEntry entry = reader.next(); entry != null; entry = reader.next()) {
 *   System.out.println(entry.name());
 *   reader.data().transferTo(out); // or not: next() skips what is left
 * }
 * }</pre>
 *
 * <p>The reader ends at the trailer, or at the end of the stream where there is none; what follows
 * is in {@link #trailing()}. It buffers, and so takes more from the stream than it has shown. The
 * stream stays the caller's, to be closed by the caller. A reader serves one thread.
 *
 * <p>A damaged archive ends in a {@link io.github.bootformats.api.MalformedFormatException}, after
 * all entries before the damage; what can be read nonetheless is only noted in {@link
 * #diagnostics()}. Sums of crc archives are checked for every file, read or skipped.
 */
public final class CpioReader {
  private final ByteFeed feed;
  private final ReadLimits limits;
  private final boolean sums;
  private final HeadReader heads;
  private final FindingList findings = new FindingList();
  private final EntryFindings checks = new EntryFindings(findings);

  private @Nullable CpioEntry current;
  private @Nullable CpioEntry trailer;
  private @Nullable EntryData data;
  private @Nullable Bytes padding;
  private @Nullable IOException failure;
  private boolean ended;
  private long entries;

  private CpioReader(ByteFeed feed, ReadLimits limits, boolean sums) {
    this.feed = feed;
    this.sums = sums;
    this.limits = requireNonNull(limits);
    this.heads = new HeadReader(feed, limits);
  }

  /**
   * Reads a stream from where it is.
   *
   * @param in the stream; borrowed. Buffering it gains nothing
   * @param limits {@link CpioLimits#MAX_NAME_BYTES}, {@link CpioLimits#MAX_TARGET_BYTES} and {@link
   *     CpioLimits#MAX_ENTRIES}
   * @return a reader
   */
  public static CpioReader of(InputStream in, ReadLimits limits) {
    return new CpioReader(new StreamFeed(requireNonNull(in)), limits, true);
  }

  /** Reads the entries of an image without reading data; the sums of crc are not checked. */
  static CpioReader of(ImageSource source, ReadLimits limits) {
    return new CpioReader(new SourceFeed(source), limits, false);
  }

  /**
   * Goes on to the next entry, past what is left of the data of the one before.
   *
   * @return the entry, its offset counted from where the reader began; null after the last
   * @throws io.github.bootformats.api.MalformedFormatException if there is something else than an
   *     entry, or the archive is cut off; its reason is the code of a {@link CpioFinding}
   * @throws io.github.bootformats.api.UnsupportedFormatException if it is an archive of afio
   * @throws io.github.bootformats.api.LimitExceededException if there are too many entries or a
   *     name is too long
   * @throws IOException if reading fails; all later calls throw the same
   */
  public @Nullable CpioEntry next() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return null;
    }
    try {
      padding();
      return advance();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private @Nullable CpioEntry advance() throws IOException {
    current = null;
    CpioEntry entry = heads.next();
    if (entry == null) {
      if (entries == 0) {
        throw CpioFinding.TRUNCATED.thrownAt(feed.position(), "there is nothing");
      }
      ended = true;
      findings.add(CpioFinding.NO_TRAILER, feed.position(), "The archive ends without a trailer");
      return null;
    }
    limits.check(CpioLimits.MAX_ENTRIES, ++entries, CpioFinding.FORMAT, entry.offset());
    checks.check(entry);
    current = entry;
    padding = null;
    data = new EntryData(feed, entry, sums && hasSum(entry));
    if (entry.isTrailer()) {
      ended = true;
      trailer = entry;
      return null;
    }
    return entry;
  }

  /** Returns whether a header has the sum of its data. */
  static boolean hasSum(CpioEntry entry) {
    return entry.dialect() == CpioDialect.CRC
        && entry.type().orElse(null) == FileType.REGULAR
        && entry.header().isNumber(CpioField.CHECK);
  }

  /**
   * Returns the data of the current entry, what of it was not read yet. It need not be closed.
   * After the end this is the data of the trailer, which should have none.
   *
   * @return a stream that ends with the entry's data; it throws a {@link
   *     io.github.bootformats.api.MalformedFormatException} where the archive is cut off, and an
   *     {@link IOException} once the reader has gone on
   * @throws IllegalStateException if there is no current entry
   */
  public InputStream data() {
    EntryData open = data;
    if (open == null || current == null) {
      throw new IllegalStateException("no current entry");
    }
    return open;
  }

  /**
   * Reads the target of the current entry, a symbolic link.
   *
   * @return what is left of the data
   * @throws io.github.bootformats.api.LimitExceededException if the entry's data is longer than
   *     {@link CpioLimits#MAX_TARGET_BYTES}
   * @throws IOException if reading fails or the archive is cut off
   * @throws IllegalStateException if there is no current entry
   */
  public Bytes target() throws IOException {
    CpioEntry entry = current;
    InputStream in = data();
    if (entry != null) {
      limits.check(CpioLimits.MAX_TARGET_BYTES, entry.size(), CpioFinding.FORMAT, entry.offset());
    }
    return Bytes.of(in.readAllBytes());
  }

  /**
   * Skips what is left of the current entry's data, and reads what lies between that and the next
   * entry. Before the first entry there is none; after the end it is the trailer's.
   *
   * @return 0 to 3 bytes
   * @throws IOException if reading fails or the archive is cut off
   */
  public Bytes padding() throws IOException {
    CpioEntry entry = current;
    EntryData open = data;
    if (entry == null || open == null) {
      return Bytes.empty();
    }
    Bytes read = padding;
    if (read == null) {
      open.finish(findings);
      read = heads.readPadding(entry.dialect(), entry.size());
      checks.checkPadding(
          read, feed.position(), read.length() == entry.dialect().paddingAfter(entry.size()));
      padding = read;
    }
    return read;
  }

  /**
   * Returns the entry that ended the archive.
   *
   * @return the trailer; null before the end, or if there was none
   */
  public @Nullable CpioEntry trailer() {
    return trailer;
  }

  /**
   * Returns what follows the trailer and its padding: usually zeros, perhaps another archive.
   *
   * @return a stream over all that is left; need not be closed
   * @throws IOException if the trailer's own data cannot be read
   * @throws IllegalStateException if {@link #next} has not yet returned null
   */
  public InputStream trailing() throws IOException {
    if (!ended) {
      throw new IllegalStateException("the archive has not ended yet");
    }
    padding();
    return new FeedStream(feed);
  }

  /**
   * Returns how far the reader has come.
   *
   * @return bytes from where it began
   */
  public long position() {
    return feed.position();
  }

  /**
   * Returns what was odd so far, at most a thousand findings.
   *
   * @return the findings in the order of the archive
   */
  public List<Diagnostic> diagnostics() {
    return findings.toList();
  }
}
