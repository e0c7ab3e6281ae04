package io.github.bootformats.grub;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.tree.FileTree;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that GRUB would run on: what it would find, and what it would be told. Instances are
 * immutable, but for the trees, which are only read.
 */
public final class GrubHost {
  private final List<GrubDevice> devices;
  private final String root;
  private final Bytes prefix;
  private final Bytes configFile;
  private final String cpu;
  private final String platform;
  private final Map<String, String> variables;
  private final Optional<LocalDateTime> clock;
  private final List<Bytes> input;

  private GrubHost(Builder builder) {
    this.devices = List.copyOf(builder.devices);
    this.root = builder.root;
    this.prefix =
        builder.prefix.isEmpty() ? Bytes.utf8("(" + root + ")/boot/grub") : builder.prefix;
    this.configFile =
        builder.configFile.isEmpty()
            ? Bytes.utf8(this.prefix.decodeUtf8().orElse("") + "/grub.cfg")
            : builder.configFile;
    this.cpu = builder.cpu;
    this.platform = builder.platform;
    this.variables = Map.copyOf(builder.variables);
    this.clock = builder.clock;
    this.input = List.copyOf(builder.input);
  }

  /**
   * Describes a PC with one disk, whose first partition has some files.
   *
   * @param boot the files of {@code (hd0,msdos1)}, which is {@code $root}
   * @return the host
   */
  public static GrubHost of(FileTree boot) {
    return builder().filesystem("hd0,msdos1", boot).build();
  }

  /**
   * Describes a PC on which GRUB finds nothing but the script.
   *
   * @return the host
   */
  public static GrubHost empty() {
    return builder().build();
  }

  /**
   * Starts a description.
   *
   * @return a builder for a PC without disks
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns what GRUB finds.
   *
   * @return the disks and partitions, in the order in which they were described
   */
  public List<GrubDevice> devices() {
    return devices;
  }

  /**
   * Looks a device up as GRUB does.
   *
   * @param name a name without parentheses
   * @return the device
   */
  public Optional<GrubDevice> device(String name) {
    return devices.stream().filter(device -> device.isNamed(name)).findFirst();
  }

  /**
   * Returns the device that {@code $root} names in the beginning.
   *
   * @return such as {@code hd0,msdos1}
   */
  public String root() {
    return root;
  }

  /**
   * Returns what {@code $prefix} is in the beginning.
   *
   * @return such as {@code (hd0,msdos1)/boot/grub}
   */
  public Bytes prefix() {
    return prefix;
  }

  /**
   * Returns the path of the script that is run.
   *
   * @return the path, with a device
   */
  public Bytes configFile() {
    return configFile;
  }

  /**
   * Returns {@code $grub_cpu}.
   *
   * @return such as {@code i386} or {@code x86_64}
   */
  public String cpu() {
    return cpu;
  }

  /**
   * Returns {@code $grub_platform}.
   *
   * @return such as {@code pc} or {@code efi}
   */
  public String platform() {
    return platform;
  }

  /**
   * Returns further variables that are set in the beginning.
   *
   * @return their values by their names
   */
  public Map<String, String> variables() {
    return variables;
  }

  /**
   * Returns the time that {@code $YEAR}, {@code $HOUR} and so on tell.
   *
   * @return the time; empty when these variables are not set
   */
  public Optional<LocalDateTime> clock() {
    return clock;
  }

  /**
   * Returns what is typed when the script asks by {@code read}.
   *
   * @return the lines in order
   */
  public List<Bytes> input() {
    return input;
  }

  /** Collects a description. */
  public static final class Builder {
    private final List<GrubDevice> devices = new ArrayList<>();
    private String root = "hd0,msdos1";
    private Bytes prefix = Bytes.empty();
    private Bytes configFile = Bytes.empty();
    private String cpu = "i386";
    private String platform = "pc";
    private final Map<String, String> variables = new LinkedHashMap<>();
    private Optional<LocalDateTime> clock = Optional.empty();
    private final List<Bytes> input = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a disk and its partitions, without file systems.
     *
     * @param name the disk's name, such as {@code hd0}
     * @param partitions the partitions, by whose table their names are made: {@code hd0,gpt1}
     * @return this builder
     */
    public Builder disk(String name, PartitionMap partitions) {
      add(new GrubDevice(name, Optional.empty(), Optional.empty(), Optional.empty()));
      String scheme = partitions.table().equals("gpt") ? "gpt" : "msdos";
      for (Partition partition : partitions.partitions()) {
        String part = name + "," + scheme + partition.number();
        add(new GrubDevice(part, Optional.empty(), Optional.empty(), Optional.empty()));
      }
      return this;
    }

    /**
     * Adds a file system without label and UUID.
     *
     * @param device the name of its disk or partition, which need not be described before
     * @param tree its files
     * @return this builder
     */
    public Builder filesystem(String device, FileTree tree) {
      return device(new GrubDevice(device, Optional.of(tree), Optional.empty(), Optional.empty()));
    }

    /**
     * Adds a file system.
     *
     * @param device the name of its disk or partition, which need not be described before
     * @param tree its files
     * @param label its label, or empty for none
     * @param uuid its UUID as GRUB prints it, or empty for none
     * @return this builder
     */
    public Builder filesystem(String device, FileTree tree, String label, String uuid) {
      return device(
          new GrubDevice(
              device,
              Optional.of(tree),
              Optional.of(label).filter(text -> !text.isEmpty()),
              Optional.of(uuid).filter(text -> !text.isEmpty())));
    }

    /**
     * Adds a device, or describes one better that was added before.
     *
     * @param device the device
     * @return this builder
     */
    public Builder device(GrubDevice device) {
      if (devices.stream().noneMatch(d -> d.name().equals(device.disk()))) {
        add(new GrubDevice(device.disk(), Optional.empty(), Optional.empty(), Optional.empty()));
      }
      return add(device);
    }

    private Builder add(GrubDevice device) {
      for (int i = 0; i < devices.size(); i++) {
        if (devices.get(i).name().equals(device.name())) {
          devices.set(i, device);
          return this;
        }
      }
      devices.add(device);
      return this;
    }

    /**
     * Sets {@code $root}; without this it is {@code hd0,msdos1}.
     *
     * @param device the name of a device
     * @return this builder
     */
    public Builder root(String device) {
      this.root = requireNonNull(device);
      return this;
    }

    /**
     * Sets {@code $prefix}; without this it is {@code /boot/grub} of {@code $root}.
     *
     * @param path a path with a device
     * @return this builder
     */
    public Builder prefix(Bytes path) {
      this.prefix = requireNonNull(path);
      return this;
    }

    /**
     * Sets the path of the script; without this it is {@code grub.cfg} below {@code $prefix}.
     *
     * @param path a path with a device
     * @return this builder
     */
    public Builder configFile(Bytes path) {
      this.configFile = requireNonNull(path);
      return this;
    }

    /**
     * Sets what GRUB is built for; without this it is {@code i386} and {@code pc}.
     *
     * @param cpu {@code $grub_cpu}
     * @param platform {@code $grub_platform}
     * @return this builder
     */
    public Builder platform(String cpu, String platform) {
      this.cpu = requireNonNull(cpu);
      this.platform = requireNonNull(platform);
      return this;
    }

    /**
     * Sets a variable in the beginning.
     *
     * @param name its name
     * @param value its value
     * @return this builder
     */
    public Builder variable(String name, String value) {
      variables.put(requireNonNull(name), requireNonNull(value));
      return this;
    }

    /**
     * Sets the time.
     *
     * @param time the time that the machine's clock shows
     * @return this builder
     */
    public Builder clock(LocalDateTime time) {
      this.clock = Optional.of(time);
      return this;
    }

    /**
     * Adds a line that is typed when the script asks.
     *
     * @param line the line
     * @return this builder
     */
    public Builder input(Bytes line) {
      input.add(requireNonNull(line));
      return this;
    }

    /**
     * Returns the description.
     *
     * @return an immutable host
     */
    public GrubHost build() {
      return new GrubHost(this);
    }
  }
}
