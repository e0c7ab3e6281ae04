package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What SYSLINUX finds when it starts: files, facts about the machine, keys that are held. Instances
 * are immutable.
 */
public final class SyslinuxHost {
  private final ConfigFiles files;
  private final boolean complete;
  private final Optional<TreePath> workingDirectory;
  private final Map<SysAppend, Bytes> facts;
  private final Optional<Bytes> savedLabel;
  private final boolean shift;

  private SyslinuxHost(Builder builder) {
    this.files = builder.files;
    this.complete = builder.complete;
    this.workingDirectory = builder.workingDirectory;
    this.facts = Map.copyOf(builder.facts);
    this.savedLabel = builder.savedLabel;
    this.shift = builder.shift;
  }

  /**
   * Starts a host whose files are those of a tree.
   *
   * @param tree the file system that SYSLINUX boots from
   * @return a builder
   */
  public static Builder builder(FileTree tree) {
    return new Builder(new TreeConfigFiles(tree));
  }

  /**
   * Starts a host whose files are those of a directory. No path and no symbolic link leads out of
   * it.
   *
   * @param root the directory that is the root of the file system SYSLINUX boots from
   * @return a builder
   */
  public static Builder builder(Path root) {
    return new Builder(new DirectoryConfigFiles(root));
  }

  /**
   * Starts a host of which no files are known: includes are missing, everything else is taken to be
   * there.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder(ConfigFiles.NONE);
  }

  ConfigFiles files() {
    return files;
  }

  boolean isComplete() {
    return complete;
  }

  TreePath workingDirectory(TreePath config) {
    return workingDirectory.orElseGet(() -> SyslinuxVariant.of(config).workingDirectory(config));
  }

  /** The whole parameter, such as {@code BOOTIF=01-52-54-00-12-34-56}. */
  Optional<Bytes> fact(SysAppend fact) {
    return Optional.ofNullable(facts.get(fact))
        .map(value -> Bytes.join(Bytes.utf8(fact.prefix()), value));
  }

  Optional<Bytes> savedLabel() {
    return savedLabel;
  }

  boolean isShiftHeld() {
    return shift;
  }

  /** Collects a host. */
  public static final class Builder {
    private final ConfigFiles files;
    private boolean complete;
    private Optional<TreePath> workingDirectory = Optional.empty();
    private final Map<SysAppend, Bytes> facts = new EnumMap<>(SysAppend.class);
    private Optional<Bytes> savedLabel = Optional.empty();
    private boolean shift;

    private Builder(ConfigFiles files) {
      this.files = files;
    }

    /**
     * Says that all files are known: a kernel or initrd that is missing cannot be loaded. Without
     * this, what is missing is taken to be there.
     *
     * @return this builder
     */
    public Builder complete() {
      this.complete = true;
      return this;
    }

    /**
     * Sets the directory that relative paths begin at; without this it follows from the path of the
     * configuration ({@link SyslinuxVariant}).
     *
     * @param directory the directory
     * @return this builder
     */
    public Builder workingDirectory(TreePath directory) {
      this.workingDirectory = Optional.of(directory);
      return this;
    }

    /**
     * Sets a fact that {@code SYSAPPEND} may ask for; without this the machine does not have it.
     *
     * @param fact which
     * @param value what stands behind its {@code =}
     * @return this builder
     */
    public Builder fact(SysAppend fact, Bytes value) {
      facts.put(fact, requireNonNull(value));
      return this;
    }

    /**
     * Sets what {@code MENU SAVE} has kept from another time.
     *
     * @param label the label
     * @return this builder
     */
    public Builder savedLabel(Bytes label) {
      this.savedLabel = Optional.of(label);
      return this;
    }

    /**
     * Says that a Shift key is held.
     *
     * @return this builder
     */
    public Builder shiftHeld() {
      this.shift = true;
      return this;
    }

    /**
     * Returns the host.
     *
     * @return an immutable host
     */
    public SyslinuxHost build() {
      return new SyslinuxHost(this);
    }
  }
}
