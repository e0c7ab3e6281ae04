package io.github.bootformats.api.boot;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a {@link KernelCommandLine}: a name and perhaps a value, as {@code next_arg} of
 * Linux (lib/cmdline.c) makes them of a word.
 *
 * <p>Two parameters are equal when their names and values are, however they are written: {@code
 * k="v w"} is {@code "k=v w"}. Names that differ in {@code -} and {@code _} only are not equal, but
 * {@linkplain #isNamed the same to the kernel}. Instances are immutable.
 */
public final class KernelParameter {
  private final Bytes name;
  private final @Nullable Bytes value;
  private final Bytes text;

  KernelParameter(Bytes name, @Nullable Bytes value, Bytes text) {
    this.name = requireNonNull(name);
    this.value = value;
    this.text = requireNonNull(text);
  }

  /**
   * Creates a parameter without a value, such as {@code quiet}.
   *
   * @param name the name
   * @return the parameter
   * @throws IllegalArgumentException if no way to write it gives this name
   */
  public static KernelParameter of(String name) {
    return ParameterWriter.write(Bytes.utf8(name), null);
  }

  /**
   * Creates a parameter with a value, in quotes where it must be.
   *
   * @param name the name
   * @param value the value, perhaps empty
   * @return the parameter
   * @throws IllegalArgumentException if no way to write it gives this name and value: there is no
   *     escape for a quotation mark
   */
  public static KernelParameter of(String name, String value) {
    return of(Bytes.utf8(name), Bytes.utf8(value));
  }

  /**
   * Creates a parameter with a value, in quotes where it must be.
   *
   * @param name the name
   * @param value the value, perhaps empty
   * @return the parameter
   * @throws IllegalArgumentException if no way to write it gives this name and value
   */
  public static KernelParameter of(Bytes name, Bytes value) {
    return ParameterWriter.write(name, requireNonNull(value));
  }

  /**
   * Returns the name.
   *
   * @return the name as it is written, without quotes that {@code next_arg} takes away
   */
  public Bytes name() {
    return name;
  }

  /**
   * Returns the value.
   *
   * @return what follows the first {@code =}, without quotes around it; empty when there is no
   *     {@code =}
   */
  public Optional<Bytes> value() {
    return Optional.ofNullable(value);
  }

  /**
   * Returns the word that this parameter is written as.
   *
   * @return the exact bytes, with quotes
   */
  public Bytes text() {
    return text;
  }

  /**
   * Returns this parameter in a word whose quotation marks are closed, so that another may follow.
   *
   * @throws IllegalArgumentException if there is no such word
   */
  KernelParameter closed() {
    ParameterReader reader = new ParameterReader(text);
    return reader.next() && reader.isOpen() ? ParameterWriter.write(name, value) : this;
  }

  /**
   * Returns whether the kernel takes this name for another: {@code -} and {@code _} are the same
   * ({@code parameq}).
   *
   * @param other a name
   * @return whether they are the same to the kernel
   */
  public boolean isNamed(String other) {
    return ParameterNames.same(name, Bytes.utf8(other));
  }

  /**
   * Returns the module that this parameter is for.
   *
   * @return what is before the first dot of the name, or empty when there is no dot
   */
  public Optional<Bytes> module() {
    int dot = name.indexOf('.', 0);
    return dot < 0 ? Optional.empty() : Optional.of(name.slice(0, dot));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof KernelParameter other
        && name.equals(other.name)
        && Objects.equals(value, other.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, value);
  }

  /** Returns the word, safe to print. */
  @Override
  public String toString() {
    return text.toString();
  }
}
