package io.github.bootformats.lilo;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a loader finds around its configuration: for LILO the system on which it is installed, for
 * ELILO the firmware. Nothing is taken from the system that this runs on. Instances are immutable.
 */
public final class LiloHost {
  private final Map<Bytes, Bytes> variables;
  private final Map<Bytes, Integer> devices;
  private final OptionalInt currentRoot;
  private final boolean complete;
  private final Set<Bytes> missing;
  private final Bytes bootDevice;
  private final Bytes bootDirectory;

  private LiloHost(Builder builder) {
    this.variables = Map.copyOf(builder.variables);
    this.devices = Map.copyOf(builder.devices);
    this.currentRoot = builder.currentRoot;
    this.complete = builder.complete;
    this.missing = Set.copyOf(builder.missing);
    this.bootDevice = builder.bootDevice;
    this.bootDirectory = builder.bootDirectory;
  }

  /**
   * Starts a host without variables, with the devices whose numbers Linux has fixed, and of whose
   * files each is there.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Nullable Bytes variable(Bytes name) {
    return variables.get(name);
  }

  /** The number of a device; empty if it is not known, or if there is none. */
  OptionalInt device(Bytes path) {
    Integer number = devices.get(path);
    if (number != null) {
      return OptionalInt.of(number);
    }
    return complete ? OptionalInt.empty() : DeviceNumbers.find(path);
  }

  OptionalInt currentRoot() {
    return currentRoot;
  }

  boolean knowsAllDevices() {
    return complete;
  }

  boolean isMissing(Bytes path) {
    return missing.contains(path);
  }

  Bytes bootDevice() {
    return bootDevice;
  }

  Bytes bootDirectory() {
    return bootDirectory;
  }

  /** Collects a host. */
  public static final class Builder {
    private final Map<Bytes, Bytes> variables = new HashMap<>();
    private final Map<Bytes, Integer> devices = new HashMap<>();
    private OptionalInt currentRoot = OptionalInt.empty();
    private boolean complete;
    private final Set<Bytes> missing = new HashSet<>();
    private Bytes bootDevice = Bytes.utf8("dev000");
    private Bytes bootDirectory = Bytes.utf8("/");

    private Builder() {}

    /**
     * Sets a variable: for LILO one of the environment, such as {@code HOME}, for ELILO one of its
     * own, such as {@code H}.
     *
     * @param name the name, without {@code $} or {@code %}
     * @param value the value
     * @return this builder
     */
    public Builder variable(String name, Bytes value) {
      variables.put(Bytes.utf8(name), requireNonNull(value));
      return this;
    }

    /**
     * Adds a device.
     *
     * @param path its name, such as {@code /dev/vg/root}
     * @param major the major number
     * @param minor the minor number
     * @return this builder
     */
    public Builder device(String path, int major, int minor) {
      devices.put(Bytes.utf8(path), DeviceNumbers.of(major, minor));
      return this;
    }

    /**
     * Sets the device that is mounted as the root, which {@code root=current} stands for.
     *
     * @param major the major number
     * @param minor the minor number
     * @return this builder
     */
    public Builder currentRoot(int major, int minor) {
      this.currentRoot = OptionalInt.of(DeviceNumbers.of(major, minor));
      return this;
    }

    /**
     * Says that there are no other devices than those that were added.
     *
     * @return this builder
     */
    public Builder noOtherDevices() {
      this.complete = true;
      return this;
    }

    /**
     * Says that a file is missing.
     *
     * @param path its path as the configuration names it
     * @return this builder
     */
    public Builder missing(String path) {
      missing.add(Bytes.utf8(path));
      return this;
    }

    /**
     * Sets where ELILO was started from; without this {@code dev000} and {@code /}.
     *
     * @param device ELILO's name of the device
     * @param directory the directory, with a separator at its end
     * @return this builder
     */
    public Builder startedFrom(String device, String directory) {
      this.bootDevice = Bytes.utf8(device);
      this.bootDirectory = Bytes.utf8(directory);
      return this;
    }

    /**
     * Returns the host.
     *
     * @return an immutable host
     */
    public LiloHost build() {
      return new LiloHost(this);
    }
  }
}
