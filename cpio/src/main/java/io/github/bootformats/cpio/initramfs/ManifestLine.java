package io.github.bootformats.cpio.initramfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a line of a manifest, one char a byte, taken one after the other. */
final class ManifestLine {
  private static final int OCTAL = 8;
  private static final int DECIMAL = 10;
  private static final long MAX_NUMBER = 0xFFFF_FFFFL;
  private static final int TYPE_MASK = 0170000;
  private static final int PERMISSIONS_MASK = 07777;

  private final int number;
  private final List<String> words;
  private int next;

  ManifestLine(int number, List<String> words) {
    this.number = number;
    this.words = words;
  }

  int number() {
    return number;
  }

  boolean hasNext() {
    return next < words.size();
  }

  /** Takes a word; null where it is left out, which is where it is missing, empty or a dash. */
  @Nullable String optional() {
    String word = hasNext() ? words.get(next++) : "";
    return word.isEmpty() || word.equals("-") ? null : word;
  }

  /** Takes a word that must be there. */
  String word(String what) throws MalformedFormatException {
    if (!hasNext()) {
      throw expected(what, "the end of the line");
    }
    return words.get(next++);
  }

  Bytes bytes(String what) throws MalformedFormatException {
    return bytesOf(word(what));
  }

  static Bytes bytesOf(String word) {
    return Bytes.of(word.getBytes(ISO_8859_1));
  }

  long decimal(String what) throws MalformedFormatException {
    return decimal(what, word(what));
  }

  @Nullable Long optionalDecimal(String what) throws MalformedFormatException {
    String word = optional();
    return word == null ? null : decimal(what, word);
  }

  private long decimal(String what, String word) throws MalformedFormatException {
    return number(what + " as a decimal number up to " + MAX_NUMBER, word, DECIMAL);
  }

  int permissions(int typeBits) throws MalformedFormatException {
    return permissions(typeBits, word("a mode"));
  }

  @Nullable Integer optionalPermissions() throws MalformedFormatException {
    String word = optional();
    return word == null ? null : permissions(0, word);
  }

  /** Takes permissions, with the bits of the type in front or without. */
  int permissions(int typeBits, String word) throws MalformedFormatException {
    long mode = number("a mode as an octal number", word, OCTAL);
    if ((mode & ~PERMISSIONS_MASK) != 0 && (mode & ~PERMISSIONS_MASK) != (typeBits & TYPE_MASK)) {
      throw expected("a mode up to 07777", word);
    }
    return (int) mode & PERMISSIONS_MASK;
  }

  private long number(String what, String word, int radix) throws MalformedFormatException {
    boolean isNumber = word.chars().allMatch(c -> Character.digit(c, radix) >= 0);
    // A number of so many digits fits into a long, octal or decimal.
    if (!isNumber || word.isEmpty() || word.length() > 18) {
      throw expected(what, word);
    }
    long value = Long.parseLong(word, radix);
    if (value > MAX_NUMBER) {
      throw expected(what, word);
    }
    return value;
  }

  void end() throws MalformedFormatException {
    if (hasNext()) {
      throw expected("the end of the line", words.get(next));
    }
  }

  MalformedFormatException expected(String what, String found) {
    return refused("expected " + what + ", but found " + bytesOf(found));
  }

  MalformedFormatException refused(String why) {
    return refused(number, why);
  }

  static MalformedFormatException refused(int line, String why) {
    return MalformedFormatException.atLine(
        InitramfsFinding.FORMAT, InitramfsFinding.MANIFEST.code(), line, why);
  }
}
