package io.github.bootformats.tree.nio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.ResolvedNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/** The extended attributes named {@code user.*}, without that prefix as on Linux. */
record XattrView(NodeFile file) implements UserDefinedFileAttributeView {
  private static final Bytes PREFIX = Bytes.utf8("user.");

  @Override
  public String name() {
    return "user";
  }

  @Override
  public List<String> list() throws IOException {
    return file.read(
        found -> {
          List<String> names = new ArrayList<>();
          for (Bytes name : found.node().xattrs().keySet()) {
            if (name.startsWith(PREFIX)) {
              names.add(PathText.decode(name.slice(PREFIX.length(), name.length())));
            }
          }
          return names;
        });
  }

  private static Bytes fullName(String name) {
    return PathText.encode("user." + name);
  }

  Bytes value(String name) throws IOException {
    return file.read(found -> value(found, name));
  }

  private Bytes value(ResolvedNode found, String name) throws IOException {
    Bytes value = found.node().xattrs().get(fullName(name));
    if (value == null) {
      throw new FileSystemException(file.path().toString(), null, "no attribute user." + name);
    }
    return value;
  }

  @Override
  public int size(String name) throws IOException {
    return value(name).length();
  }

  @Override
  public int read(String name, ByteBuffer target) throws IOException {
    Bytes value = value(name);
    if (value.length() > target.remaining()) {
      throw new FileSystemException(
          file.path().toString(), null, "user." + name + " has " + value.length() + " bytes");
    }
    target.put(value.asByteBuffer());
    return value.length();
  }

  @Override
  public int write(String name, ByteBuffer source) throws IOException {
    Bytes value = Bytes.copyOf(source);
    file.path()
        .getFileSystem()
        .change(
            tree -> {
              tree.setXattr(file.find().path(), fullName(name), value);
              return value;
            });
    source.position(source.limit());
    return value.length();
  }

  @Override
  public void delete(String name) throws IOException {
    file.path()
        .getFileSystem()
        .change(
            tree -> {
              ResolvedNode found = file.find();
              Bytes value = value(found, name);
              tree.removeXattr(found.path(), fullName(name));
              return value;
            });
  }
}
