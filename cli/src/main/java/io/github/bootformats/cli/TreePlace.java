package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.ResolvedNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeResolver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * A path in a tree that the command line names, as UTF-8 or as {@code ls} prints it: {@code \xHH}
 * for a byte and {@code \\} for a backslash. What the letters themselves name goes first.
 */
final class TreePlace {
  private static final int ESCAPE_LENGTH = 4;
  private static final int HEX = 16;

  private TreePlace() {}

  /**
   * Finds what a path names.
   *
   * @param image what the tree is called
   * @param followLast whether a symbolic link at the end is followed
   */
  static ResolvedNode find(FileTree tree, String image, String path, boolean followLast)
      throws IOException {
    TreeResolver resolver = TreeResolver.of(tree, ReadLimits.defaults());
    try {
      return resolve(resolver, path, followLast);
    } catch (NoSuchFileException e) {
      throw problem(image, path, "no such file in it", e);
    } catch (NotDirectoryException e) {
      throw problem(image, path, "not a directory on the way: " + e.getFile(), e);
    } catch (FileSystemLoopException e) {
      throw problem(image, path, "too many symbolic links", e);
    }
  }

  private static ResolvedNode resolve(TreeResolver resolver, String path, boolean followLast)
      throws IOException {
    Bytes literal = Bytes.utf8(path);
    Bytes unescaped = unescape(path);
    try {
      return resolver.resolve(TreePath.root(), literal, followLast);
    } catch (NoSuchFileException e) {
      if (unescaped.equals(literal)) {
        throw e;
      }
      return resolver.resolve(TreePath.root(), unescaped, followLast);
    }
  }

  /** Returns an exception that says what is wrong with a path in an image. */
  static FileSystemException problem(String image, String path, String reason, IOException cause) {
    FileSystemException named = new FileSystemException(image + ": " + path, null, reason);
    named.initCause(cause);
    return named;
  }

  static Bytes unescape(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      int value = escapedByte(text, i);
      if (value >= 0) {
        bytes.write(value);
        i += ESCAPE_LENGTH;
      } else if (text.startsWith("\\\\", i)) {
        bytes.write('\\');
        i += 2;
      } else {
        int next = text.offsetByCodePoints(i, 1);
        bytes.writeBytes(Bytes.utf8(text.substring(i, next)).toByteArray());
        i = next;
      }
    }
    return Bytes.of(bytes.toByteArray());
  }

  /** Returns the byte that {@code \xHH} stands for, or -1. */
  private static int escapedByte(String text, int at) {
    if (!text.startsWith("\\x", at) || at + ESCAPE_LENGTH > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 2), HEX);
    int low = Character.digit(text.charAt(at + 3), HEX);
    return high < 0 || low < 0 ? -1 : high * HEX + low;
  }
}
