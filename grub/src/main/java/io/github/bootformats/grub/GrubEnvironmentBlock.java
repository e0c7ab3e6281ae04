package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits.Limit;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The block in which GRUB keeps variables between boots, {@code grubenv}: a signature, lines of
 * {@code name=value}, and {@code #} up to the end, usually of 1024 bytes.
 *
 * <p>GRUB overwrites the block in place, so that its length never changes. Every input is a block;
 * what is odd is a finding, and {@link #variables()} are what GRUB's {@code load_env} reads of it.
 * Changes are those of GRUB's {@code save_env} and of {@code grub-editenv}, byte for byte.
 * Instances are immutable.
 */
public final class GrubEnvironmentBlock {
  /** How long blocks are that {@code grub-editenv} makes, in bytes. */
  public static final int SIZE = 1024;

  private static final Bytes SIGNATURE = Bytes.utf8("# GRUB Environment Block\n");
  private static final Limit SPACE = Limit.of("grubenv.bytes", SIZE);

  private final Bytes content;

  private GrubEnvironmentBlock(Bytes content) {
    this.content = content;
  }

  /**
   * A variable.
   *
   * @param name its name
   * @param value its value, without the backslashes of the block
   */
  public record Variable(Bytes name, Bytes value) {}

  /**
   * Makes a block without variables.
   *
   * @return a block of {@value #SIZE} bytes
   */
  public static GrubEnvironmentBlock create() {
    return new GrubEnvironmentBlock(padded(SIGNATURE, SIZE));
  }

  /**
   * Takes bytes for a block, whatever they are.
   *
   * @param content the bytes
   * @return the block
   */
  public static GrubEnvironmentBlock of(Bytes content) {
    return new GrubEnvironmentBlock(content);
  }

  /**
   * Returns whether bytes begin with the signature.
   *
   * @param content the bytes
   * @return whether GRUB takes them for a block
   */
  public static boolean hasSignature(Bytes content) {
    return content.startsWith(SIGNATURE);
  }

  /**
   * Returns the block's bytes.
   *
   * @return all of them
   */
  public Bytes toBytes() {
    return content;
  }

  /**
   * Returns what GRUB reads.
   *
   * @return the variables in their order; of those with one name the last one counts
   */
  public List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    walk(variables);
    return variables;
  }

  /**
   * Looks a variable up.
   *
   * @param name its name
   * @return its value
   */
  public Optional<Bytes> get(Bytes name) {
    Optional<Bytes> found = Optional.empty();
    for (Variable variable : variables()) {
      if (variable.name().equals(name)) {
        found = Optional.of(variable.value());
      }
    }
    return found;
  }

  /**
   * Looks a variable up.
   *
   * @param name its name
   * @return its value
   */
  public Optional<Bytes> get(String name) {
    return get(Bytes.utf8(name));
  }

  /**
   * Sets a variable, where it stands or, if it is new, behind the others. A last line that does not
   * end is ended first; {@code grub-editenv} goes on in that line, and neither it nor GRUB finds
   * the variable again.
   *
   * @param name its name; without {@code =}, new lines and NULs, not empty, not beginning with
   *     {@code #}
   * @param value its value; without NULs
   * @return a changed block of the same length
   * @throws LimitExceededException if there is not enough room
   */
  public GrubEnvironmentBlock with(Bytes name, Bytes value) throws LimitExceededException {
    requireName(name);
    if (value.indexOf(0, 0) >= 0) {
      throw new IllegalArgumentException("a NUL in the value of " + name);
    }
    int free = freeStart();
    Bytes escaped = escape(value);
    int line = find(name, free);
    int from = line < 0 ? free : line + name.length() + 1;
    // A value that never ends would take the free space for its own.
    int to = line < 0 ? free : Math.min(free, lineEnd(from));
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.writeBytes(content.slice(0, from).toByteArray());
    if (line < 0) {
      for (int i = newLinesMissing(free); i > 0; i--) {
        changed.write('\n');
      }
      changed.writeBytes(name.toByteArray());
      changed.write('=');
    }
    changed.writeBytes(escaped.toByteArray());
    if (to == free) {
      changed.write('\n');
    }
    changed.writeBytes(content.slice(to, free).toByteArray());
    return resized(Bytes.of(changed.toByteArray()));
  }

  /**
   * Sets a variable.
   *
   * @param name its name
   * @param value its value
   * @return a changed block of the same length
   * @throws LimitExceededException if there is not enough room
   */
  public GrubEnvironmentBlock with(String name, String value) throws LimitExceededException {
    return with(Bytes.utf8(name), Bytes.utf8(value));
  }

  /**
   * Removes a variable.
   *
   * @param name its name
   * @return a block of the same length without the first variable of this name
   */
  public GrubEnvironmentBlock without(Bytes name) {
    int line = find(name, content.length());
    int end = line < 0 ? -1 : lineEnd(line + name.length() + 1);
    if (end < 0 || end >= content.length()) {
      return this;
    }
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.writeBytes(content.slice(0, line).toByteArray());
    changed.writeBytes(content.slice(end + 1, content.length()).toByteArray());
    return new GrubEnvironmentBlock(padded(Bytes.of(changed.toByteArray()), content.length()));
  }

  /**
   * Returns what is odd about the block.
   *
   * @return the findings
   */
  public List<Diagnostic> diagnostics() {
    List<Diagnostic> found = new ArrayList<>();
    if (!hasSignature(content)) {
      found.add(
          GrubFinding.ENV_SIGNATURE
              .diagnostic("The first line is not '# GRUB Environment Block'")
              .atOffset(0));
    }
    if (content.length() != SIZE) {
      found.add(
          GrubFinding.ENV_SIZE.diagnostic(
              "%s bytes instead of %s".formatted(content.length(), SIZE)));
    }
    int broken = walk(new ArrayList<>());
    if (broken >= 0) {
      found.add(
          GrubFinding.ENV_BROKEN
              .diagnostic("A variable that never ends, or has no '='")
              .atOffset(broken));
    }
    int free = freeStart();
    if (newLinesMissing(free) > 0) {
      found.add(
          GrubFinding.ENV_PADDING
              .diagnostic("The free space does not begin behind a new line")
              .atOffset(Math.max(free - 1, 0)));
    }
    return found;
  }

  /** Reads the variables; returns where GRUB gives up, or -1. */
  private int walk(List<Variable> variables) {
    if (!hasSignature(content)) {
      return -1;
    }
    int position = SIGNATURE.length();
    while (position < content.length()) {
      if (content.at(position) == '#') {
        position = lineEnd(position) + 1;
        continue;
      }
      int equals = content.indexOf('=', position);
      int end = equals < 0 ? -1 : lineEnd(equals + 1);
      if (end < 0 || end >= content.length()) {
        return position;
      }
      variables.add(
          new Variable(content.slice(position, equals), unescape(content.slice(equals + 1, end))));
      position = end + 1;
    }
    return -1;
  }

  /** Returns the line of a variable, or -1. */
  private int find(Bytes name, int before) {
    int position = Math.min(SIGNATURE.length(), content.length());
    while (position + name.length() + 1 < before) {
      boolean found =
          content.slice(position, position + name.length()).equals(name)
              && content.at(position + name.length()) == '=';
      if (found) {
        return position;
      }
      position = lineEnd(position) + 1;
    }
    return -1;
  }

  /** Returns the new line that ends a value, or at least the length where there is none. */
  private int lineEnd(int start) {
    int position = start;
    while (position < content.length() && content.at(position) != '\n') {
      position += content.at(position) == '\\' ? 2 : 1;
    }
    return position;
  }

  /** Returns how many new lines it takes to begin a line; one behind a backslash ends none. */
  private int newLinesMissing(int end) {
    int position = 0;
    boolean isLineStart = false;
    while (position < end) {
      isLineStart = content.at(position) == '\n';
      position += content.at(position) == '\\' ? 2 : 1;
    }
    return position > end ? 2 : isLineStart ? 0 : 1;
  }

  private int freeStart() {
    int free = content.length();
    while (free > 0 && content.at(free - 1) == '#') {
      free--;
    }
    return free;
  }

  private GrubEnvironmentBlock resized(Bytes used) throws LimitExceededException {
    if (used.length() > content.length()) {
      throw new LimitExceededException("grubenv", -1, SPACE, used.length(), content.length());
    }
    return new GrubEnvironmentBlock(padded(used, content.length()));
  }

  private static Bytes padded(Bytes used, int length) {
    byte[] block = Arrays.copyOf(used.toByteArray(), length);
    Arrays.fill(block, Math.min(used.length(), length), length, (byte) '#');
    return Bytes.of(block);
  }

  private static void requireName(Bytes name) {
    boolean odd =
        name.isEmpty()
            || name.at(0) == '#'
            || name.indexOf('=', 0) >= 0
            || name.indexOf('\n', 0) >= 0
            || name.indexOf('\\', 0) >= 0
            || name.indexOf(0, 0) >= 0;
    if (odd) {
      throw new IllegalArgumentException("not the name of a variable of a block: " + name);
    }
  }

  private static Bytes escape(Bytes value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      if (value.at(i) == '\\' || value.at(i) == '\n') {
        out.write('\\');
      }
      out.write(value.at(i));
    }
    return Bytes.of(out.toByteArray());
  }

  private static Bytes unescape(Bytes raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length(); i++) {
      if (raw.at(i) == '\\' && i + 1 < raw.length()) {
        i++;
      }
      out.write(raw.at(i));
    }
    return Bytes.of(out.toByteArray());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof GrubEnvironmentBlock other && content.equals(other.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  /** Returns the variables, safe to print. */
  @Override
  public String toString() {
    return variables().toString();
  }
}
