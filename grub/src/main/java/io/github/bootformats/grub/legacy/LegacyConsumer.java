package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Who reads a configuration, in which version. */
public enum LegacyConsumer {
  /** GRUB 0.97 as Debian 12 builds it: {@code grub-legacy} 0.97-80. */
  GRUB_0_97(LegacyFinding.FORMAT),

  /**
   * GRUB 0.97 as Ubuntu built it up to 2009, which knows {@code uuid} and {@code quiet} as well;
   * after the documentation of its patches, not asked itself.
   */
  GRUB_UBUNTU_0_97("grub-legacy-ubuntu");

  private static final String VERSION = "0.97";
  private static final Set<LegacyKeyword> UBUNTU_ONLY =
      Set.of(LegacyKeyword.UUID, LegacyKeyword.QUIET);

  private final String id;

  LegacyConsumer(String id) {
    this.id = id;
  }

  /**
   * Returns the name for programs.
   *
   * @return such as {@code grub-legacy}
   */
  public String id() {
    return id;
  }

  /**
   * Returns the version.
   *
   * @return such as {@code 0.97}
   */
  public String version() {
    return VERSION;
  }

  /**
   * Tells by its commands for whom a configuration is.
   *
   * @param document the configuration
   * @return Ubuntu's GRUB if it has commands that only that one knows
   */
  public static LegacyConsumer of(LegacyDocument document) {
    return document.nodes().stream()
            .filter(LegacyCommand.class::isInstance)
            .flatMap(node -> ((LegacyCommand) node).keyword().stream())
            .anyMatch(UBUNTU_ONLY::contains)
        ? GRUB_UBUNTU_0_97
        : GRUB_0_97;
  }

  /** Finds a command that this GRUB knows. */
  Optional<LegacyKeyword> keyword(LegacyCommand command) {
    return command
        .keyword()
        .filter(word -> this == GRUB_UBUNTU_0_97 || !UBUNTU_ONLY.contains(word));
  }

  /**
   * Makes the menu of a configuration on a host's boot device.
   *
   * @param host what GRUB finds
   * @param config the configuration
   * @param limits {@link LegacyLimits}
   * @return the menu
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws io.github.bootformats.api.FormatException if the file is larger than the limits allow,
   *     or the host's tree is damaged
   * @throws IOException if reading fails
   */
  public LegacyMenu menu(LegacyHost host, TreePath config, ReadLimits limits) throws IOException {
    return MenuRun.of(document -> this, host, config, limits);
  }

  /**
   * Makes the menu of a configuration that stands alone.
   *
   * @param document the configuration
   * @return the menu; nothing is said of the files that it names
   */
  public LegacyMenu menu(LegacyDocument document) {
    return MenuRun.alone(this, document);
  }

  /**
   * Makes the menu of a configuration that stands alone.
   *
   * @param text its exact bytes
   * @return the menu; nothing is said of the files that it names
   */
  public LegacyMenu menu(Bytes text) {
    return menu(LegacyDocument.parse(text).model());
  }

  /** Returns {@code grub-legacy 0.97}. */
  @Override
  public String toString() {
    return id + " " + VERSION;
  }
}
