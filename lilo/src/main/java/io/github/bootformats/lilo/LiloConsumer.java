package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import java.util.List;
import java.util.Optional;

/** Who reads a configuration, in which version. */
public final class LiloConsumer {
  /**
   * LILO 24: the facts are from the sources of 24.3 (cfg.c, bsect.c, boot.c and second.S; those of
   * 24.0 are the same in what is told here), built with the options of its make.vars, among them
   * IGNORECASE and three sectors of names. It reads what 21 to 23 read, and takes longer words and
   * more options.
   *
   * <p>What needs the devices themselves is not looked at: whether a kernel is one, geometries, the
   * syntax of serial, bitmap, menu-scheme and the like.
   */
  public static final LiloConsumer LILO_24 = new LiloConsumer("lilo", "24", LiloDialect.LILO);

  /**
   * ELILO 3: the facts are from the sources of 3.16 (config.c, choosers/simple.c and vars.c), with
   * the options of all architectures.
   */
  public static final LiloConsumer ELILO_3 = new LiloConsumer("elilo", "3", LiloDialect.ELILO);

  private final String id;
  private final String version;
  private final LiloDialect dialect;

  private LiloConsumer(String id, String version, LiloDialect dialect) {
    this.id = id;
    this.version = version;
    this.dialect = dialect;
  }

  /**
   * Returns every consumer.
   *
   * @return the constants above, in their order
   */
  public static List<LiloConsumer> all() {
    return List.of(LILO_24, ELILO_3);
  }

  /**
   * Looks a consumer up.
   *
   * @param id its {@link #id}
   * @return the consumer, or empty
   */
  public static Optional<LiloConsumer> find(String id) {
    return all().stream().filter(consumer -> consumer.id().equals(id)).findFirst();
  }

  /**
   * Returns the name for programs.
   *
   * @return such as {@code lilo}
   */
  public String id() {
    return id;
  }

  /**
   * Returns the version.
   *
   * @return such as {@code 24}
   */
  public String version() {
    return version;
  }

  /**
   * Returns how this reads bytes.
   *
   * @return the dialect
   */
  public LiloDialect dialect() {
    return dialect;
  }

  /**
   * Makes the menu of a configuration.
   *
   * @param document the configuration; its bytes count, whatever dialect it was read as
   * @param host what the loader finds around it
   * @param file the name for findings and places, perhaps nothing
   * @param limits {@link LiloLimits}
   * @return the menu
   * @throws LimitExceededException if the command lines of all entries are longer than the limits
   *     allow
   */
  public LiloMenu menu(LiloDocument document, LiloHost host, Bytes file, ReadLimits limits)
      throws LimitExceededException {
    Bytes text = document.toBytes();
    return dialect == LiloDialect.LILO
        ? LiloMenus.of(this, LiloRun.of(text, host, limits), file)
        : EliloMenus.of(this, EliloRun.of(text), host, file, limits);
  }

  /**
   * Makes the menu of a configuration on a host of which nothing is known.
   *
   * @param document the configuration
   * @return the menu
   * @throws LimitExceededException if the command lines of all entries are longer than the limits
   *     allow
   */
  public LiloMenu menu(LiloDocument document) throws LimitExceededException {
    return menu(document, LiloHost.builder().build(), Bytes.empty(), ReadLimits.defaults());
  }

  /** Returns such as {@code lilo 24}. */
  @Override
  public String toString() {
    return id + " " + version;
  }
}
