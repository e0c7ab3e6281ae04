package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import java.util.Optional;

/** The kinds of kernels that {@code legacy_kernel} loads, in the order in which it tries them. */
enum LegacyKernel {
  LINUX,
  MULTIBOOT,
  KFREEBSD,
  KNETBSD,
  KOPENBSD;

  /** Finds the kind that an option says, all of which {@code legacy_kernel} takes whole. */
  static Optional<LegacyKernel> ofOption(String word) {
    return switch (word) {
      case "--type=linux", "--type=biglinux" -> Optional.of(LINUX);
      case "--type=multiboot" -> Optional.of(MULTIBOOT);
      case "--type=freebsd" -> Optional.of(KFREEBSD);
      case "--type=netbsd" -> Optional.of(KNETBSD);
      case "--type=openbsd" -> Optional.of(KOPENBSD);
      default -> Optional.empty();
    };
  }

  /**
   * Finds the kind of a kernel. Where its first bytes do not tell, it is taken for Linux; kernels
   * of BSD are never found out without an option.
   */
  static LegacyKernel of(Optional<Bytes> head) {
    return head.filter(bytes -> !KernelHeader.isLinux(bytes))
            .filter(KernelHeader::isMultiboot)
            .isPresent()
        ? MULTIBOOT
        : LINUX;
  }

  /** Returns whether a kernel is not known to be of another kind. */
  boolean accepts(Optional<Bytes> head) {
    return switch (this) {
      case LINUX -> of(head) == LINUX;
      case MULTIBOOT -> head.isEmpty() || KernelHeader.isMultiboot(head.get());
      default -> true;
    };
  }
}
