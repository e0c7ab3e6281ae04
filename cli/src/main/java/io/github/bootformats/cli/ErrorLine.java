package io.github.bootformats.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong, in one line. */
final class ErrorLine {
  private ErrorLine() {}

  static String of(Throwable thrown) {
    if (thrown instanceof FileSystemException file && file.getFile() != null) {
      return file.getFile() + ": " + reason(file);
    }
    if (thrown instanceof java.io.IOException) {
      String message = thrown.getMessage();
      return message == null ? thrown.getClass().getSimpleName() : message;
    }
    return "this is a bug, please report it with the output of --debug: " + thrown;
  }

  /** Says what happened to a file, without its name. */
  static String reason(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NotDirectoryException) {
      return "not a directory";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "already exists";
    }
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }
}
