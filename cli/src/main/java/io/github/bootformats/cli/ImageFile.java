package io.github.bootformats.cli;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

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
