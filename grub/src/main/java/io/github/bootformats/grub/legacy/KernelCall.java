package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
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

  /** How much of a kernel is searched for a Multiboot header. */
  private static final int SEARCHED = 8192;

  private static final int LINUX_MAGIC_AT = 0x202;
  private static final long LINUX_MAGIC = 0x53726448L; // "HdrS"
  private static final int LOAD_FLAGS = 0x211;

  private static final long MULTIBOOT_MAGIC = 0x1badb002L;
  private static final long U32 = 0xffff_ffffL;

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
    return files.head(file.device(), file.path(), SEARCHED);
  }

  /** What kind a kernel is, as {@code --type} says, or else its first bytes. */
  enum Kind {
    LINUX,
    MULTIBOOT,
    UNKNOWN
  }

  Kind kind(Optional<Bytes> head) {
    return switch (type) {
      case "multiboot" -> Kind.MULTIBOOT;
      case "linux", "biglinux" -> Kind.LINUX;
      case "" -> head.map(KernelCall::kindOf).orElse(Kind.UNKNOWN);
      default -> Kind.UNKNOWN;
    };
  }

  private static Kind kindOf(Bytes head) {
    return hasMultibootHeader(head)
        ? Kind.MULTIBOOT
        : hasLinuxHeader(head) ? Kind.LINUX : Kind.UNKNOWN;
  }

  /** Whether a Linux kernel is known not to have the type that is asked for. */
  boolean isRefused(Optional<Bytes> head) {
    boolean wantsBig = type.equals("biglinux");
    return (wantsBig || type.equals("linux"))
        && head.filter(KernelCall::hasLinuxHeader)
            .filter(kernel -> isBig(kernel) != wantsBig)
            .isPresent();
  }

  /** Whether there is a setup header (Linux's x86 boot protocol). */
  private static boolean hasLinuxHeader(Bytes head) {
    return head.length() > LOAD_FLAGS && head.u32le(LINUX_MAGIC_AT) == LINUX_MAGIC;
  }

  /** Whether a Linux kernel is loaded above 1 MiB, as a bzImage is and a zImage is not. */
  private static boolean isBig(Bytes head) {
    return (head.at(LOAD_FLAGS) & 1) != 0;
  }

  /** Looks for magic, flags and a checksum (Multiboot 0.6.96, section 3.1). */
  private static boolean hasMultibootHeader(Bytes head) {
    for (int i = 0; i + 12 <= head.length(); i += 4) {
      if (head.u32le(i) == MULTIBOOT_MAGIC
          && ((head.u32le(i) + head.u32le(i + 4) + head.u32le(i + 8)) & U32) == 0) {
        return true;
      }
    }
    return false;
  }
}
