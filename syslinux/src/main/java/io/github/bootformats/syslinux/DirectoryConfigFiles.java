package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files of a directory of the host, which nothing leads out of. */
final class DirectoryConfigFiles implements ConfigFiles {
  private final Path root;

  DirectoryConfigFiles(Path root) {
    this.root = requireNonNull(root);
  }

  @Override
  public Optional<Bytes> read(TreePath directory, Bytes name, ReadLimits limits)
      throws IOException {
    Optional<Path> file = find(directory, name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (ImageSource image = ImageSource.open(file.get())) {
      return Optional.of(
          limits.readAll(image, SyslinuxLimits.MAX_FILE_BYTES, SyslinuxFinding.FORMAT));
    }
  }

  @Override
  public boolean exists(TreePath directory, Bytes name) throws IOException {
    return find(directory, name).isPresent();
  }

  private Optional<Path> find(TreePath directory, Bytes name) throws IOException {
    Optional<String> text = name.decodeUtf8();
    if (text.isEmpty() || name.isEmpty() || name.indexOf(0, 0) >= 0) {
      return Optional.empty();
    }
    try {
      Path top = root.toRealPath();
      Path from = top;
      if (!text.get().startsWith("/")) {
        from = top.resolve(directory.toBytes().decodeUtf8().orElse(""));
      }
      Path real = from.resolve(relative(text.get())).toRealPath();
      return real.startsWith(top) && Files.isRegularFile(real)
          ? Optional.of(real)
          : Optional.empty();
    } catch (FileSystemException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String relative(String name) {
    int begin = 0;
    while (begin < name.length() && name.charAt(begin) == '/') {
      begin++;
    }
    return name.substring(begin);
  }
}
