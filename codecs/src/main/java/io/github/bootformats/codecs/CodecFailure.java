package io.github.bootformats.codecs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import java.io.EOFException;
import java.io.IOException;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZFormatException;

/** Makes the declared exceptions of whatever a decoder throws. */
final class CodecFailure {
  /** What Commons Compress says, in an exception of no type of its own. */
  private static final String BZIP2_CHECKSUM = "BZip2 CRC error";

  private CodecFailure() {}

  /** Returns what to throw: the input's own failure, or a format exception. */
  static IOException of(String codec, CodecInput input, ReadLimits limits, Exception thrown) {
    IOException failure = input.failure();
    if (failure != null) {
      return failure;
    }
    if (thrown instanceof FormatException known) {
      return known;
    }
    FormatException made = translated(codec, input, limits, thrown);
    made.initCause(thrown);
    return made;
  }

  private static FormatException translated(
      String codec, CodecInput input, ReadLimits limits, Exception thrown) {
    long position = input.position();
    if (thrown instanceof EOFException || input.isExhausted()) {
      return truncated(codec, position);
    }
    if (thrown instanceof MemoryLimitException memory) {
      return new LimitExceededException(
          codec,
          position,
          CodecLimits.MAX_MEMORY_BYTES,
          memory.getMemoryNeeded() * 1024L,
          limits.get(CodecLimits.MAX_MEMORY_BYTES));
    }
    String message = thrown.getMessage();
    String detail = message == null ? "the compressed data is corrupt" : message;
    if (thrown instanceof UnsupportedOptionsException) {
      return unsupported(codec, position, detail);
    }
    if (thrown instanceof XZFormatException) {
      return magic(codec, position, detail);
    }
    if (detail.equals(BZIP2_CHECKSUM)) {
      return checksum(codec, position, detail);
    }
    return corrupt(codec, position, detail);
  }

  /** The input ends before the member does. */
  static FormatException truncated(String codec, long position) {
    return new MalformedFormatException(
        codec, codec + ".truncated", position, "the data ends within a compressed member");
  }

  /** All is decoded, but what would prove it is not all there. */
  static FormatException trailerTruncated(String codec, long position) {
    return new MalformedFormatException(
        codec,
        codec + ".trailer.truncated",
        position,
        "the data ends within the trailer of a compressed member, which holds its checksum");
  }

  /** There is no member of the format. */
  static FormatException magic(String codec, long position, String message) {
    return new MalformedFormatException(codec, codec + ".magic", position, message);
  }

  /** The compressed data breaks a rule. */
  static FormatException corrupt(String codec, long position, String message) {
    return new MalformedFormatException(codec, codec + ".corrupt", position, message);
  }

  /** What was decoded is not what was compressed. */
  static FormatException checksum(String codec, long position, String message) {
    return new MalformedFormatException(codec, codec + ".checksum", position, message);
  }

  /** The member uses what is not decoded here. */
  static FormatException unsupported(String codec, long position, String message) {
    return new UnsupportedFormatException(codec, codec + ".unsupported", position, message);
  }
}
