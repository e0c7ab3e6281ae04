package io.github.bootformats.tree.nio;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Optional;

/**
 * Names as text and back, without loss.
 *
 * <p>What is valid UTF-8 is the text that it encodes. Each other byte, which is 0x80 or more, is an
 * unpaired surrogate, U+DC80 for 0x80 to U+DCFF for 0xFF: text that no UTF-8 decodes to, and so
 * never taken for anything else. (Python does the same and calls it {@code surrogateescape}.)
 */
final class PathText {
  private static final char ESCAPE = '\uDC00';
  private static final char FIRST_ESCAPED = '\uDC80';
  private static final char LAST_ESCAPED = '\uDCFF';

  private PathText() {}

  /** Returns the one text of some bytes; that of two strings joined at a slash is both texts. */
  static String decode(Bytes bytes) {
    Optional<String> text = bytes.decodeUtf8();
    if (text.isPresent()) {
      return text.get();
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = bytes.asByteBuffer();
    CharBuffer out = CharBuffer.allocate(bytes.length());
    for (CoderResult result = decoder.decode(in, out, true);
        result.isError();
        result = decoder.decode(in, out, true)) {
      out.put((char) (ESCAPE + (in.get() & 0xFF)));
      decoder.reset();
    }
    return out.flip().toString();
  }

  /**
   * Returns the bytes of a text.
   *
   * @throws InvalidPathException if it has a NUL, or an unpaired surrogate that stands for no byte
   */
  static Bytes encode(String text) {
    checkNoNul(text);
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return Bytes.utf8(text);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 2);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c >= FIRST_ESCAPED && c <= LAST_ESCAPED) {
        bytes.write(c - ESCAPE);
      } else if (c <= Character.MAX_VALUE && Character.isSurrogate((char) c)) {
        throw new InvalidPathException(text, "an unpaired surrogate that stands for no byte", i);
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
      i += Character.charCount(c);
    }
    return Bytes.of(bytes.toByteArray());
  }

  private static void checkNoNul(String text) {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new InvalidPathException(text, "a NUL is in no path", nul);
    }
  }
}
