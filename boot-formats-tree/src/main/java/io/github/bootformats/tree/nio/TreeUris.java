package io.github.bootformats.tree.nio;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * URIs of paths: {@code bootfmt-tree://fs1/etc/os-release}. The host numbers the file systems of
 * this JVM; bytes that are not plain in a URI are {@code %HH}. They mean something as long as the
 * file system is open.
 */
final class TreeUris {
  static final String SCHEME = "bootfmt-tree";
  private static final String PLAIN = "-._~/!$&'()*+,;=:@";

  /** Weak, so that a file system that nobody closes does not stay for ever. */
  private static final ConcurrentMap<String, WeakReference<TreeFileSystem>> OPEN =
      new ConcurrentHashMap<>();

  private TreeUris() {}

  static String host(TreeFileSystem fileSystem) {
    return "fs" + fileSystem.id();
  }

  static void register(TreeFileSystem fileSystem) {
    OPEN.values().removeIf(each -> each.get() == null);
    OPEN.put(host(fileSystem), new WeakReference<>(fileSystem));
  }

  static void unregister(TreeFileSystem fileSystem) {
    OPEN.remove(host(fileSystem));
  }

  static URI uri(TreeFilePath path) {
    String image = OpenImages.uri(path.getFileSystem());
    String start = image == null ? SCHEME + "://" + host(path.getFileSystem()) : image;
    return URI.create(start + escape(path));
  }

  private static String escape(TreeFilePath path) {
    StringBuilder text = new StringBuilder();
    for (byte b : path.toAbsolutePath().bytes().toByteArray()) {
      if (b >= 0 && (Character.isLetterOrDigit(b) || PLAIN.indexOf(b) >= 0)) {
        text.append((char) b);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return text.toString();
  }

  static TreeFileSystem fileSystem(URI uri) {
    if (!SCHEME.equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("not a URI of a tree: " + uri);
    }
    String host = uri.getRawAuthority();
    WeakReference<TreeFileSystem> found = host == null ? null : OPEN.get(host);
    TreeFileSystem fileSystem = found == null ? null : found.get();
    if (fileSystem == null) {
      throw new FileSystemNotFoundException(uri.toString());
    }
    return fileSystem;
  }

  static TreeFilePath path(URI uri) {
    TreeFileSystem fileSystem = fileSystem(uri);
    String raw = uri.getRawPath();
    if (raw == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("not the URI of a path: " + uri);
    }
    return path(fileSystem, raw, uri);
  }

  /** Returns the path that a part of a URI names. */
  static TreeFilePath path(TreeFileSystem fileSystem, String raw, URI uri) {
    if (!raw.startsWith("/") || !raw.chars().allMatch(c -> c < 0x80)) {
      throw new IllegalArgumentException("not the URI of a path: " + uri);
    }
    Bytes bytes = unescape(raw);
    if (bytes.indexOf(0, 0) >= 0) {
      throw new IllegalArgumentException("a NUL is in no path: " + uri);
    }
    return TreeFilePath.of(fileSystem, bytes);
  }

  private static Bytes unescape(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(raw.charAt(i));
      }
    }
    return Bytes.of(bytes.toByteArray());
  }
}
