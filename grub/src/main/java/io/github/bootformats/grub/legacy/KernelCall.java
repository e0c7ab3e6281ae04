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

  /** Whether this kernel is known to be one by the Multiboot protocol. */
  boolean isMultiboot(HostFiles files, PlacedFile file) throws IOException {
    if (!type.isEmpty()) {
      return type.equals("multiboot");
    }
    Optional<Bytes> head = files.head(file.device(), file.path(), SEARCHED);
    return head.isPresent() && hasMultibootHeader(head.get());
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
