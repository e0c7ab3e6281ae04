package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.KernelHeader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The argument of {@code kernel} without its options.
 *
 * @param line the kernel's file and all that follows it
 * @param type what {@code --type} says, or nothing
 */
record KernelCall(String line, String type) {
  private static final List<String> TYPES =
      List.of("netbsd", "freebsd", "openbsd", "linux", "biglinux", "multiboot");

  /** Takes options off; empty for a type that does not exist. */
  static Optional<KernelCall> of(String argument) {
    String rest = argument;
    String type = "";
    while (true) {
      if (rest.startsWith("--type=")) {
        String given = rest.substring("--type=".length());
        Optional<String> known = TYPES.stream().filter(given::startsWith).findFirst();
        if (known.isEmpty()) {
          return Optional.empty();
        }
        type = known.get();
      } else if (!rest.startsWith("--no-mem-option")) {
        return Optional.of(new KernelCall(rest, type));
      }
      rest = rest.substring(LineRules.nextWord(rest));
    }
  }

  /** Returns what is looked at of the kernel; empty if its file is not known. */
  static Optional<Bytes> head(HostFiles files, PlacedFile file) throws IOException {
    return files.head(file.device(), file.path(), KernelHeader.SEARCHED);
  }

  /** What kind a kernel is, as {@code --type} says, or else its first bytes. */
  enum Kind {
    LINUX,
    MULTIBOOT,

    /** NetBSD, FreeBSD or OpenBSD, which are never seen in the first bytes. */
    BSD,
    UNKNOWN
  }

  Kind kind(Optional<Bytes> head) {
    return switch (type) {
      case "multiboot" -> Kind.MULTIBOOT;
      case "linux", "biglinux" -> Kind.LINUX;
      case "" -> head.map(KernelCall::kindOf).orElse(Kind.UNKNOWN);
      default -> Kind.BSD;
    };
  }

  private static Kind kindOf(Bytes head) {
    return KernelHeader.isMultiboot(head)
        ? Kind.MULTIBOOT
        : KernelHeader.isLinux(head) ? Kind.LINUX : Kind.UNKNOWN;
  }

  /** Whether a kernel is known not to have the type that is asked for ({@code load_image}). */
  boolean isRefused(Optional<Bytes> head) {
    if (head.isEmpty()) {
      return false;
    }
    return switch (kindOf(head.get())) {
      case MULTIBOOT -> type.equals("linux") || type.equals("biglinux");
      case LINUX ->
          type.equals("multiboot")
              || type.equals(KernelHeader.isBigLinux(head.get()) ? "linux" : "biglinux");
      case BSD, UNKNOWN -> false;
    };
  }
}
