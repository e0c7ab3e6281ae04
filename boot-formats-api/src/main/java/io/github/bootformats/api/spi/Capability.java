package io.github.bootformats.api.spi;

import static java.util.Objects.requireNonNull;

/**
 * Something that a format may be able to do, and the type that does it.
 *
 * <p>The set is open: modules may define their own. A tool that serves a capability serves every
 * format that has it, those that are written later too. Two capabilities are the same when their
 * ids are.
 *
 * @param <C> the type that does it
 */
public final class Capability<C> {
  /** Reads an image into the format's raw model. */
  public static final Capability<ImageReader<?>> READ = of("read", ImageReader.class);

  /** Writes the format's raw model. */
  public static final Capability<ImageWriter<?>> WRITE = of("write", ImageWriter.class);

  /** Describes an image for people and programs. */
  public static final Capability<Reporter> REPORT = of("report", Reporter.class);

  /** Lists the images inside an image. */
  public static final Capability<ChildLister> CHILDREN = of("children", ChildLister.class);

  /** Lists the partitions of a disk. */
  public static final Capability<PartitionLister> PARTITIONS =
      of("partitions", PartitionLister.class);

  /** Opens an image as a tree of files. */
  public static final Capability<TreeOpener> TREE = of("tree", TreeOpener.class);

  /** Reads a boot loader's configuration as the loader does. */
  public static final Capability<MenuReader> MENU = of("menu", MenuReader.class);

  /** Changes a boot loader's configuration. */
  public static final Capability<ConfigOpener> CONFIG = of("config", ConfigOpener.class);

  private final String id;
  private final Class<?> type;

  private Capability(String id, Class<?> type) {
    this.id = id;
    this.type = type;
  }

  /**
   * Defines a capability; done once, in a constant.
   *
   * @param <C> the type that does it
   * @param id a stable id of lower-case words
   * @param type the class of {@code C}, without its type arguments
   * @return the capability
   */
  public static <C> Capability<C> of(String id, Class<? super C> type) {
    return new Capability<>(requireNonNull(id), requireNonNull(type));
  }

  /**
   * Returns the id.
   *
   * @return the id, such as {@code report}
   */
  public String id() {
    return id;
  }

  /**
   * Casts an implementation that is known to be of this capability's type.
   *
   * @param implementation the implementation
   * @return the same, typed
   * @throws ClassCastException if it is of another type
   */
  @SuppressWarnings(
      "unchecked") // checked against the raw type; type arguments are the provider's promise
  public C cast(Object implementation) {
    return (C) requireNonNull(type.cast(implementation));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Capability<?> other && id.equals(other.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
