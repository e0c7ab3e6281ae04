package io.github.bootformats.grub.bls;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.grub.internal.run.LineEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes of an entry file that touch only the lines that they are about. Instances are immutable:
 * a change gives another editor.
 *
 * <p>The file has one entry if it names a kernel, none otherwise. It is called by its title, or
 * where there is none by the kernel, as the menu shows it; the id by which {@code default} names it
 * is the name of the file, which is not known here. What is booted by default and when is said
 * elsewhere: in {@code grub.cfg} and {@code grubenv}.
 */
public final class BlsEditor implements EditableConfig {
  private final BlsDocument document;

  private BlsEditor(BlsDocument document) {
    this.document = requireNonNull(document);
  }

  /**
   * Starts with a document.
   *
   * @param document the document
   * @return an editor of it
   */
  public static BlsEditor of(BlsDocument document) {
    return new BlsEditor(document);
  }

  /**
   * Returns what has come of it.
   *
   * @return the changed document
   */
  public BlsDocument document() {
    return document;
  }

  @Override
  public Bytes toBytes() {
    return document.toBytes();
  }

  @Override
  public List<Bytes> entries() {
    return document
        .field(BlsKeys.LINUX)
        .map(linux -> document.field(BlsKeys.TITLE).orElse(linux).value())
        .stream()
        .toList();
  }

  @Override
  public boolean hasEntry(Bytes name) {
    return entries().contains(name);
  }

  private void check(Bytes entry) {
    if (!hasEntry(entry)) {
      throw new IllegalArgumentException("there is no entry " + entry);
    }
  }

  /** {@inheritDoc} An entry file says nothing. */
  @Override
  public Optional<Bytes> defaultEntry() {
    return Optional.empty();
  }

  /**
   * {@inheritDoc} An entry file cannot.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public BlsEditor withDefault(Bytes entry) {
    throw new IllegalArgumentException("an entry file sets no default: grubenv does, or grub.cfg");
  }

  /** {@inheritDoc} An entry file says nothing. */
  @Override
  public Optional<Duration> timeout() {
    return Optional.empty();
  }

  /**
   * {@inheritDoc} An entry file cannot.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public BlsEditor withTimeout(Duration timeout) {
    throw new IllegalArgumentException("an entry file sets no time-out: grub.cfg does");
  }

  /**
   * {@inheritDoc} They are those of the first {@code options}. Words that refer to variables, such
   * as {@code $kernelopts}, are as they are written.
   */
  @Override
  public KernelCommandLine parameters(Bytes entry) {
    check(entry);
    return options().parameters();
  }

  private BlsOptions options() {
    return document
        .field(BlsKeys.OPTIONS)
        .map(field -> BlsOptions.of(field.value()))
        .orElseGet(BlsOptions::none);
  }

  /** {@inheritDoc} It cannot either if to GRUB its options are more than words of one command. */
  @Override
  public boolean takesParameters(Bytes entry) {
    check(entry);
    return options().isWords();
  }

  /**
   * {@inheritDoc} The first {@code options} is changed; no parameters remove all of them, so that
   * GRUB takes those of its variable {@code default_kernelopts}.
   *
   * @throws IllegalArgumentException also if a new word has a dollar sign, which GRUB would take
   *     for a variable
   */
  @Override
  public BlsEditor withParameters(Bytes entry, KernelCommandLine parameters) {
    check(entry);
    Bytes written = options().with(parameters);
    return written.isEmpty() ? without(BlsKeys.OPTIONS) : with(BlsKeys.OPTIONS, written);
  }

  @Override
  public BlsEditor withAllParameters(UnaryOperator<KernelCommandLine> change) {
    BlsEditor editor = this;
    for (Bytes entry : entries()) {
      if (takesParameters(entry)) {
        KernelCommandLine old = parameters(entry);
        KernelCommandLine changed = change.apply(old);
        editor = changed.equals(old) ? editor : editor.withParameters(entry, changed);
      }
    }
    return editor;
  }

  /** {@inheritDoc} An empty file stays, of which GRUB makes no entry. */
  @Override
  public BlsEditor withoutEntry(Bytes entry) {
    check(entry);
    return new BlsEditor(BlsDocument.of(List.of()));
  }

  /**
   * Sets a field: the first one with the key is changed; where there is none, it is added behind
   * all that is read.
   *
   * @param key such as {@code title}
   * @param value its value
   * @return the changed entry
   * @throws IllegalArgumentException if another field would be read
   */
  public BlsEditor with(String key, Bytes value) {
    Optional<BlsField> old = document.field(key);
    if (old.isPresent()) {
      List<BlsNode> nodes = new ArrayList<>(document.nodes());
      nodes.set(nodes.indexOf(old.get()), old.get().withValue(value));
      return new BlsEditor(BlsDocument.of(nodes));
    }
    Bytes all = document.toBytes();
    int end = all.length() - rest().length();
    boolean isOpen = end > 0 && all.at(end - 1) != '\n';
    Bytes lines = Bytes.join(Bytes.utf8(isOpen ? "\n" : ""), BlsField.of(key, value).toBytes());
    Bytes changed =
        Bytes.join(
            all.slice(0, end), LineEnds.of(all).applyTo(lines), all.slice(end, all.length()));
    return new BlsEditor(BlsDocument.parse(changed).model());
  }

  private Bytes rest() {
    return document.nodes().stream()
        .filter(BlsRest.class::isInstance)
        .map(BlsNode::toBytes)
        .findFirst()
        .orElse(Bytes.empty());
  }

  /**
   * Removes all fields with a key.
   *
   * @param key such as {@code options}
   * @return the changed entry
   */
  public BlsEditor without(String key) {
    List<BlsNode> nodes =
        document.nodes().stream()
            .filter(node -> !(node instanceof BlsField field && field.is(key)))
            .toList();
    return new BlsEditor(BlsDocument.of(nodes));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof BlsEditor other && document.equals(other.document);
  }

  @Override
  public int hashCode() {
    return document.hashCode();
  }

  @Override
  public String toString() {
    return "editor of a " + document;
  }
}
