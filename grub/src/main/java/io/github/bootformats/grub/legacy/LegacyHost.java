package io.github.bootformats.grub.legacy;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.FileTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that GRUB Legacy would run on: which file systems it would find. Instances are
 * immutable, but for the trees, which are only read.
 */
public final class LegacyHost {
  private static final LegacyDevice FIRST = new LegacyDevice("hd", 0, 0, '\0');

  private final LegacyDevice bootDevice;
  private final Map<LegacyDevice, FileTree> filesystems;
  private final boolean complete;

  private LegacyHost(Builder builder) {
    this.bootDevice = builder.bootDevice;
    this.filesystems = Map.copyOf(builder.filesystems);
    this.complete = builder.complete;
  }

  /**
   * Describes a machine that boots from {@code (hd0,0)}; of other devices nothing is known.
   *
   * @param boot the files of {@code (hd0,0)}
   * @return the host
   */
  public static LegacyHost of(FileTree boot) {
    return builder().filesystem(FIRST, boot).build();
  }

  /**
   * Starts a description.
   *
   * @return a builder for a machine that boots from {@code (hd0,0)} and of which nothing is known
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the device that GRUB was installed on, where names without a device are looked up.
   *
   * @return the device
   */
  public LegacyDevice bootDevice() {
    return bootDevice;
  }

  /**
   * Returns the files of a device.
   *
   * @param device the device
   * @return its tree; empty if nothing is known of it
   */
  public Optional<FileTree> filesystem(LegacyDevice device) {
    return Optional.ofNullable(filesystems.get(device));
  }

  /**
   * Returns whether the host has no other files than those of its trees.
   *
   * @return true if an entry fails at a file that is in no tree; false if that is only a finding
   */
  public boolean isComplete() {
    return complete;
  }

  /** Collects a description. */
  public static final class Builder {
    private LegacyDevice bootDevice = FIRST;
    private final Map<LegacyDevice, FileTree> filesystems = new LinkedHashMap<>();
    private boolean complete;

    private Builder() {}

    /**
     * Sets where GRUB was installed.
     *
     * @param device the device
     * @return this builder
     */
    public Builder bootDevice(LegacyDevice device) {
      this.bootDevice = requireNonNull(device);
      return this;
    }

    /**
     * Adds a file system.
     *
     * @param device its device
     * @param tree its files
     * @return this builder
     */
    public Builder filesystem(LegacyDevice device, FileTree tree) {
      filesystems.put(requireNonNull(device), requireNonNull(tree));
      return this;
    }

    /**
     * Says that there are no other files and no other devices.
     *
     * @return this builder
     */
    public Builder complete() {
      this.complete = true;
      return this;
    }

    /**
     * Returns the description.
     *
     * @return an immutable host
     */
    public LegacyHost build() {
      return new LegacyHost(this);
    }
  }
}
