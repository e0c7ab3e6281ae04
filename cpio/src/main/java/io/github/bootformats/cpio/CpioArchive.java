package io.github.bootformats.cpio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.cpio.internal.IndexBudget;
import io.github.bootformats.cpio.internal.SourceData;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An archive as it lies in an image: its members, the trailer and what follows that, all bytes of
 * it, so that {@link #writeTo} writes what {@link #read} read.
 *
 * <p>Reading lists the headers and skips all data; data is read when it is asked for, as long as
 * the source is open. An archive ends at its first trailer: another one behind it, as in an
 * initramfs, is {@linkplain #trailing() trailing data}. Where the archive is damaged it ends, too,
 * and the rest is trailing data as well. Instances are immutable and hold no resources.
 */
public final class CpioArchive {
  private final List<CpioMember> members;
  private final @Nullable CpioMember trailer;
  private final FileContent trailing;

  private CpioArchive(Builder builder) {
    this.members = List.copyOf(builder.members);
    this.trailer = builder.trailer;
    this.trailing = builder.trailing;
  }

  /**
   * Reads an archive from the first byte of an image.
   *
   * @param source the image; borrowed for as long as data is read
   * @return the archive and what is odd about it, in the order of the archive
   * @throws io.github.bootformats.api.MalformedFormatException if there is not even one entry
   * @throws io.github.bootformats.api.FormatException if it is none that is read here, or beyond
   *     the limits
   * @throws IOException if reading fails
   */
  public static ReadResult<CpioArchive> read(ImageSource source) throws IOException {
    return read(source, ReadLimits.defaults());
  }

  /**
   * Reads an archive from the first byte of an image.
   *
   * @param source the image; borrowed for as long as data is read
   * @param limits those of {@link CpioLimits}
   * @return the archive and what is odd about it, in the order of the archive
   * @throws io.github.bootformats.api.MalformedFormatException if there is not even one entry
   * @throws io.github.bootformats.api.FormatException if it is none that is read here, or beyond
   *     the limits
   * @throws IOException if reading fails
   */
  public static ReadResult<CpioArchive> read(ImageSource source, ReadLimits limits)
      throws IOException {
    IndexBudget budget = new IndexBudget(limits, CpioLimits.MAX_LIST_BYTES, CpioFinding.FORMAT);
    Builder archive = builder();
    ArchiveReader reader = new ArchiveReader(source, limits);
    long end =
        reader.read(
            (entry, available, padding) -> {
              budget.member(entry.headLength(), entry.offset());
              SourceData data = new SourceData(source, entry.dataOffset(), available);
              CpioMember member = CpioMember.of(entry, data, padding);
              if (entry.isTrailer()) {
                archive.trailer(member);
              } else {
                archive.add(member);
              }
            });
    archive.trailing(new SourceData(source, end, source.size() - end));
    return ReadResult.of(archive.build(), reader.findings());
  }

  /**
   * Starts an archive without members, trailer and trailing data.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts with this archive.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.members.addAll(members);
    builder.trailer = trailer;
    builder.trailing = trailing;
    return builder;
  }

  /**
   * Returns the members.
   *
   * @return all before the trailer, in the order of the archive; immutable
   */
  public List<CpioMember> members() {
    return members;
  }

  /**
   * Returns the member that ends the archive.
   *
   * @return the trailer, or empty when the archive ends without one
   */
  public Optional<CpioMember> trailer() {
    return Optional.ofNullable(trailer);
  }

  /**
   * Returns what follows the archive: usually zeros up to a whole block, perhaps another archive.
   *
   * @return the bytes behind the trailer and its padding
   */
  public FileContent trailing() {
    return trailing;
  }

  /**
   * Returns the form of the first entry, usually that of all.
   *
   * @return the dialect; empty if there is no entry at all
   */
  public Optional<CpioDialect> dialect() {
    return members.isEmpty()
        ? trailer().map(end -> end.entry().dialect())
        : Optional.of(members.get(0).entry().dialect());
  }

  /**
   * Reads the data of all files that a crc header has a sum of.
   *
   * @param progress told the bytes read
   * @return a {@link CpioFinding#CHECKSUM} for each sum that is wrong; files that are cut off are
   *     left out
   * @throws IOException if reading fails or is cancelled
   */
  public List<Diagnostic> checkSums(Progress progress) throws IOException {
    FindingList findings = new FindingList();
    long done = 0;
    for (CpioMember member : members) {
      done = SumCheck.of(member, done, progress, findings);
    }
    return findings.toList();
  }

  /**
   * Writes every byte of the archive, trailing data included.
   *
   * @param out receives the bytes; neither flushed nor closed
   * @param progress told the bytes written
   * @return how many bytes were written
   * @throws IOException if reading data or writing fails, or is cancelled
   */
  public long writeTo(OutputStream out, Progress progress) throws IOException {
    CpioWriter writer = CpioWriter.of(out, progress);
    for (CpioMember member : members) {
      writer.write(member);
    }
    CpioMember end = trailer;
    if (end != null) {
      writer.write(end);
    }
    writer.writeData(trailing);
    writer.finish();
    return writer.position();
  }

  /** Returns the dialect and the number of members. */
  @Override
  public String toString() {
    return dialect().map(CpioDialect::id).orElse("empty")
        + " archive of "
        + members.size()
        + " members";
  }

  /** Collects members, which need not make sense together. */
  public static final class Builder {
    private final List<CpioMember> members = new ArrayList<>();
    private @Nullable CpioMember trailer;
    private FileContent trailing = FileContent.EMPTY;

    private Builder() {}

    /**
     * Adds a member. Where its entry says that it is does not matter; it follows the one before.
     *
     * @param member the member
     * @return this builder
     */
    public Builder add(CpioMember member) {
      members.add(requireNonNull(member));
      return this;
    }

    /**
     * Replaces all members.
     *
     * @param members the members
     * @return this builder
     */
    public Builder members(List<CpioMember> members) {
      List<CpioMember> copy = List.copyOf(members);
      this.members.clear();
      this.members.addAll(copy);
      return this;
    }

    /**
     * Sets the trailer.
     *
     * @param trailer the member that ends the archive, usually named {@link CpioEntry#TRAILER};
     *     null for none
     * @return this builder
     */
    public Builder trailer(@Nullable CpioMember trailer) {
      this.trailer = trailer;
      return this;
    }

    /**
     * Sets what follows the trailer.
     *
     * @param trailing any bytes
     * @return this builder
     */
    public Builder trailing(FileContent trailing) {
      this.trailing = requireNonNull(trailing);
      return this;
    }

    /**
     * Returns the archive.
     *
     * @return a new archive
     */
    public CpioArchive build() {
      return new CpioArchive(this);
    }
  }
}
