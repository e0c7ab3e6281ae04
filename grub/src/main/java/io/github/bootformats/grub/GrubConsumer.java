package io.github.bootformats.grub;

import io.github.bootformats.grub.internal.run.Dialect;
import java.util.List;
import java.util.Optional;

/** Which GRUB, in which version, runs a script. */
public final class GrubConsumer {
  /** GRUB 2.06 of the GNU project, as Debian 12 builds it. */
  public static final GrubConsumer GRUB_2_06 =
      new GrubConsumer("grub", "2.06", new Dialect(false, false, false));

  /**
   * GRUB 2.06 with the changes of Fedora and Red Hat Enterprise Linux (rhboot/grub2): {@code
   * blscfg} makes entries of the files in {@code /loader/entries}, there are {@code increment},
   * {@code decrement} and {@code hiddenentry}, new contexts have all variables, {@code default} is
   * looked up among ids first, and {@code \xHH} stays as it is in words without quotes.
   */
  public static final GrubConsumer GRUB_RHBOOT_2_06 =
      new GrubConsumer("grub-rhboot", "2.06", new Dialect(true, true, true));

  private final String id;
  private final String version;
  private final Dialect dialect;

  private GrubConsumer(String id, String version, Dialect dialect) {
    this.id = id;
    this.version = version;
    this.dialect = dialect;
  }

  /**
   * Returns every consumer.
   *
   * @return the constants above, in their order
   */
  public static List<GrubConsumer> all() {
    return List.of(GRUB_2_06, GRUB_RHBOOT_2_06);
  }

  /**
   * Looks a consumer up.
   *
   * @param id its {@link #id}
   * @return the consumer, or empty
   */
  public static Optional<GrubConsumer> find(String id) {
    return all().stream().filter(consumer -> consumer.id().equals(id)).findFirst();
  }

  /**
   * Returns the name for programs.
   *
   * @return such as {@code grub}
   */
  public String id() {
    return id;
  }

  /**
   * Returns the version.
   *
   * @return such as {@code 2.06}
   */
  public String version() {
    return version;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Returns {@code grub 2.06}. */
  @Override
  public String toString() {
    return id + " " + version;
  }
}
