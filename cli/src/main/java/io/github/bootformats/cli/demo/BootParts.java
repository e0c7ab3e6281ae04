package io.github.bootformats.cli.demo;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a disk that boots needs and this project does not make.
 *
 * @param kernel Linux
 * @param modules the kernel's modules by their names, in the order in which they are loaded
 * @param busybox BusyBox, linked statically: the programs of the initramfs and of the root
 * @param grub GRUB's images, if there are any
 */
public record BootParts(
    FileContent kernel,
    Map<String, FileContent> modules,
    FileContent busybox,
    Optional<GrubImages> grub) {
  public BootParts {
    requireNonNull(kernel);
    requireNonNull(busybox);
    requireNonNull(grub);
    modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
  }

  /**
   * GRUB for a BIOS.
   *
   * @param boot {@code boot.img}
   * @param core what grub-mkimage made
   */
  public record GrubImages(Bytes boot, Bytes core) {}
}
