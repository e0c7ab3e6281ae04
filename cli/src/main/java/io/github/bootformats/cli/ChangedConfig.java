package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.ConfigOpener;
import io.github.bootformats.api.spi.Detection;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/** A configuration file of the host that is read, changed and replaced. */
final class ChangedConfig {
  /** Nobody writes larger ones. */
  private static final int MAX_BYTES = 64 << 20;

  private final ImageFile file;
  private final Path path;
  private final EditableConfig config;

  private ChangedConfig(ImageFile file, Path path, EditableConfig config) {
    this.file = file;
    this.path = path;
    this.config = config;
  }

  /** Reads a configuration; a symbolic link is followed, and what it leads to is replaced. */
  static ChangedConfig open(String name, Bootfmt tool) throws IOException {
    ImageFile file = ImageFile.of(tool.directory(), name);
    try (ImageSource source = file.read()) {
      ConfigOpener opener = opener(source, file, tool.formats());
      if (source.size() > MAX_BYTES) {
        throw file.problem("too large for a configuration");
      }
      Bytes text = Bytes.read(source, 0, (int) source.size());
      EditableConfig config = opener.open(text, ReadLimits.defaults());
      return new ChangedConfig(file, file.path().toRealPath(), config);
    }
  }

  private static ConfigOpener opener(ImageSource source, ImageFile file, Formats formats)
      throws IOException {
    for (Detection detection : formats.detect(source, file.name())) {
      Optional<ConfigOpener> opener =
          formats.find(detection.format().id()).orElseThrow().capability(Capability.CONFIG);
      if (opener.isPresent()) {
        return opener.get();
      }
    }
    throw file.problem("not the configuration of a known boot loader");
  }

  EditableConfig config() {
    return config;
  }

  /** A change of a configuration. */
  @FunctionalInterface
  interface Change {
    EditableConfig of(EditableConfig config);
  }

  /**
   * Changes the file; when nothing changes, it is not touched.
   *
   * @return the exit status
   */
  int change(Change change) throws IOException {
    Bytes changed;
    try {
      changed = change.of(config).toBytes();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw file.problem(String.valueOf(e.getMessage()), e);
    }
    if (!changed.equals(config.toBytes())) {
      replace(changed);
    }
    return Bootfmt.OK;
  }

  private void replace(Bytes bytes) throws IOException {
    Path written = null;
    try {
      written = Files.createTempFile(path.getParent(), "." + path.getFileName() + ".", ".new");
      write(written, bytes);
      copyOwnerAndPermissions(written);
      Files.move(
          written, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      throw file.problem("cannot be replaced: " + ErrorLine.reason(e), e);
    } finally {
      if (written != null) {
        Files.deleteIfExists(written);
      }
    }
  }

  private static void write(Path path, Bytes bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      var buffer = bytes.asByteBuffer();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private void copyOwnerAndPermissions(Path written) throws IOException {
    PosixFileAttributeView to = Files.getFileAttributeView(written, PosixFileAttributeView.class);
    if (to == null) {
      return; // a file system without them
    }
    PosixFileAttributes from = Files.readAttributes(path, PosixFileAttributes.class);
    if (!from.owner().equals(to.readAttributes().owner())) {
      to.setOwner(from.owner());
    }
    if (!from.group().equals(to.readAttributes().group())) {
      to.setGroup(from.group());
    }
    to.setPermissions(from.permissions());
  }
}
