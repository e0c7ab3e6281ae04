package io.github.bootformats.partition.script;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A script of {@code sfdisk}: headers that say which table a disk is to have, and partitions. An
 * immutable value.
 *
 * <pre>{@code
 * DiskScript script = DiskScript.parse("""
 *     label: gpt
 *     size=512MiB, type=uefi, name="ESP"
 *     type=linux, name="root"
 *     """).model();
 * DiskLayout disk = script.on(8L << 30, SectorSize.B512);
 * DiskScript same = DiskScript.of(disk);
 * }</pre>
 *
 * <p><b>Text.</b> {@link #parse} takes what sfdisk 2.38 takes from a file: headers before the first
 * partition, {@code NAME: VALUE}; partitions as {@code [DEVICE :] FIELD=VALUE, ...} or as {@code
 * START, SIZE, TYPE, BOOTABLE}; comments after {@code #} at the beginning of a line. Headers that
 * sfdisk does not know are ignored as it ignores them, with a finding. {@link #toString} writes it
 * so that {@code sfdisk} reads the same.
 *
 * <p><b>What is refused although sfdisk takes it</b>, because it does not do what the line says: a
 * type, an attribute, a disk id or a name in UTF-8 that it cannot make out and leaves away; names
 * of more than 36 UTF-16 units, which it cuts; sizes with a minus sign, which it drops; {@code
 * write}, {@code quit} and the other commands; {@code NUL}.
 *
 * <p><b>What is done better than sfdisk 2.38 does it</b>: {@code 0.3G} is three tenths, not a
 * third; characters beyond U+FFFF in names are kept; a size is never cut to what is free.
 */
public final class DiskScript {
  /** The id of this format, in exceptions. */
  public static final String FORMAT = "script";

  /** Characters that a script may have. */
  public static final ReadLimits.Limit MAX_LENGTH = ReadLimits.Limit.of("script.length", 4 << 20);

  /** Lines that a script may have, empty ones included. */
  public static final ReadLimits.Limit MAX_LINES = ReadLimits.Limit.of("script.lines", 1 << 16);

  /** Characters that a line may have; sfdisk's buffer has room for this many bytes. */
  public static final ReadLimits.Limit MAX_LINE_LENGTH =
      ReadLimits.Limit.of("script.line-length", 8190);

  private final Map<String, String> headers;
  private final List<ScriptPartition> partitions;

  private DiskScript(Builder builder) {
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
    this.partitions = List.copyOf(builder.partitions);
  }

  /**
   * Starts an empty script.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts with this script.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.headers.putAll(headers);
    builder.partitions.addAll(partitions);
    return builder;
  }

  /**
   * Reads a script with the default limits.
   *
   * @param text the script
   * @return the script, and a finding for each header that is not known
   * @throws FormatException if a line cannot be read; the message names the line, the column, what
   *     was expected and what was found
   */
  public static ReadResult<DiskScript> parse(String text) throws FormatException {
    return parse(text, ReadLimits.defaults());
  }

  /**
   * Reads a script.
   *
   * @param text the script
   * @param limits how long it may be
   * @return the script, and a finding for each header that is not known
   * @throws FormatException if a line cannot be read or a limit is exceeded; the message names the
   *     line, the column, what was expected and what was found
   */
  public static ReadResult<DiskScript> parse(String text, ReadLimits limits)
      throws FormatException {
    return new ScriptParser(requireNonNull(text), requireNonNull(limits)).parse();
  }

  /**
   * Describes a disk, as {@code sfdisk -d} does. Lines begin with the number of their partition;
   * {@link #named} gives them names of devices.
   *
   * <p>A script has no words for the attribute bits 3 to 47 of a GPT, which are not defined, for
   * entries larger than 128 bytes, boot code, or where the EBRs lie.
   *
   * @param layout a disk with a GPT or an MBR
   * @return the script
   * @throws FormatException if there is no partition table, one that is damaged or has several
   *     extended partitions, so that readers would not agree on what to describe, or a partition
   *     that ends before it starts, or beyond 2<sup>63</sup> sectors
   */
  public static DiskScript of(DiskLayout layout) throws FormatException {
    return LayoutScript.of(layout);
  }

  /**
   * Returns whether lines can begin with the names of a disk's partitions.
   *
   * @param device the disk, such as {@code /dev/sda} or the path of an image
   * @return false for names with a colon, an equals sign or a line end, among others
   */
  public static boolean canName(String device) {
    return ScriptText.isNode(device) && ScriptText.isHeaderValue(device);
  }

  /**
   * Returns this script for a device: with the header {@code device}, and with the names of its
   * partitions before those that have a number.
   *
   * @param device the disk, such as {@code /dev/sda} or the path of an image
   * @return the changed script
   * @throws IllegalArgumentException if it {@linkplain #canName cannot be named}
   */
  public DiskScript named(String device) {
    if (!canName(device)) {
      throw new IllegalArgumentException(
          "a script cannot name the device " + LineCursor.shown(device));
    }
    Builder builder = new Builder();
    headers.forEach(
        (name, value) -> {
          // Where sfdisk has it.
          if (name.equals(ScriptHeader.UNIT.text())) {
            builder.header(ScriptHeader.DEVICE.text(), device);
          }
          builder.header(name, value);
        });
    builder.header(ScriptHeader.DEVICE.text(), device);
    for (ScriptPartition partition : partitions) {
      builder.partition(
          partition.number().isPresent()
              ? partition.node(ScriptText.node(device, partition.number().getAsInt()))
              : partition);
    }
    return builder.build();
  }

  /**
   * Returns the headers.
   *
   * @return values by names, in the order of the script; unknown ones too
   */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * Returns a header.
   *
   * @param name such as {@code label} or {@code first-lba}, in lower case
   * @return its value, or empty
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Returns the partitions.
   *
   * @return the partitions, in the order of the script
   */
  public List<ScriptPartition> partitions() {
    return partitions;
  }

  /**
   * Makes a new table on a disk, with the partitions of this script and no others; nothing is
   * written. The boot code in the first 440 bytes stays.
   *
   * <p><b>Which table</b> the header {@code label} says, {@code gpt} or {@code dos}; without it, it
   * is one of the kind that libfdisk sees on the disk, else an MBR.
   *
   * <p><b>Places</b> are those that sfdisk 2.38 gives, in the order of the lines. On a GPT, a
   * partition without a start goes to the largest free place; on an MBR, to the first that is large
   * enough. Starts are aligned to the grain, 1 MiB or on disks of up to 4 MiB a sector, and so are
   * the ends of partitions whose size is in bytes. A partition without a size takes all of its
   * place.
   *
   * <p><b>Primary or logical</b> is a partition of an MBR by its number, else by whether it starts
   * in the extended partition; without either, it is primary as long as there is an entry and
   * space. Logical ones are numbered from 5 in the order of their lines.
   *
   * <p>Names, GUIDs and attributes mean nothing on an MBR, and {@code bootable} nothing on a GPT. A
   * line of {@code start=0, size=0} stands for no partition.
   *
   * <p><b>Unlike sfdisk 2.38</b>, this refuses
   *
   * <ul>
   *   <li>a {@code sector-size} that is not the disk's, since the numbers would mean other places;
   *   <li>a size that is more than what is free, which sfdisk cuts where it is in bytes, or
   *       miscounts where an extended partition is full;
   *   <li>a partition for which no entry is left; sfdisk then ignores all that follows;
   *   <li>a disk that is too small for the table, which sfdisk shortens.
   * </ul>
   *
   * <p>On an MBR, {@code size=512K} is 1024 sectors and not 1025; a place of less than a grain is
   * used, too; a logical partition may start less than 1 MiB behind another; and there may be more
   * than 56 of them.
   *
   * @param disk the disk as it is, blank or with a table that is to be replaced
   * @return the change; GUIDs and the disk id that the script does not say are random
   * @throws FormatException if the script cannot be carried out; it names the line where there is
   *     one
   */
  public LayoutChange on(DiskLayout disk) throws FormatException {
    NewTable table = NewTable.of(this, disk);
    return LayoutChange.of(
        disk, table.layout(), table.layout().equals(disk) ? List.of() : table.steps());
  }

  /**
   * Makes a table on a blank disk.
   *
   * @param diskSize the size of the disk in bytes
   * @param sectorSize the size of its sectors
   * @return the layout, see {@link #on(DiskLayout)}
   * @throws FormatException if the script cannot be carried out
   */
  public DiskLayout on(long diskSize, SectorSize sectorSize) throws FormatException {
    return on(DiskLayout.builder(diskSize, sectorSize).build()).after();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof DiskScript other
        && List.copyOf(headers.entrySet()).equals(List.copyOf(other.headers.entrySet()))
        && partitions.equals(other.partitions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(headers, partitions);
  }

  /** Returns the text of the script, whose lines end with {@code \n}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    if (!headers.isEmpty() && !partitions.isEmpty()) {
      text.append('\n');
    }
    partitions.forEach(p -> text.append(p).append('\n'));
    return text.toString();
  }

  /** Puts a script together. */
  public static final class Builder {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<ScriptPartition> partitions = new ArrayList<>();

    private Builder() {}

    /**
     * Sets a header.
     *
     * @param name any name; sfdisk knows {@code label}, {@code label-id}, {@code device}, {@code
     *     unit}, {@code first-lba}, {@code last-lba}, {@code table-length}, {@code grain} and
     *     {@code sector-size}
     * @param value the value; not empty, without equals signs, line ends and blanks around it
     * @return this builder
     */
    public Builder header(String name, String value) {
      if (!ScriptText.isHeaderName(name) || !ScriptText.isHeaderValue(value)) {
        throw new IllegalArgumentException(
            "a script cannot have the header %s: %s"
                .formatted(LineCursor.shown(name), LineCursor.shown(value)));
      }
      ScriptHeader known = ScriptHeader.of(name);
      if (known != null && !known.accepts(value)) {
        throw new IllegalArgumentException(
            "%s: expected %s, not %s".formatted(name, known.expected(), LineCursor.shown(value)));
      }
      headers.put(name, value);
      return this;
    }

    /**
     * Adds a partition behind the others.
     *
     * @param partition the partition
     * @return this builder
     */
    public Builder partition(ScriptPartition partition) {
      partitions.add(requireNonNull(partition));
      return this;
    }

    /**
     * Returns the script.
     *
     * @return an immutable script
     */
    public DiskScript build() {
      return new DiskScript(this);
    }
  }
}
