package io.github.bootformats.api.boot;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a boot loader makes of its configuration: the entries it offers, the one that it boots by
 * itself and when, and what it ignores or cannot use. Instances are immutable.
 */
public final class BootMenu {
  private final String loader;
  private final String version;
  private final Bytes title;
  private final List<BootEntry> entries;
  private final Optional<BootEntry> defaultEntry;
  private final Bytes defaultName;
  private final Optional<Duration> timeout;
  private final List<Diagnostic> diagnostics;

  private BootMenu(Builder builder) {
    this.loader = builder.loader;
    this.version = builder.version;
    this.title = builder.title;
    this.entries = List.copyOf(builder.entries);
    this.defaultEntry = builder.defaultEntry;
    this.defaultName = builder.defaultName;
    this.timeout = builder.timeout;
    this.diagnostics = List.copyOf(builder.diagnostics);
  }

  /**
   * Starts a menu.
   *
   * @param loader the loader's id, such as {@code syslinux}, {@code grub} or {@code lilo}
   * @param version which version of it reads the configuration, such as {@code 6.04}
   * @return a builder
   */
  public static Builder builder(String loader, String version) {
    return new Builder(loader, version);
  }

  /**
   * Returns whose menu this is.
   *
   * @return the loader's id
   */
  public String loader() {
    return loader;
  }

  /**
   * Returns which version of the loader makes this of the configuration.
   *
   * @return the version, such as {@code 6.04}
   */
  public String version() {
    return version;
  }

  /**
   * Returns the heading.
   *
   * @return the title, perhaps nothing
   */
  public Bytes title() {
    return title;
  }

  /**
   * Returns the entries of the top level.
   *
   * @return the entries in the order of the menu, hidden ones included
   */
  public List<BootEntry> entries() {
    return entries;
  }

  /**
   * Returns the entry that the loader boots when nobody touches a key, at once or after the {@link
   * #timeout()}; where it waits for ever, the entry that the Enter key alone boots. It may lie in a
   * submenu, or be no entry of the menu at all.
   *
   * @return the entry; empty when nothing is booted
   */
  public Optional<BootEntry> defaultEntry() {
    return defaultEntry;
  }

  /**
   * Returns how the configuration could name the default entry.
   *
   * @return its id, or a path such as {@code a>b}; nothing when there is no default entry
   */
  public Bytes defaultName() {
    return defaultName;
  }

  /**
   * Returns how long the loader waits for a key before it boots the default entry.
   *
   * @return the time, zero to boot at once; empty to wait for ever
   */
  public Optional<Duration> timeout() {
    return timeout;
  }

  /**
   * Returns what is odd: directives that are ignored, files that are missing, values out of range.
   *
   * @return the findings in the order of reading
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /**
   * Finds an entry by what a person would call it: the first one, depth first, whose id it is; or
   * else whose title it is; or else, for {@code a>b}, the entry {@code b} directly in the submenu
   * {@code a}, each by id, title or number from 0.
   *
   * @param name an id, a title or a path
   * @return the entry
   */
  public Optional<BootEntry> find(Bytes name) {
    return EntryFinder.find(entries, name);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof BootMenu other
        && loader.equals(other.loader)
        && version.equals(other.version)
        && title.equals(other.title)
        && entries.equals(other.entries)
        && defaultEntry.equals(other.defaultEntry)
        && defaultName.equals(other.defaultName)
        && timeout.equals(other.timeout)
        && diagnostics.equals(other.diagnostics);
  }

  @Override
  public int hashCode() {
    return Objects.hash(loader, version, title, entries, defaultName, timeout, diagnostics);
  }

  @Override
  public String toString() {
    return loader
        + " "
        + version
        + " menu of "
        + entries.size()
        + " entries, default "
        + defaultName;
  }

  /** Collects a menu. */
  public static final class Builder {
    private final String loader;
    private final String version;
    private Bytes title = Bytes.empty();
    private final List<BootEntry> entries = new ArrayList<>();
    private Optional<BootEntry> defaultEntry = Optional.empty();
    private Bytes defaultName = Bytes.empty();
    private Optional<Duration> timeout = Optional.empty();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Builder(String loader, String version) {
      this.loader = requireNonNull(loader);
      this.version = requireNonNull(version);
    }

    /**
     * Sets the heading.
     *
     * @param title the title
     * @return this builder
     */
    public Builder title(Bytes title) {
      this.title = requireNonNull(title);
      return this;
    }

    /**
     * Adds an entry behind those of the top level.
     *
     * @param entry the entry
     * @return this builder
     */
    public Builder entry(BootEntry entry) {
      entries.add(requireNonNull(entry));
      return this;
    }

    /**
     * Adds entries behind those of the top level.
     *
     * @param entries the entries
     * @return this builder
     */
    public Builder entries(List<BootEntry> entries) {
      this.entries.addAll(entries);
      return this;
    }

    /**
     * Sets the entry that is booted without a user, named by its id.
     *
     * @param entry the entry
     * @return this builder
     */
    public Builder defaultEntry(BootEntry entry) {
      return defaultEntry(entry, entry.id());
    }

    /**
     * Sets the entry that is booted without a user.
     *
     * @param entry the entry
     * @param name how the configuration could name it
     * @return this builder
     */
    public Builder defaultEntry(BootEntry entry, Bytes name) {
      this.defaultEntry = Optional.of(entry);
      this.defaultName = requireNonNull(name);
      return this;
    }

    /**
     * Sets how long the loader waits for a key; without this it waits for ever.
     *
     * @param timeout the time, not negative
     * @return this builder
     */
    public Builder timeout(Duration timeout) {
      if (timeout.isNegative()) {
        throw new IllegalArgumentException("negative time-out: " + timeout);
      }
      this.timeout = Optional.of(timeout);
      return this;
    }

    /**
     * Adds findings.
     *
     * @param diagnostics the findings
     * @return this builder
     */
    public Builder diagnostics(List<Diagnostic> diagnostics) {
      this.diagnostics.addAll(diagnostics);
      return this;
    }

    /**
     * Returns the menu.
     *
     * @return an immutable menu
     */
    public BootMenu build() {
      return new BootMenu(this);
    }
  }
}
