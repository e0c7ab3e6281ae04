package io.github.bootformats.lilo;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An option: a name, and perhaps an equals sign and a value. White space, comments and ends of
 * lines may stand between these; they belong to the option.
 *
 * <p>Name and value are as the loader takes them, without quotes and escapes, up to a NUL.
 * Variables such as {@code $HOME} are left as they are written.
 */
public final class LiloOption implements LiloNode {
  private final int line;
  private final Bytes bytes;
  private final LiloDialect dialect;
  private final Bytes name;
  private final Optional<Bytes> value;
  private final int valueBegin;

  private LiloOption(
      int line,
      Bytes bytes,
      LiloDialect dialect,
      Bytes name,
      Optional<Bytes> value,
      int valueBegin) {
    this.line = line;
    this.bytes = bytes;
    this.dialect = dialect;
    this.name = name;
    this.value = value;
    this.valueBegin = valueBegin;
  }

  /** An option whose bytes were read. */
  static LiloOption read(int line, Bytes bytes, LiloDialect dialect, Item item) {
    int valueBegin = item.value().map(v -> v.begin() - item.begin()).orElse(bytes.length());
    return new LiloOption(line, bytes, dialect, item.text(), item.valueText(), valueBegin);
  }

  /**
   * Creates an option of lilo.conf.
   *
   * @param keyword the name
   * @param value the value
   * @return the option, with quotes around the value where it needs some
   * @throws IllegalArgumentException if the option takes no value, or the value cannot be written
   */
  public static LiloOption of(LiloKeyword keyword, String value) {
    return of(LiloDialect.LILO, keyword, Optional.of(Bytes.utf8(value)));
  }

  /**
   * Creates an option of lilo.conf without a value.
   *
   * @param keyword the name
   * @return the option
   * @throws IllegalArgumentException if the option takes a value
   */
  public static LiloOption of(LiloKeyword keyword) {
    return of(LiloDialect.LILO, keyword, Optional.empty());
  }

  /**
   * Creates an option.
   *
   * @param dialect whose option
   * @param keyword the name
   * @param value the value, if the option takes one
   * @return the option, with quotes around the value where it needs some
   * @throws IllegalArgumentException if the option takes a value and there is none, or the other
   *     way round, or the value cannot be written: it has the end of a line, a tab, a carriage
   *     return or a NUL in it, or is longer than 1022 bytes (ELILO: 2047)
   */
  public static LiloOption of(LiloDialect dialect, LiloKeyword keyword, Optional<Bytes> value) {
    if (keyword.takesValue() != value.isPresent()) {
      throw new IllegalArgumentException(
          keyword.word() + (value.isPresent() ? " takes no value" : " needs a value"));
    }
    return of(dialect, Bytes.utf8(keyword.word()), value);
  }

  /**
   * Creates an option of any name, also one that no loader knows.
   *
   * @param dialect whose option
   * @param name the name
   * @param value the value
   * @return the option, with quotes where they are needed
   * @throws IllegalArgumentException if name or value cannot be written
   */
  public static LiloOption of(LiloDialect dialect, Bytes name, Optional<Bytes> value) {
    Bytes head = Words.written(name, dialect, false);
    if (value.isEmpty()) {
      return written(dialect, head, name, value);
    }
    Bytes word = Words.written(value.get(), dialect, false);
    return written(dialect, Bytes.join(head, Bytes.utf8("="), word), name, value);
  }

  /** Returns the option if it is read again as it was meant. */
  private static LiloOption written(
      LiloDialect dialect, Bytes bytes, Bytes name, Optional<Bytes> value) {
    List<LiloNode> nodes = LiloDocument.parse(bytes, dialect).model().nodes();
    if (nodes.size() != 1
        || !(nodes.get(0) instanceof LiloOption read)
        || !read.name.equals(name)
        || !read.value.equals(value)) {
      throw new IllegalArgumentException(
          "cannot be written: " + name + value.map(v -> "=" + v).orElse(""));
    }
    return read;
  }

  @Override
  public int line() {
    return line;
  }

  @Override
  public Bytes toBytes() {
    return bytes;
  }

  /**
   * Returns the name as it is written.
   *
   * @return the name; its case does not matter to LILO
   */
  public Bytes name() {
    return name;
  }

  /**
   * Returns which option this is.
   *
   * @return the keyword; empty if no loader knows the name
   */
  public Optional<LiloKeyword> keyword() {
    return LiloKeyword.find(name, dialect);
  }

  /**
   * Returns the value.
   *
   * @return the value, perhaps nothing; empty without an equals sign
   */
  public Optional<Bytes> value() {
    return value;
  }

  /**
   * Returns whether environment variables are a part of this, which only a {@link LiloHost} knows.
   *
   * @return whether there is a {@code $} that is not escaped
   */
  public boolean usesVariables() {
    return dialect == LiloDialect.LILO && Words.hasVariable(bytes);
  }

  /**
   * Returns the same option with another value: the name as it is written and all that stands
   * before the value stay, and so do quotes.
   *
   * @param value the value
   * @return the changed option
   * @throws IllegalArgumentException if the option has no value, or the new one cannot be written
   */
  public LiloOption withValue(Bytes value) {
    requireNonNull(value);
    if (this.value.isEmpty()) {
      throw new IllegalArgumentException(name + " has no value");
    }
    boolean isQuoted = bytes.at(valueBegin) == '"';
    Bytes word = Words.written(value, dialect, isQuoted);
    Bytes changed = Bytes.join(bytes.slice(0, valueBegin), word);
    LiloOption read = written(dialect, changed, name, Optional.of(value));
    return new LiloOption(line, changed, dialect, name, read.value, valueBegin);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof LiloOption other
        && line == other.line
        && bytes.equals(other.bytes)
        && dialect == other.dialect;
  }

  @Override
  public int hashCode() {
    return Objects.hash(line, bytes);
  }

  /** Returns the line's number, the name and the value, safe to print. */
  @Override
  public String toString() {
    return line + ": " + name + value.map(v -> "=" + v).orElse("");
  }
}
