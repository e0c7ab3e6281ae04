package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.internal.linux.LinuxLzo;
import io.github.bootformats.cpio.internal.linux.LinuxXz;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The compressions that Linux tells by two bytes (lib/decompress.c, compressed_formats), and what
 * their decoders say of damage.
 */
enum LinuxCompression {
  GZIP("gzip", 0x1F, 0x8B, "Not a gzip file", "uncompression error", "read error"),
  OLD_GZIP("gzip", 0x1F, 0x9E, "Not a gzip file", "Not a gzip file", "Not a gzip file"),
  BZIP2("bzip2", 'B', 'Z', "decompressor failed", "decompressor failed", "decompressor failed"),
  LZMA("lzma", 0x5D, 0x00, "bad header", "LZMA data is corrupt", "unexpected EOF"),
  XZ(
      "xz",
      0xFD,
      '7',
      "Input is not in the XZ format (wrong magic bytes)",
      "XZ-compressed data is corrupt",
      "XZ-compressed data is corrupt"),
  LZO("lzo", 0x89, 'L', "invalid header", "Compressed data violation", "file corrupted"),
  LZ4("lz4", 0x02, 0x21, "invalid header", "Decoding failed", "Decoding failed"),
  ZSTD(
      "zstd",
      0x28,
      0xB5,
      "Input is not in the ZSTD format (wrong magic bytes)",
      "ZSTD-compressed data is corrupt",
      "ZSTD-compressed data is truncated");

  private static final String BZIP2_CHECKSUM = "Data integrity error when decompressing.";
  private static final String XZ_OPTIONS =
      "Input was encoded with settings that are not supported by this XZ decoder";
  private static final int XZ_CHECK_AT = 7;
  private static final int XZ_CRC32 = 1;
  private static final int LZMA_DICTIONARY_AT = 1;

  /** BZIP2_IOBUF_SIZE. */
  private static final int BZIP2_BUFFER = 4096;

  /** ZSTD_BLOCKSIZE_MAX, for which the buffer of zstd has room. */
  private static final int ZSTD_BUFFER = 128 << 10;

  private final String codec;
  private final int first;
  private final int second;
  private final String magic;
  private final String corrupt;
  private final String truncated;

  LinuxCompression(
      String codec, int first, int second, String magic, String corrupt, String truncated) {
    this.codec = codec;
    this.first = first;
    this.second = second;
    this.magic = magic;
    this.corrupt = corrupt;
    this.truncated = truncated;
  }

  static Optional<LinuxCompression> of(byte[] head) {
    for (LinuxCompression compression : values()) {
      if (head.length >= 2
          && (head[0] & 0xFF) == compression.first
          && (head[1] & 0xFF) == compression.second) {
        return Optional.of(compression);
      }
    }
    return Optional.empty();
  }

  /** Returns the codec of a name, which may also be that of the tool; null if there is none. */
  static @Nullable StreamCodec codecNamed(String name) {
    return Codecs.standard().stream(name.equals("lzop") ? LZO.codec : name).orElse(null);
  }

  /** Returns the id of the codec that unpacks it. */
  String codec() {
    return codec;
  }

  /** Returns the image as the decoder of Linux sees it, where that is not as it is. */
  ImageSource seen(ImageSource image, long offset, byte[] head) {
    return this == GZIP ? LinuxGzipHeader.in(image, offset, head) : image;
  }

  /** Returns what Linux says of a member that our codec could unpack, but Linux cannot. */
  Optional<String> refusal(byte[] head) {
    boolean hasOtherCheck =
        this == XZ && head.length > XZ_CHECK_AT && (head[XZ_CHECK_AT] & 0xFF) > XZ_CRC32;
    boolean isOtherGzip =
        this == GZIP
            && (head.length < LinuxGzipHeader.LENGTH
                || head[LinuxGzipHeader.METHOD_AT] != LinuxGzipHeader.DEFLATE);
    return hasOtherCheck
        ? Optional.of(XZ_OPTIONS)
        : this == OLD_GZIP || isOtherGzip ? Optional.of(magic) : Optional.empty();
  }

  /** Returns whether Linux does not look at what is wrong: the checksum in the trailer of gzip. */
  boolean ignores(FormatException failure) {
    return this == GZIP && (failure.reason().equals("gzip.checksum") || runsOn(failure));
  }

  /**
   * Returns whether Linux goes on behind the end of the image. It skips the trailer of gzip without
   * a look at what there is (lib/decompress_inflate.c), and then takes the length that is left, now
   * below zero, for a huge one.
   */
  boolean runsOn(FormatException failure) {
    return this == GZIP && failure.reason().equals("gzip.trailer.truncated");
  }

  /**
   * Returns whether Linux decodes what lies behind the image. It decodes a block of lz4 before it
   * looks at how much there is of it (lib/decompress_unlz4.c), and goes on behind the last byte of
   * bzip2 data, as there is nobody to ask for more (lib/decompress_bunzip2.c, get_bits).
   */
  boolean readsBehind(FormatException failure) {
    return (this == LZ4 || this == BZIP2) && failure.reason().endsWith(".truncated");
  }

  /**
   * Returns the decoder that does what that of Linux does, where it is not enough to know what our
   * codec makes of the data.
   *
   * @param head the first bytes of the segment
   * @param damage what our codec has found, if anything
   */
  Optional<UnpackedSource.Decoder> ownDecoder(byte[] head, @Nullable FormatException damage) {
    return switch (this) {
      case LZO ->
          damage != null || LinuxLzo.misreads(head)
              ? Optional.of(LinuxLzo::decode)
              : Optional.empty();
      case XZ ->
          damage != null && LinuxXz.decodes(head)
              ? Optional.of((input, limits) -> LinuxXz.decode(input, limits, damage))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /**
   * Returns how much of damaged data gets to the unpacker of archives: some decoders lose what they
   * have not passed on yet. That of bzip2 returns an error instead of what is in its buffer
   * (lib/decompress_bunzip2.c, read_bunzip); that of lzma passes on what it has each time that its
   * dictionary is full, and at the end of sound data (lib/decompress_unlzma.c, write_byte); that of
   * zstd goes on to the next block before it passes on the last one (lib/decompress_unzstd.c).
   *
   * @param head the first bytes of the segment
   * @param decoded how many bytes come before the damage
   * @param failure what is damaged
   */
  long passedOn(byte[] head, long decoded, FormatException failure) {
    boolean isCutOff = failure.reason().endsWith(".truncated");
    return switch (this) {
      case BZIP2 -> decoded - decoded % BZIP2_BUFFER;
      case LZMA -> decoded - decoded % lzmaDictionary(head);
      case ZSTD -> isCutOff ? decoded : Math.max(0, decoded - 1) / ZSTD_BUFFER * ZSTD_BUFFER;
      default -> decoded;
    };
  }

  private static long lzmaDictionary(byte[] head) {
    if (head.length < LZMA_DICTIONARY_AT + Integer.BYTES) {
      return 1;
    }
    int dictionary =
        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(LZMA_DICTIONARY_AT);
    return Math.max(1, Integer.toUnsignedLong(dictionary));
  }

  /**
   * Returns what Linux says where the data is damaged.
   *
   * @param taken how far the decoder came; nowhere where the header itself has no end
   */
  String message(FormatException failure, long taken) {
    String reason = failure.reason();
    if (reason.endsWith(".truncated")) {
      return taken > 0 ? truncated : messageOfShortHeader();
    }
    if (reason.endsWith(".magic")) {
      return magic;
    }
    if (this == BZIP2 && reason.endsWith(".checksum")) {
      return BZIP2_CHECKSUM;
    }
    if (reason.equals(LinuxLzo.TOO_LONG)) {
      return "dest len longer than block size";
    }
    return this == XZ && reason.endsWith(".unsupported") ? XZ_OPTIONS : corrupt;
  }

  private String messageOfShortHeader() {
    return switch (this) {
      case GZIP -> "header error";
      case LZO, LZ4 -> magic;
      default -> truncated;
    };
  }
}
