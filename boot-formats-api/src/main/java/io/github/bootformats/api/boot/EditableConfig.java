package io.github.bootformats.api.boot;

import io.github.bootformats.api.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The text of one configuration file of a boot loader, and the changes that every loader knows. A
 * change touches the lines that it is about and no other byte. Other files that this one includes
 * are not looked at. Instances are immutable: a change gives another one.
 *
 * <p>Entries are named as the configuration names them: by label or id, where there is none by
 * title, and below a submenu as {@code a>b} where the loader does so.
 */
public interface EditableConfig {
  /**
   * Returns the exact bytes of the file.
   *
   * @return what is to be written
   */
  Bytes toBytes();

  /**
   * Lists the entries of this file.
   *
   * @return their names in the order of the file
   */
  List<Bytes> entries();

  /**
   * Returns whether a name leads to an entry of this file when it is the default: its name, another
   * one that the loader knows it by, such as an alias or a title, its number where the loader
   * counts entries, or the word for the entry that was booted last.
   *
   * @param name what {@link #withDefault} may be given
   * @return whether the loader finds an entry of this file, as far as the file alone tells
   */
  boolean hasEntry(Bytes name);

  /**
   * Returns what the file says is booted by default.
   *
   * @return the name as it is written; empty when the file says nothing
   */
  Optional<Bytes> defaultEntry();

  /**
   * Sets what is booted by default.
   *
   * @param entry the name of an entry, which may stand in another file that this one includes:
   *     whether this file {@linkplain #hasEntry has} it is not looked at
   * @return the changed configuration
   * @throws IllegalArgumentException if the name cannot be written in this format, as one of no
   *     entry of this file cannot where the loader knows numbers only
   */
  EditableConfig withDefault(Bytes entry);

  /**
   * Returns how long the loader waits for a key.
   *
   * @return the time, zero to boot at once; empty when the file says nothing, or to wait for ever
   */
  Optional<Duration> timeout();

  /**
   * Sets how long the loader waits for a key.
   *
   * @param timeout the time, rounded up to the format's unit
   * @return the changed configuration
   * @throws IllegalArgumentException if the format cannot say this
   */
  EditableConfig withTimeout(Duration timeout);

  /**
   * Returns the kernel parameters of an entry as the file has them, without what the loader adds.
   *
   * @param entry the name of an entry
   * @return the parameters
   * @throws IllegalArgumentException if there is no such entry
   */
  KernelCommandLine parameters(Bytes entry);

  /**
   * Returns whether an entry can have kernel parameters: a submenu, or an entry that loads
   * something else than a kernel, cannot.
   *
   * @param entry the name of an entry
   * @return whether {@link #withParameters} can set some
   * @throws IllegalArgumentException if there is no such entry
   */
  boolean takesParameters(Bytes entry);

  /**
   * Sets the kernel parameters of an entry.
   *
   * @param entry the name of an entry
   * @param parameters the parameters
   * @return the changed configuration
   * @throws IllegalArgumentException if there is no such entry, it takes no parameters, or these
   *     cannot be written in this format
   */
  EditableConfig withParameters(Bytes entry, KernelCommandLine parameters);

  /**
   * Changes the kernel parameters of all entries that take some, those included that have no name,
   * or that of another. Entries whose parameters stay the same keep their lines.
   *
   * @param change is given what each of them has, and returns what it shall have
   * @return the changed configuration
   * @throws IllegalArgumentException if parameters cannot be written in this format
   */
  EditableConfig withAllParameters(UnaryOperator<KernelCommandLine> change);

  /**
   * Removes an entry with all its lines. What the file boots by default stays the same where that
   * is another entry, also if it is named by a number; where it is this one, the loader's own
   * default takes its place.
   *
   * @param entry the name of an entry
   * @return the changed configuration
   * @throws IllegalArgumentException if there is no such entry
   */
  EditableConfig withoutEntry(Bytes entry);
}
