package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The extended attributes of a file of the host that the JDK shows: those of users. */
final class HostXattrs {
  static final String PREFIX = "user.";

  private HostXattrs() {}

  static Map<Bytes, Bytes> read(Path path) throws IOException {
    UserDefinedFileAttributeView view =
        path.getFileSystem().supportedFileAttributeViews().contains("user")
            ? Files.getFileAttributeView(
                path, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            : null;
    if (view == null) {
      return Map.of();
    }
    try {
      Map<Bytes, Bytes> values = new TreeMap<>();
      for (String name : view.list()) {
        ByteBuffer value = ByteBuffer.allocate(view.size(name));
        view.read(name, value);
        values.put(Bytes.utf8(PREFIX + name), Bytes.copyOf(value.flip()));
      }
      return values.isEmpty() ? Map.of() : Collections.unmodifiableMap(values);
    } catch (IOException e) {
      if (Files.getFileStore(path).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
        throw e;
      }
      return Map.of(); // some file systems have none
    }
  }
}
