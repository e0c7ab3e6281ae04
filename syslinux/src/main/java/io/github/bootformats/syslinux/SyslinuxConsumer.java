package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.syslinux.ConfigReader.ConfigFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Who reads a configuration, in which version. */
public final class SyslinuxConsumer {
  /**
   * SYSLINUX, ISOLINUX, EXTLINUX and PXELINUX 6.04 for BIOS, as Debian 12 builds them: the core
   * (com32/elflink/ldlinux) and the menu programs (com32/menu).
   */
  public static final SyslinuxConsumer SYSLINUX_6_04 = new SyslinuxConsumer("syslinux", "6.04");

  private final String id;
  private final String version;

  private SyslinuxConsumer(String id, String version) {
    this.id = id;
    this.version = version;
  }

  /**
   * Returns the name for programs.
   *
   * @return such as {@code syslinux}
   */
  public String id() {
    return id;
  }

  /**
   * Returns the version.
   *
   * @return such as {@code 6.04}
   */
  public String version() {
    return version;
  }

  /**
   * Makes the menu of a configuration among the files of a host.
   *
   * @param host what SYSLINUX finds
   * @param config the configuration
   * @param limits {@link SyslinuxLimits}
   * @return the menu
   * @throws NoSuchFileException if there is no such file
   * @throws io.github.bootformats.api.FormatException if a file is larger than the limits allow, or
   *     the host's tree is damaged
   * @throws IOException if reading fails
   */
  public SyslinuxMenu menu(SyslinuxHost host, TreePath config, ReadLimits limits)
      throws IOException {
    Bytes name = ConfigPaths.of(config);
    Optional<Bytes> bytes = host.files().read(TreePath.root(), name, limits);
    if (bytes.isEmpty()) {
      throw new NoSuchFileException(name.toString());
    }
    SyslinuxDocument document = SyslinuxDocument.parse(bytes.get()).model();
    TreePath directory = host.workingDirectory(config);
    return SyslinuxMenu.of(
        this, new CoreRun(host, limits, directory, new ConfigFile(name, document)), limits);
  }

  /**
   * Makes the menu of a configuration that stands alone: what it includes is missing.
   *
   * @param document the configuration
   * @return the menu
   */
  public SyslinuxMenu menu(SyslinuxDocument document) {
    return menu(document, SyslinuxHost.builder().build(), ReadLimits.defaults());
  }

  private SyslinuxMenu menu(SyslinuxDocument document, SyslinuxHost host, ReadLimits limits) {
    try {
      ConfigFile file = new ConfigFile(Bytes.empty(), document);
      return SyslinuxMenu.of(this, new CoreRun(host, limits, TreePath.root(), file), limits);
    } catch (IOException e) {
      throw new IllegalStateException("a host without files was read", e);
    }
  }

  /** Returns {@code syslinux 6.04}. */
  @Override
  public String toString() {
    return id + " " + version;
  }
}
