package io.github.bootformats.api.boot;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command line of a Linux kernel, as the kernel reads it ({@code next_arg} and {@code
 * parse_args}, Linux 6.1): parameters separated by white space, quotation marks but no escapes, and
 * after a lone {@code --} arguments for init.
 *
 * <p>The bytes are kept: {@link #toBytes()} of what was parsed is what was parsed, and a change
 * leaves all other words and the space between them as they are. Repeated parameters are kept in
 * order; most of them count the last time they come, {@code console=} each time. Looking up stops
 * at {@code --} as the kernel does. Instances are immutable.
 */
public final class KernelCommandLine {
  /**
   * The longest command line that Linux on x86 takes, in bytes without the final NUL ({@code
   * COMMAND_LINE_SIZE}); the rest is cut off.
   */
  public static final int MAX_BYTES_X86 = 2047;

  private static final Bytes SPACE = Bytes.utf8(" ");
  private static final KernelCommandLine EMPTY = new KernelCommandLine(Bytes.empty());

  private final Bytes text;
  private final List<CommandLineWord> words;
  private final int separator;

  private KernelCommandLine(Bytes text) {
    this.text = text;
    this.words = CommandLineWord.split(text);
    this.separator = CommandLineWord.separator(words);
  }

  /**
   * Returns the command line without a word.
   *
   * @return an empty command line
   */
  public static KernelCommandLine empty() {
    return EMPTY;
  }

  /**
   * Reads a command line.
   *
   * @param text the exact bytes
   * @return the command line
   * @throws IllegalArgumentException if there is a NUL, which ends a command line
   */
  public static KernelCommandLine parse(Bytes text) {
    int nul = text.indexOf(0, 0);
    if (nul >= 0) {
      throw new IllegalArgumentException("NUL in a command line, at byte " + nul);
    }
    return new KernelCommandLine(text);
  }

  /**
   * Reads a command line.
   *
   * @param text the text, taken as UTF-8
   * @return the command line
   * @throws IllegalArgumentException if there is a NUL, which ends a command line
   */
  public static KernelCommandLine parse(String text) {
    return parse(Bytes.utf8(text));
  }

  /**
   * Returns the exact bytes.
   *
   * @return what the kernel is given
   */
  public Bytes toBytes() {
    return text;
  }

  /**
   * Returns the kernel's parameters.
   *
   * @return those before a lone {@code --}, in order; some may be environment variables or
   *     arguments of init, if the kernel does not know them
   */
  public List<KernelParameter> parameters() {
    return parameters(0, separator);
  }

  /**
   * Returns what is handed to init without a look at it.
   *
   * @return the words after a lone {@code --}, in order
   */
  public List<KernelParameter> initArguments() {
    return parameters(Math.min(separator + 1, words.size()), words.size());
  }

  /**
   * Returns all words, a lone {@code --} and what is behind it among them.
   *
   * @return the words as they are written
   */
  public List<Bytes> words() {
    return words.stream().map(word -> word.parameter().text()).toList();
  }

  private List<KernelParameter> parameters(int from, int to) {
    return words.subList(from, to).stream().map(CommandLineWord::parameter).toList();
  }

  /**
   * Returns whether the last quotation mark opens and nothing closes it. The kernel takes that as
   * it is; but whatever is put behind it becomes a part of the same word.
   *
   * @return whether the last word is open
   */
  public boolean isOpen() {
    return !words.isEmpty() && words.get(words.size() - 1).open();
  }

  /**
   * Returns whether a parameter is there.
   *
   * @param name the name; {@code -} and {@code _} are the same
   * @return whether there is at least one of that name
   */
  public boolean contains(String name) {
    return last(name).isPresent();
  }

  /**
   * Finds all parameters of a name.
   *
   * @param name the name; {@code -} and {@code _} are the same
   * @return the parameters, in order
   */
  public List<KernelParameter> all(String name) {
    return parameters().stream().filter(p -> p.isNamed(name)).toList();
  }

  /**
   * Finds the parameter of a name that counts, where the kernel takes the last one.
   *
   * @param name the name; {@code -} and {@code _} are the same
   * @return the last one
   */
  public Optional<KernelParameter> last(String name) {
    List<KernelParameter> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /**
   * Returns the value of a parameter where the kernel takes the last one.
   *
   * @param name the name; {@code -} and {@code _} are the same
   * @return the value of the last parameter of that name that has one
   */
  public Optional<Bytes> value(String name) {
    return all(name).stream().flatMap(p -> p.value().stream()).reduce((first, last) -> last);
  }

  /**
   * Returns {@code root=}: what is mounted as the root.
   *
   * @return the last one, if any
   */
  public Optional<RootDevice> root() {
    return value("root").map(RootDevice::parse);
  }

  /**
   * Returns {@code init=}: what runs as process 1 once the root is mounted.
   *
   * @return the path of the last one; empty when the kernel looks for init in its usual places
   */
  public Optional<Bytes> init() {
    return value("init");
  }

  /**
   * Returns {@code console=}: where the kernel's messages go. The last one becomes {@code
   * /dev/console}.
   *
   * @return the consoles in order
   */
  public List<KernelConsole> consoles() {
    return all("console").stream()
        .flatMap(p -> p.value().stream())
        .map(KernelConsole::parse)
        .toList();
  }

  /**
   * Returns {@code ip=}, or its old name {@code nfsaddrs=}: how the kernel configures the network.
   *
   * @return the last one, if any
   */
  public Optional<IpParameter> ip() {
    return parameters().stream()
        .filter(p -> p.isNamed("ip") || p.isNamed("nfsaddrs"))
        .flatMap(p -> p.value().stream())
        .reduce((first, last) -> last)
        .map(IpParameter::parse);
  }

  /**
   * Sets a parameter: the first one of that name is replaced where it stands, others of the name
   * are removed; where there is none it is {@linkplain #append appended}. Of names with several
   * values, such as {@code console}, remove and append single ones instead.
   *
   * @param parameter the parameter; a quotation mark that nothing closes in it is closed
   * @return the changed command line
   * @throws IllegalArgumentException if it is a lone {@code --}, or has an open quotation mark that
   *     cannot be closed
   * @throws IllegalStateException if it must be appended to a line that {@link #isOpen}
   */
  public KernelCommandLine with(KernelParameter parameter) {
    List<CommandLineWord> same = named(parameter.name());
    if (same.isEmpty()) {
      return append(parameter);
    }
    CommandLineWord first = same.get(0);
    KernelCommandLine once = cut(same.subList(1, same.size()));
    return once.splice(first.begin(), first.end(), word(parameter));
  }

  /**
   * Sets a parameter that has a value, as {@link #with(KernelParameter)}.
   *
   * @param name the name
   * @param value the value
   * @return the changed command line
   * @throws IllegalArgumentException if no way to write it gives this name and value
   * @throws IllegalStateException if it must be appended to a line that {@link #isOpen}
   */
  public KernelCommandLine with(String name, String value) {
    return with(KernelParameter.of(name, value));
  }

  /**
   * Removes all parameters of a name, each with the space before it.
   *
   * @param name the name; {@code -} and {@code _} are the same
   * @return the changed command line
   */
  public KernelCommandLine without(String name) {
    return cut(named(Bytes.utf8(name)));
  }

  /**
   * Removes the parameters that are equal to one: same name, same value.
   *
   * @param parameter the parameter
   * @return the changed command line
   */
  public KernelCommandLine without(KernelParameter parameter) {
    return cut(
        words.subList(0, separator).stream()
            .filter(word -> word.parameter().equals(parameter))
            .toList());
  }

  /**
   * Adds a parameter behind all others, before a lone {@code --}.
   *
   * @param parameter the parameter; a quotation mark that nothing closes in it is closed
   * @return the changed command line
   * @throws IllegalArgumentException if it is a lone {@code --}, or has an open quotation mark that
   *     cannot be closed
   * @throws IllegalStateException if this line {@link #isOpen}, so that nothing can be appended
   */
  public KernelCommandLine append(KernelParameter parameter) {
    Bytes added = word(parameter);
    if (separator < words.size()) {
      int at = words.get(separator).begin();
      return splice(at, at, added, SPACE);
    }
    if (isOpen()) {
      throw new IllegalStateException("a quotation mark is never closed: " + text);
    }
    boolean spaced = words.isEmpty() || words.get(words.size() - 1).end() < text.length();
    Bytes space = spaced ? Bytes.empty() : SPACE;
    return splice(text.length(), text.length(), space, added);
  }

  /**
   * Returns how a parameter is written so that neither itself nor the next word becomes another.
   */
  private static Bytes word(KernelParameter parameter) {
    if (CommandLineWord.isSeparator(parameter)) {
      throw new IllegalArgumentException("-- is no parameter: it ends those of the kernel");
    }
    return parameter.closed().text();
  }

  private List<CommandLineWord> named(Bytes name) {
    return words.subList(0, separator).stream()
        .filter(word -> ParameterNames.same(word.parameter().name(), name))
        .toList();
  }

  /** Each word goes with the space before it; space at the very beginning and end stays. */
  private KernelCommandLine cut(List<CommandLineWord> gone) {
    if (gone.isEmpty()) {
      return this;
    }
    Set<CommandLineWord> cut = new HashSet<>(gone);
    List<Bytes> rest = new ArrayList<>();
    rest.add(text.slice(0, words.get(0).begin()));
    boolean isFirst = true;
    int end = 0;
    for (CommandLineWord word : words) {
      if (!cut.contains(word)) {
        rest.add(text.slice(isFirst ? word.begin() : end, word.end()));
        isFirst = false;
      }
      end = word.end();
    }
    rest.add(text.slice(end, text.length()));
    return new KernelCommandLine(Bytes.join(rest));
  }

  private KernelCommandLine splice(int begin, int end, Bytes... with) {
    return new KernelCommandLine(
        Bytes.join(text.slice(0, begin), Bytes.join(with), text.slice(end, text.length())));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof KernelCommandLine other && text.equals(other.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the line, safe to print. */
  @Override
  public String toString() {
    return text.toString();
  }
}
