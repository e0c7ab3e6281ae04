package io.github.bootformats.lilo;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An entry to be written: {@code image=} or {@code other=} and its options. Immutable. */
public final class LiloEntry {
  private final LiloDialect dialect;
  private final Bytes label;
  private final List<LiloOption> options;

  private LiloEntry(Builder builder) {
    this.dialect = builder.dialect;
    this.label = builder.label;
    this.options = List.copyOf(builder.options);
  }

  /**
   * Starts an entry of lilo.conf with a Linux kernel.
   *
   * @param path the kernel
   * @param label the name, which must have 1 to 15 bytes and no space
   * @return a builder
   * @throws IllegalArgumentException if this cannot be written, or LILO does not take the name
   */
  public static Builder image(String path, String label) {
    return new Builder(LiloDialect.LILO, LiloKeyword.IMAGE, path, label);
  }

  /**
   * Starts an entry of lilo.conf with another system.
   *
   * @param path the device, or a file with a boot sector
   * @param label the name, which must have 1 to 15 bytes and no space
   * @return a builder
   * @throws IllegalArgumentException if this cannot be written, or LILO does not take the name
   */
  public static Builder other(String path, String label) {
    return new Builder(LiloDialect.LILO, LiloKeyword.OTHER, path, label);
  }

  /**
   * Starts an entry of elilo.conf.
   *
   * @param path the kernel
   * @param label the name, which must not be empty
   * @return a builder
   * @throws IllegalArgumentException if this cannot be written
   */
  public static Builder elilo(String path, String label) {
    return new Builder(LiloDialect.ELILO, LiloKeyword.IMAGE, path, label);
  }

  /**
   * Returns the label.
   *
   * @return the name
   */
  public Bytes label() {
    return label;
  }

  /**
   * Returns whose entry this is.
   *
   * @return the dialect
   */
  public LiloDialect dialect() {
    return dialect;
  }

  /**
   * Returns the options.
   *
   * @return the options in order, {@code image} or {@code other} first
   */
  public List<LiloOption> options() {
    return options;
  }

  /** The lines of the entry, all but the first indented. */
  Bytes lines(Bytes lineEnd) {
    List<Bytes> pieces = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      pieces.add(Bytes.utf8(i == 0 ? "" : "\t"));
      pieces.add(options.get(i).toBytes());
      pieces.add(lineEnd);
    }
    return Bytes.join(pieces);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof LiloEntry other
        && dialect == other.dialect
        && options.equals(other.options);
  }

  @Override
  public int hashCode() {
    return options.hashCode();
  }

  @Override
  public String toString() {
    return "entry " + label;
  }

  /** Collects an entry. */
  public static final class Builder {
    private final LiloDialect dialect;
    private final OptionTable table;
    private final Bytes label;
    private final List<LiloOption> options = new ArrayList<>();
    private final Set<LiloKeyword> set = EnumSet.noneOf(LiloKeyword.class);

    private Builder(LiloDialect dialect, LiloKeyword begin, String path, String label) {
      this.dialect = dialect;
      this.table = OptionTable.section(begin, dialect).orElseThrow();
      this.label = checkedLabel(Bytes.utf8(label), dialect);
      if (path.isEmpty()) {
        throw new IllegalArgumentException("an entry without a file");
      }
      options.add(LiloOption.of(dialect, begin, Optional.of(Bytes.utf8(path))));
      option(LiloKeyword.LABEL, label);
    }

    private static Bytes checkedLabel(Bytes label, LiloDialect dialect) {
      boolean isLong = dialect == LiloDialect.LILO && label.length() > DescriptorTable.MAX_NAME;
      if (label.isEmpty() || isLong || label.indexOf(' ', 0) >= 0) {
        throw new IllegalArgumentException("not a label: \"" + label + "\"");
      }
      return label;
    }

    /**
     * Sets the root device.
     *
     * @param device a device, or such as {@code UUID=...}
     * @return this builder
     */
    public Builder root(String device) {
      return option(LiloKeyword.ROOT, device);
    }

    /**
     * Sets the initial RAM disk.
     *
     * @param path the file
     * @return this builder
     */
    public Builder initrd(String path) {
      return option(LiloKeyword.INITRD, path);
    }

    /**
     * Sets the parameters.
     *
     * @param parameters the parameters
     * @return this builder
     */
    public Builder append(String parameters) {
      return option(LiloKeyword.APPEND, parameters);
    }

    /**
     * Mounts the root read-only.
     *
     * @return this builder
     */
    public Builder readOnly() {
      return option(LiloKeyword.READ_ONLY);
    }

    /**
     * Adds an option with a value.
     *
     * @param keyword the option
     * @param value its value
     * @return this builder
     * @throws IllegalArgumentException if it does not belong to such an entry, is there already, or
     *     cannot be written
     */
    public Builder option(LiloKeyword keyword, String value) {
      return add(keyword, Optional.of(Bytes.utf8(value)));
    }

    /**
     * Adds an option without a value.
     *
     * @param keyword the option
     * @return this builder
     * @throws IllegalArgumentException if it does not belong to such an entry, is there already, or
     *     needs a value
     */
    public Builder option(LiloKeyword keyword) {
      return add(keyword, Optional.empty());
    }

    private Builder add(LiloKeyword keyword, Optional<Bytes> value) {
      if (!table.contains(requireNonNull(keyword))) {
        throw new IllegalArgumentException(keyword.word() + " does not belong to such an entry");
      }
      LiloOption option = LiloOption.of(dialect, keyword, value);
      if (!set.add(keyword)) {
        throw new IllegalArgumentException(keyword.word() + " is there already");
      }
      options.add(option);
      return this;
    }

    /**
     * Returns the entry.
     *
     * @return an immutable entry
     */
    public LiloEntry build() {
      return new LiloEntry(this);
    }
  }
}
