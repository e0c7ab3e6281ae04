package io.github.bootformats.tree.nio;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The images that were opened by a URI, {@code squashfs:file:///image!/path}: the URI of the file,
 * and where {@code !/} begins, a path in it, as in URIs of {@code jar}. That in the file's own path
 * is {@code %21/}.
 */
final class OpenImages {
  private static final String SEPARATOR = "!/";

  private static final Map<Path, TreeFileSystem> OPEN = new HashMap<>();
  private static final Map<TreeFileSystem, String> URIS = new HashMap<>();

  private OpenImages() {}

  /** Opens the tree in a file. */
  interface Opener {
    TreeFileSystem open(Path image) throws IOException;
  }

  /** Opens an image that is not open yet; it is forgotten when it is closed. */
  static TreeFileSystem open(URI uri, Opener opener) throws IOException {
    Path image = image(uri).toRealPath();
    synchronized (OPEN) {
      TreeFileSystem before = OPEN.get(image);
      if (before != null && before.isOpen()) {
        throw new FileSystemAlreadyExistsException(image.toString());
      }
      TreeFileSystem fileSystem = opener.open(image);
      OPEN.put(image, fileSystem);
      String file = image.toUri().toString().replace(SEPARATOR, "%21/");
      URIS.put(fileSystem, uri.getScheme() + ":" + file + "!");
      return fileSystem;
    }
  }

  static TreeFileSystem find(URI uri) {
    Path image = image(uri);
    synchronized (OPEN) {
      TreeFileSystem fileSystem = null;
      try {
        fileSystem = OPEN.get(image.toRealPath());
      } catch (IOException e) {
        FileSystemNotFoundException gone = new FileSystemNotFoundException(image.toString());
        gone.initCause(e);
        throw gone;
      }
      if (fileSystem == null || !fileSystem.isOpen()) {
        throw new FileSystemNotFoundException(image.toString());
      }
      return fileSystem;
    }
  }

  static TreeFilePath path(URI uri) {
    String text = uri.getRawSchemeSpecificPart();
    int end = text.indexOf(SEPARATOR);
    if (end < 0) {
      throw new IllegalArgumentException("no path after \"!\": " + uri);
    }
    return TreeUris.path(find(uri), text.substring(end + 1), uri);
  }

  /** Returns what the URIs of paths begin with, if the file system was opened by a URI. */
  static @Nullable String uri(TreeFileSystem fileSystem) {
    synchronized (OPEN) {
      return URIS.get(fileSystem);
    }
  }

  static void forget(TreeFileSystem fileSystem) {
    synchronized (OPEN) {
      OPEN.values().remove(fileSystem);
      URIS.remove(fileSystem);
    }
  }

  /** Returns the file that a URI is of. */
  private static Path image(URI uri) {
    String text = uri.getRawSchemeSpecificPart();
    int end = text.indexOf(SEPARATOR);
    try {
      return Path.of(URI.create(end < 0 ? text : text.substring(0, end)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not the URI of a file in an image: " + uri, e);
    }
  }
}
