package io.github.bootformats.cli;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file or block device that the command line names. Errors name it as the user did.
 *
 * @param name what the user wrote
 * @param path where that is
 */
record ImageFile(String name, Path path) {
  /**
   * Finds a file.
   *
   * @param directory what relative names are relative to
   * @param name what the user wrote
   */
  static ImageFile of(Path directory, String name) throws FileSystemException {
    try {
      return new ImageFile(name, directory.resolve(name));
    } catch (InvalidPathException e) {
      throw new FileSystemException(name, null, "not a file name: " + e.getReason());
    }
  }

  boolean exists() {
    return Files.exists(path);
  }

  /** Returns whether this is a file, which can grow, and not a device. */
  boolean canGrow() {
    return !exists() || Files.isRegularFile(path);
  }

  /** Returns the size of a block device's sectors, which Linux knows. */
  Optional<SectorSize> deviceSectorSize() {
    if (canGrow()) {
      return Optional.empty();
    }
    try {
      Path device =
          Path.of("/sys/class/block").resolve(path.toRealPath().getFileName()).toRealPath();
      // A partition has no queue of its own, but the disk around it has.
      for (Path owner : List.of(device, device.resolve(".."))) {
        Path size = owner.resolve("queue").resolve("logical_block_size");
        if (Files.exists(size)) {
          return Optional.of(SectorSize.of(Integer.parseInt(Files.readString(size).strip())));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // Another system, or a size that no table is for: the disk itself may tell.
    }
    return Optional.empty();
  }

  ImageSource read() throws IOException {
    try {
      return ImageSource.open(path);
    } catch (FileSystemException e) {
      throw named(e);
    }
  }

  /** Opens it to be changed; it must exist. */
  ImageTarget write() throws IOException {
    try {
      return ImageTarget.open(path);
    } catch (FileSystemException e) {
      throw problem("cannot be written: " + ErrorLine.reason(e), e);
    }
  }

  /** Creates it to be written; it must not exist. */
  ImageTarget create() throws IOException {
    try {
      return ImageTarget.create(path);
    } catch (FileSystemException e) {
      throw named(e);
    }
  }

  private FileSystemException named(FileSystemException e) {
    return problem(ErrorLine.reason(e), e);
  }

  /** Returns an exception that says what is wrong with this file. */
  FileSystemException problem(String reason, Throwable cause) {
    FileSystemException named = problem(reason);
    named.initCause(cause);
    return named;
  }

  /** Returns an exception that says what is wrong with this file. */
  FileSystemException problem(String reason) {
    return new FileSystemException(name, null, reason);
  }
}
