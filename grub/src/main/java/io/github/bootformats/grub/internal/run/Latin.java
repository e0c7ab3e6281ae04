package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import java.nio.charset.StandardCharsets;

/** Bytes as strings of Latin-1 and back. */
public final class Latin {
  private Latin() {}

  /**
   * Makes a string of bytes.
   *
   * @param bytes the bytes
   * @return a string with a character for each of them
   */
  public static String of(Bytes bytes) {
    return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  /**
   * Makes a string of the UTF-8 of a text.
   *
   * @param text the text
   * @return a string with a character for each byte
   */
  public static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns the bytes that a string stands for.
   *
   * @param latin the string
   * @return a byte for each character
   */
  public static Bytes bytes(String latin) {
    return Bytes.of(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns whether a character is one of those at which GRUB splits the values of variables. */
  static boolean isSpace(char c) {
    return c == '\n' || c == '\r' || c == ' ' || c == '\t';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Quotes a text for a message to people. */
  static String shown(String latin) {
    return bytes(latin).toString();
  }
}
