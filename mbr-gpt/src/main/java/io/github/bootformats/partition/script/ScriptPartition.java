package io.github.bootformats.partition.script;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.partition.gpt.GptEntry;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A partition of a script: what one line says. Whatever it leaves out is for {@link DiskScript#on}
 * to decide. Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * ScriptPartition.DEFAULT.size(ScriptAmount.bytes(512 << 20)).type("uefi").name("ESP")
 * }</pre>
 */
public final class ScriptPartition {
  /** A partition of which nothing is said: the largest free place, for Linux. */
  public static final ScriptPartition DEFAULT = new ScriptPartition();

  private Optional<String> node = Optional.empty();
  private Optional<ScriptAmount> start = Optional.empty();
  private Optional<ScriptAmount> size = Optional.empty();
  private Optional<String> type = Optional.empty();
  private Optional<UUID> uuid = Optional.empty();
  private String name = "";
  private long attributes;
  private boolean bootable;

  /** Where it was read, for messages; 0 if nowhere. No part of what it says. */
  private int line;

  private ScriptPartition() {}

  private ScriptPartition copy() {
    ScriptPartition copy = new ScriptPartition();
    copy.node = node;
    copy.start = start;
    copy.size = size;
    copy.type = type;
    copy.uuid = uuid;
    copy.name = name;
    copy.attributes = attributes;
    copy.bootable = bootable;
    copy.line = line;
    return copy;
  }

  /**
   * Sets what stands before the colon.
   *
   * @param device a device's name such as {@code /dev/sda1}, or just a number; without colons,
   *     equals signs and line ends, not beginning with {@code #}, no blanks around it
   * @return a changed copy
   */
  public ScriptPartition node(String device) {
    if (!ScriptText.isNode(device)) {
      throw new IllegalArgumentException(
          "a script cannot name a partition " + LineCursor.shown(device));
    }
    ScriptPartition copy = copy();
    copy.node = Optional.of(device);
    return copy;
  }

  /**
   * Sets where the partition starts.
   *
   * @param amount from the start of the disk
   * @return a changed copy
   */
  public ScriptPartition start(ScriptAmount amount) {
    ScriptPartition copy = copy();
    copy.start = Optional.of(amount);
    return copy;
  }

  /**
   * Sets how large the partition is.
   *
   * @param amount the size
   * @return a changed copy
   */
  public ScriptPartition size(ScriptAmount amount) {
    ScriptPartition copy = copy();
    copy.size = Optional.of(amount);
    return copy;
  }

  /**
   * Sets the type.
   *
   * @param text an alias such as {@code swap}, a shortcut such as {@code S}, a name such as {@code
   *     Linux swap}, two hexadecimal digits on an MBR or a GUID on a GPT; looked up by {@link
   *     DiskScript#on}. Not empty, without quotation marks and line ends
   * @return a changed copy
   */
  public ScriptPartition type(String text) {
    if (!ScriptText.isType(text)) {
      throw new IllegalArgumentException("a script cannot say the type " + LineCursor.shown(text));
    }
    ScriptPartition copy = copy();
    copy.type = Optional.of(text);
    return copy;
  }

  /**
   * Sets the partition's own GUID, which only a GPT has.
   *
   * @param guid the GUID
   * @return a changed copy
   */
  public ScriptPartition uuid(UUID guid) {
    ScriptPartition copy = copy();
    copy.uuid = Optional.of(requireNonNull(guid));
    return copy;
  }

  /**
   * Sets the name, which only a GPT has.
   *
   * @param text at most 36 UTF-16 units, without NUL; may be empty
   * @return a changed copy
   */
  public ScriptPartition name(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException(
          "a name has at most %s UTF-16 units and no NUL; this one has %s"
              .formatted(GptEntry.NAME_UNITS, text.length()));
    }
    ScriptPartition copy = copy();
    copy.name = text;
    return copy;
  }

  static boolean isName(String text) {
    return text.length() <= GptEntry.NAME_UNITS && text.indexOf('\0') < 0;
  }

  /**
   * Sets the attributes, which only a GPT has.
   *
   * @param bits any of the bits 0 to 2 and 48 to 63, see {@link
   *     io.github.bootformats.partition.gpt.GptAttributes}; a script has no words for others
   * @return a changed copy
   */
  public ScriptPartition attributes(long bits) {
    if ((bits & ~ScriptAttributes.EXPRESSIBLE) != 0) {
      throw new IllegalArgumentException("a script has no words for bits 3 to 47");
    }
    ScriptPartition copy = copy();
    copy.attributes = bits;
    return copy;
  }

  /**
   * Sets whether the partition is the active one, which only an MBR tells.
   *
   * @param active whether it is
   * @return a changed copy
   */
  public ScriptPartition bootable(boolean active) {
    ScriptPartition copy = copy();
    copy.bootable = active;
    return copy;
  }

  ScriptPartition atLine(int number) {
    ScriptPartition copy = copy();
    copy.line = number;
    return copy;
  }

  /**
   * Returns what stands before the colon.
   *
   * @return such as {@code /dev/sda1}, or empty
   */
  public Optional<String> node() {
    return node;
  }

  /**
   * Returns the number that the {@link #node} ends with.
   *
   * @return the partition's number, from 1; empty when there are no digits, or 0
   */
  public OptionalInt number() {
    return node.isPresent() ? ScriptText.trailingNumber(node.get()) : OptionalInt.empty();
  }

  /**
   * Returns where the partition starts.
   *
   * @return the start; empty for the default
   */
  public Optional<ScriptAmount> start() {
    return start;
  }

  /**
   * Returns how large the partition is.
   *
   * @return the size; empty for all that is free there
   */
  public Optional<ScriptAmount> size() {
    return size;
  }

  /**
   * Returns the type as it was written.
   *
   * @return the type; empty for Linux
   */
  public Optional<String> type() {
    return type;
  }

  /**
   * Returns the partition's own GUID.
   *
   * @return the GUID, or empty
   */
  public Optional<UUID> uuid() {
    return uuid;
  }

  /**
   * Returns the name.
   *
   * @return the name, empty for none
   */
  public String name() {
    return name;
  }

  /**
   * Returns the attributes.
   *
   * @return 64 bits
   */
  public long attributes() {
    return attributes;
  }

  /**
   * Returns whether the partition is the active one.
   *
   * @return whether the line says {@code bootable}
   */
  public boolean isBootable() {
    return bootable;
  }

  /**
   * Returns where the line was read.
   *
   * @return the line, from 1; empty for a partition that was not read
   */
  public OptionalInt line() {
    return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
  }

  /** Partitions are the same when their lines say the same, wherever these are. */
  @Override
  public boolean equals(Object o) {
    return o instanceof ScriptPartition other
        && node.equals(other.node)
        && start.equals(other.start)
        && size.equals(other.size)
        && type.equals(other.type)
        && uuid.equals(other.uuid)
        && name.equals(other.name)
        && attributes == other.attributes
        && bootable == other.bootable;
  }

  @Override
  public int hashCode() {
    return Objects.hash(node, start, size, type, uuid, name, attributes, bootable);
  }

  /** Returns the line that says this, without a line end. */
  @Override
  public String toString() {
    return ScriptText.line(this);
  }
}
