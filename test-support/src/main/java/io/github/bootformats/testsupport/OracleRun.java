package io.github.bootformats.testsupport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a real consumer answered. */
public final class OracleRun {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|(.))");

  private final String name;
  private final int exit;
  private final byte[] out;
  private final byte[] err;

  OracleRun(String name, int exit, byte[] out, byte[] err) {
    this.name = name;
    this.exit = exit;
    this.out = out.clone();
    this.err = err.clone();
  }

  /**
   * Returns the exit status.
   *
   * @return 0 when all went well
   */
  public int exit() {
    return exit;
  }

  /**
   * Returns the standard output.
   *
   * @return all of it, decoded as UTF-8
   */
  public String out() {
    return new String(out, StandardCharsets.UTF_8);
  }

  /**
   * Returns the standard output undecoded.
   *
   * @return all of it
   */
  public byte[] outBytes() {
    return out.clone();
  }

  /**
   * Returns the standard error.
   *
   * @return all of it, decoded as UTF-8
   */
  public String err() {
    return new String(err, StandardCharsets.UTF_8);
  }

  /**
   * Expects an exit status of 0.
   *
   * @return this
   */
  public OracleRun orFail() {
    if (exit != 0) {
      throw new AssertionError(name + " exits with " + exit + ": " + err() + out());
    }
    return this;
  }

  /**
   * Returns the table that the scripts of this project print.
   *
   * @return the fields of each line, unescaped
   */
  public List<List<String>> rows() {
    return out()
        .lines()
        .map(line -> Stream.of(line.split("\t", -1)).map(OracleRun::unescape).toList())
        .toList();
  }

  static String unescape(String field) {
    return ESCAPE
        .matcher(field)
        .replaceAll(
            match -> {
              String hex = match.group(1);
              char c =
                  hex != null
                      ? (char) Integer.parseInt(hex, 16)
                      : switch (match.group(2).charAt(0)) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> match.group(2).charAt(0);
                      };
              return Matcher.quoteReplacement(String.valueOf(c));
            });
  }

  @Override
  public String toString() {
    return name + " exits with " + exit + "\n" + out() + err();
  }
}
