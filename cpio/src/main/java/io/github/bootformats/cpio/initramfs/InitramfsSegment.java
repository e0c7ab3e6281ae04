package io.github.bootformats.cpio.initramfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.cpio.CpioArchive;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an initramfs image that stands alone: an archive as it is, compressed data that holds
 * archives, or something else. The NULs behind it belong to it.
 *
 * <p>The offsets of the entries of a compressed segment count bytes of what it unpacks to; those of
 * the others count bytes of the image. Instances are immutable, but read from the image, and so can
 * be used as long as that is open.
 */
public final class InitramfsSegment {
  /** What a segment is. */
  public enum Kind {
    /** An archive that is not compressed. */
    ARCHIVE,
    /** Compressed data with archives in it. */
    COMPRESSED,
    /** A file system, compressed or not: an initrd of the older kind; see {@link #title()}. */
    FOREIGN,
    /** Neither of these. */
    UNKNOWN
  }

  private final Kind kind;
  private final String title;
  private final @Nullable String codec;
  private final ImageSource bytes;
  private final long offset;
  private final long padding;
  private final ImageSource unpacked;
  private final List<CpioArchive> archives;

  InitramfsSegment(
      Kind kind,
      String title,
      @Nullable String codec,
      ImageSource bytes,
      long offset,
      long padding,
      ImageSource unpacked,
      List<CpioArchive> archives) {
    this.kind = requireNonNull(kind);
    this.title = requireNonNull(title);
    this.codec = codec;
    this.bytes = requireNonNull(bytes);
    this.offset = offset;
    this.padding = padding;
    this.unpacked = requireNonNull(unpacked);
    this.archives = List.copyOf(archives);
  }

  InitramfsSegment withPadding(long padding) {
    return new InitramfsSegment(kind, title, codec, bytes, offset, padding, unpacked, archives);
  }

  /**
   * Returns what this is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns what this is called.
   *
   * @return for people, such as {@code xz}, {@code cpio} or {@code ext2 file system}
   */
  public String title() {
    return title;
  }

  /**
   * Returns how it is compressed.
   *
   * @return the id of a {@link io.github.bootformats.codecs.StreamCodec}; empty if it is not
   */
  public Optional<String> codec() {
    return Optional.ofNullable(codec);
  }

  /**
   * Returns where it begins.
   *
   * @return bytes from the start of the image
   */
  public long offset() {
    return offset;
  }

  /**
   * Returns how long it is, without the NULs behind it.
   *
   * @return bytes
   */
  public long length() {
    return bytes.size();
  }

  /**
   * Returns how many NULs follow it.
   *
   * @return bytes up to the next segment, or the end of the image
   */
  public long padding() {
    return padding;
  }

  /**
   * Returns it as it lies in the image.
   *
   * @return its bytes, still compressed
   */
  public ImageSource bytes() {
    return bytes;
  }

  /**
   * Returns what it holds: the same as {@link #bytes} where nothing is compressed.
   *
   * @return the unpacked bytes, as many as could be unpacked; reading them may throw a {@link
   *     io.github.bootformats.api.FormatException} where the image has changed
   */
  public ImageSource unpacked() {
    return unpacked;
  }

  /**
   * Returns the archives in it. An archive that is not compressed is a segment of its own;
   * compressed data may hold several, one behind the other. What follows the last is in its {@link
   * CpioArchive#trailing()}.
   *
   * @return the archives, none in segments of other kinds
   */
  public List<CpioArchive> archives() {
    return archives;
  }

  /** Returns {@code xz at byte 512, 1000 bytes}. */
  @Override
  public String toString() {
    return "%s at byte %s, %s bytes".formatted(title, offset, length());
  }
}
