package io.github.bootformats.tree.extract;

import io.github.bootformats.tree.internal.Permissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Permissions that a file can have from the start. They are those that the process's umask takes
 * nothing from, that give the group no more than everybody, so that it does not matter whose the
 * file is at first, and that let the JDK open the file again.
 */
final class EarlyPermissions {
  private static final int MASK = 0777;
  private static final int OWNER_READS = 0400;
  private static final int GROUP_SHIFT = 3;
  private static final int ALL = 7;
  private static final String UMASK = "Umask:";
  private static final int OCTAL = 8;

  private final int umask;
  private final FileAttribute<?>[] attributes = new FileAttribute<?>[MASK + 1];

  private EarlyPermissions(int umask) {
    this.umask = umask;
  }

  /** Asks Linux for the umask; where that does not tell, no file has its permissions early. */
  static EarlyPermissions ofProcess() {
    try {
      for (String line :
          Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
        if (line.startsWith(UMASK)) {
          return of(Integer.parseInt(line.substring(UMASK.length()).strip(), OCTAL));
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Another system, on which there is no such file.
    }
    return of(MASK);
  }

  static EarlyPermissions of(int umask) {
    return new EarlyPermissions(umask);
  }

  /** Returns what to create a file of a mode with. */
  Optional<FileAttribute<?>> find(int bits) {
    boolean fits =
        (bits & (umask | ~MASK)) == 0
            && (bits & OWNER_READS) != 0
            && (bits >> GROUP_SHIFT & ~bits & ALL) == 0;
    if (!fits) {
      return Optional.empty();
    }
    if (attributes[bits] == null) {
      attributes[bits] = PosixFilePermissions.asFileAttribute(Permissions.set(bits));
    }
    return Optional.of(attributes[bits]);
  }
}
