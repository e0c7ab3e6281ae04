package io.github.bootformats.tree.internal;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.nio.TreeFileSystem;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Names of the host as bytes and back.
 *
 * <p>On POSIX systems the JDK's paths are bytes, but what it shows of them as strings has gone
 * through the encoding of the locale ({@code sun.jnu.encoding}), which loses what does not fit.
 * Their URIs lose nothing: each byte that is not plain ASCII is a {@code %HH} there, whatever the
 * locale. So strings are used where they are exact and URIs elsewhere. On other file systems names
 * are strings, and their bytes UTF-8, unless the file system is a tree's and knows them.
 */
public final class HostNames {
  private static final char REPLACEMENT = '\uFFFD';
  private static final boolean EXACT_STRINGS =
      "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));
  private static final Class<BasicFileAttributes> FILE = BasicFileAttributes.class;
  private static final boolean LINUX =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");

  private HostNames() {}

  /** Whether names of this path's file system are bytes for which the JDK has URIs. */
  private static boolean isPosix(Path path) {
    return path.getFileSystem() == FileSystems.getDefault() && File.separatorChar == '/';
  }

  /**
   * Returns the name under which the host stores a file, which differs from the one that it was
   * found by where the host takes several for the same: in other case, or composed otherwise.
   *
   * @param path a file that exists
   * @return the stored name's bytes; of a Linux directory that folds case the name asked for
   * @throws IOException if the host cannot be asked
   */
  public static Bytes storedName(Path path) throws IOException {
    if (!isPosix(path)) {
      return name(path.toRealPath(LinkOption.NOFOLLOW_LINKS));
    }
    Path parent = path.getParent();
    if (LINUX || parent == null) {
      return name(path);
    }
    // The real path has but the name asked for on macOS.
    Bytes asked = name(path);
    Object key = Files.readAttributes(path, FILE, LinkOption.NOFOLLOW_LINKS).fileKey();
    Bytes stored = asked;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        Bytes name = name(entry);
        if (name.equals(asked)) {
          return asked;
        }
        if (Objects.equals(
            key, Files.readAttributes(entry, FILE, LinkOption.NOFOLLOW_LINKS).fileKey())) {
          stored = name;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return stored;
  }

  /**
   * Returns the last name of a path.
   *
   * @param path a path that has a name
   * @return its bytes
   */
  public static Bytes name(Path path) {
    Path name = path.getFileName();
    if (name != null && name.getFileSystem() instanceof TreeFileSystem) {
      return TreeFileSystem.bytes(name);
    }
    String text = name == null ? "" : name.toString();
    if (isFaithful(text, path)) {
      return Bytes.utf8(text);
    }
    String raw = path.toUri().getRawPath();
    int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    return unescape(raw.substring(raw.lastIndexOf('/', end - 1) + 1, end));
  }

  /**
   * Returns the target of a symbolic link.
   *
   * @param target as the JDK read it
   * @return its bytes; with slashes, not backslashes, between the names
   */
  public static Bytes target(Path target) {
    if (target.getFileSystem() instanceof TreeFileSystem) {
      return TreeFileSystem.bytes(target);
    }
    String text = target.toString();
    if (isFaithful(text, target)) {
      String separator = target.getFileSystem().getSeparator();
      return Bytes.utf8(separator.equals("/") ? text : text.replace(separator, "/"));
    }
    String raw = target.toUri().getRawPath();
    if (!target.isAbsolute()) {
      raw = raw.substring(target.getFileSystem().getPath("").toUri().getRawPath().length());
    }
    // The URI of what happens to be a directory gets a slash that the target need not have.
    boolean added = raw.endsWith("/") && !text.endsWith("/");
    return unescape(added ? raw.substring(0, raw.length() - 1) : raw);
  }

  private static boolean isFaithful(String text, Path path) {
    return !isPosix(path) || isAscii(text) || (EXACT_STRINGS && text.indexOf(REPLACEMENT) < 0);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /**
   * Returns the path of an entry.
   *
   * @param directory the directory
   * @param name the entry's {@linkplain TreePath#isName name}
   * @return the path, or empty when the host cannot have an entry of that name
   */
  public static Optional<Path> entry(Path directory, Bytes name) {
    if (!TreePath.isName(name)) {
      return Optional.empty();
    }
    return path(directory, name)
        .map(path -> path.isAbsolute() ? path : directory.resolve(path))
        .filter(path -> isEntry(directory, path, name));
  }

  /** On hosts where more than a slash separates names, a name must still be one name. */
  private static boolean isEntry(Path directory, Path path, Bytes name) {
    return isPosix(path)
        || (path.getNameCount() == directory.getNameCount() + 1
            && path.startsWith(directory)
            && name(path).equals(name));
  }

  /**
   * Returns the path that a symbolic link gets as its target.
   *
   * @param link a path of the file system that it will be in
   * @param target the target
   * @return the path, in which repeated slashes and those at the end are lost; or empty when the
   *     host cannot have such a link
   */
  public static Optional<Path> targetPath(Path link, Bytes target) {
    if (target.isEmpty() || target.indexOf(0, 0) >= 0) {
      return Optional.empty();
    }
    if (link.getFileSystem() instanceof TreeFileSystem tree) {
      return Optional.of(tree.path(target));
    }
    Optional<String> text = exactText(link, target);
    if (text.isPresent()) {
      return parse(link, text.get());
    }
    if (!isPosix(link)) {
      return Optional.empty();
    }
    Path absolute = Path.of(URI.create("file:///" + escape(target)));
    return Optional.of(
        target.at(0) == '/' ? absolute : absolute.subpath(0, absolute.getNameCount()));
  }

  private static Optional<Path> path(Path directory, Bytes name) {
    if (directory.getFileSystem() instanceof TreeFileSystem tree) {
      return Optional.of(tree.path(name));
    }
    Optional<String> text = exactText(directory, name);
    if (text.isPresent()) {
      return parse(directory, text.get());
    }
    if (!isPosix(directory)) {
      return Optional.empty();
    }
    String parent = directory.toUri().getRawPath();
    String slash = parent.endsWith("/") ? "" : "/";
    return Optional.of(Path.of(URI.create("file://" + parent + slash + escape(name))));
  }

  /**
   * Returns the text that the JDK turns into just these bytes.
   *
   * @param path a path of the file system
   * @param bytes a name
   * @return the text, or empty where there is none
   */
  public static Optional<String> exactText(Path path, Bytes bytes) {
    return bytes.decodeUtf8().filter(text -> !isPosix(path) || EXACT_STRINGS || isAscii(text));
  }

  private static Optional<Path> parse(Path base, String text) {
    try {
      return Optional.of(base.getFileSystem().getPath(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String escape(Bytes bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes.toByteArray()) {
      if (b == '/') {
        text.append('/');
      } else {
        text.append('%').append(HexFormat.of().toHexDigits(b));
      }
    }
    return text.toString();
  }

  private static Bytes unescape(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return Bytes.of(bytes.toByteArray());
  }
}
