package io.github.bootformats.api.boot;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of a {@link BootMenu}: what is shown, and what is loaded and started when it is chosen.
 *
 * <p>Paths are as the loader names them, relative ones and devices such as {@code (hd0,gpt2)}
 * included. An entry is a plain value; whether the files exist is not its business. Instances are
 * immutable.
 */
public final class BootEntry {
  /** A part of an entry that may be said in a place of its own. */
  public enum Part {
    /** The title. */
    TITLE,
    /** The kernel. */
    KERNEL,
    /** The initrds. */
    INITRDS,
    /** The command line. */
    COMMAND_LINE,
    /** The device tree. */
    DEVICE_TREE,
    /** The modules. */
    MODULES
  }

  private final Bytes title;
  private final Bytes id;
  private final BootKind kind;
  private final Optional<Bytes> kernel;
  private final List<Bytes> initrds;
  private final Bytes commandLine;
  private final List<Bytes> arguments;
  private final Optional<Bytes> deviceTree;
  private final List<BootModule> modules;
  private final List<BootEntry> entries;
  private final Optional<SourceLocation> source;
  private final Map<Part, SourceLocation> partSources;

  private BootEntry(Builder builder) {
    this.title = builder.title;
    this.id = builder.id;
    this.kind = builder.kind;
    this.kernel = builder.kernel;
    this.initrds = List.copyOf(builder.initrds);
    this.commandLine = builder.commandLine;
    this.arguments = List.copyOf(builder.arguments);
    this.deviceTree = builder.deviceTree;
    this.modules = List.copyOf(builder.modules);
    this.entries = List.copyOf(builder.entries);
    this.source = builder.source;
    this.partSources = Map.copyOf(builder.partSources);
  }

  /**
   * Starts an entry.
   *
   * @param kind what it starts
   * @param title what is shown
   * @return a builder
   */
  public static Builder builder(BootKind kind, Bytes title) {
    return new Builder(kind, title);
  }

  /**
   * Starts an entry that is like this one.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder(kind, title);
    builder.id = id;
    builder.kernel = kernel;
    builder.initrds = initrds;
    builder.commandLine = commandLine;
    builder.arguments = arguments;
    builder.deviceTree = deviceTree;
    builder.modules = modules;
    builder.entries = entries;
    builder.source = source;
    builder.partSources.putAll(partSources);
    return builder;
  }

  /**
   * Returns what is shown.
   *
   * @return the title, without marks that only choose its hot key
   */
  public Bytes title() {
    return title;
  }

  /**
   * Returns the name by which the configuration and the user choose this entry.
   *
   * @return a label, or an {@code --id}; perhaps nothing
   */
  public Bytes id() {
    return id;
  }

  /**
   * Returns what this entry starts.
   *
   * @return the kind
   */
  public BootKind kind() {
    return kind;
  }

  /**
   * Returns the file that is started.
   *
   * @return a path as the loader names it; empty when no file is started
   */
  public Optional<Bytes> kernel() {
    return kernel;
  }

  /**
   * Returns the initial RAM disks, which the kernel sees as one, in this order.
   *
   * @return paths as the loader names them
   */
  public List<Bytes> initrds() {
    return initrds;
  }

  /**
   * Returns the exact command line that the kernel or program is given, with all that the loader
   * adds to it.
   *
   * @return the bytes, without a NUL at the end
   */
  public Bytes commandLine() {
    return commandLine;
  }

  /**
   * Returns the command line as Linux reads it.
   *
   * @return the command line, up to a NUL
   */
  public KernelCommandLine kernelCommandLine() {
    return KernelCommandLine.parse(commandLine.untilNul());
  }

  /**
   * Returns the words that the loader hands over, without those that it adds itself: what remains
   * of an evaluated command, one element a word. A loader that knows no words but only a line gives
   * the words of {@link KernelCommandLine}.
   *
   * @return the words in order, without the kernel
   */
  public List<Bytes> arguments() {
    return arguments;
  }

  /**
   * Returns the device tree that the kernel is given.
   *
   * @return a path as the loader names it
   */
  public Optional<Bytes> deviceTree() {
    return deviceTree;
  }

  /**
   * Returns the modules of a Multiboot kernel.
   *
   * @return the modules in order
   */
  public List<BootModule> modules() {
    return modules;
  }

  /**
   * Returns the entries of the menu below this entry.
   *
   * @return the entries in order; none unless this is a {@link BootKind#SUBMENU} or leads to
   *     another {@link BootKind#CONFIG}
   */
  public List<BootEntry> entries() {
    return entries;
  }

  /**
   * Returns where this entry begins.
   *
   * @return the place; empty when no file says it
   */
  public Optional<SourceLocation> source() {
    return source;
  }

  /**
   * Returns where a part of this entry was said.
   *
   * @param part which part
   * @return the place that had the last word
   */
  public Optional<SourceLocation> source(Part part) {
    return Optional.ofNullable(partSources.get(part));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof BootEntry other
        && title.equals(other.title)
        && id.equals(other.id)
        && kind == other.kind
        && kernel.equals(other.kernel)
        && initrds.equals(other.initrds)
        && commandLine.equals(other.commandLine)
        && arguments.equals(other.arguments)
        && deviceTree.equals(other.deviceTree)
        && modules.equals(other.modules)
        && entries.equals(other.entries)
        && source.equals(other.source)
        && partSources.equals(other.partSources);
  }

  @Override
  public int hashCode() {
    return Objects.hash(title, id, kind, kernel, initrds, commandLine, entries, source);
  }

  /** Returns the kind, the id and the title, safe to print. */
  @Override
  public String toString() {
    return kind.id() + " " + id + " \"" + title + "\"";
  }

  /** Collects an entry. */
  public static final class Builder {
    private final BootKind kind;
    private final Bytes title;
    private Bytes id = Bytes.empty();
    private Optional<Bytes> kernel = Optional.empty();
    private List<Bytes> initrds = List.of();
    private Bytes commandLine = Bytes.empty();
    private List<Bytes> arguments = List.of();
    private Optional<Bytes> deviceTree = Optional.empty();
    private List<BootModule> modules = List.of();
    private List<BootEntry> entries = List.of();
    private Optional<SourceLocation> source = Optional.empty();
    private final Map<Part, SourceLocation> partSources = new EnumMap<>(Part.class);

    private Builder(BootKind kind, Bytes title) {
      this.kind = requireNonNull(kind);
      this.title = requireNonNull(title);
    }

    /**
     * Sets the name by which the entry is chosen.
     *
     * @param id the label or id
     * @return this builder
     */
    public Builder id(Bytes id) {
      this.id = requireNonNull(id);
      return this;
    }

    /**
     * Sets the file that is started.
     *
     * @param kernel a path as the loader names it
     * @return this builder
     */
    public Builder kernel(Bytes kernel) {
      this.kernel = Optional.of(kernel);
      return this;
    }

    /**
     * Sets the initial RAM disks.
     *
     * @param initrds paths in order
     * @return this builder
     */
    public Builder initrds(List<Bytes> initrds) {
      this.initrds = List.copyOf(initrds);
      return this;
    }

    /**
     * Sets the exact command line.
     *
     * @param commandLine the bytes
     * @return this builder
     */
    public Builder commandLine(Bytes commandLine) {
      this.commandLine = requireNonNull(commandLine);
      return this;
    }

    /**
     * Sets the words that the loader hands over.
     *
     * @param arguments the words, without the kernel
     * @return this builder
     */
    public Builder arguments(List<Bytes> arguments) {
      this.arguments = List.copyOf(arguments);
      return this;
    }

    /**
     * Sets the device tree.
     *
     * @param deviceTree a path as the loader names it
     * @return this builder
     */
    public Builder deviceTree(Bytes deviceTree) {
      this.deviceTree = Optional.of(deviceTree);
      return this;
    }

    /**
     * Sets the modules of a Multiboot kernel.
     *
     * @param modules the modules in order
     * @return this builder
     */
    public Builder modules(List<BootModule> modules) {
      this.modules = List.copyOf(modules);
      return this;
    }

    /**
     * Sets the entries below this one.
     *
     * @param entries the entries in order
     * @return this builder
     */
    public Builder entries(List<BootEntry> entries) {
      this.entries = List.copyOf(entries);
      return this;
    }

    /**
     * Says where the entry begins.
     *
     * @param source the place
     * @return this builder
     */
    public Builder source(SourceLocation source) {
      this.source = Optional.of(source);
      return this;
    }

    /**
     * Says where a part was said.
     *
     * @param part which part
     * @param source the place that had the last word
     * @return this builder
     */
    public Builder source(Part part, SourceLocation source) {
      partSources.put(part, requireNonNull(source));
      return this;
    }

    /**
     * Returns the entry.
     *
     * @return an immutable entry
     * @throws IllegalArgumentException if there are entries below one that is neither a {@link
     *     BootKind#SUBMENU} nor a {@link BootKind#CONFIG}
     */
    public BootEntry build() {
      if (!entries.isEmpty() && kind != BootKind.SUBMENU && kind != BootKind.CONFIG) {
        throw new IllegalArgumentException("entries below one of kind " + kind.id());
      }
      return new BootEntry(this);
    }
  }
}
