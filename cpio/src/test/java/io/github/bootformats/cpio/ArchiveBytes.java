package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Puts archives together entry by entry, whatever they are good for. */
final class ArchiveBytes {
  private final CpioDialect dialect;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CpioWriter writer = CpioWriter.of(out, Progress.NONE);

  ArchiveBytes(CpioDialect dialect) {
    this.dialect = dialect;
  }

  /** Returns the header of a file of one name. */
  static CpioHeader.Builder header(CpioDialect dialect, FileType type) {
    return CpioHeader.builder(dialect)
        .set(CpioField.MODE, type.modeBits() | 0644)
        .set(CpioField.NLINK, 1);
  }

  ArchiveBytes file(String name, String data) {
    return add(header(dialect, FileType.REGULAR), name, data);
  }

  ArchiveBytes symlink(String name, String target) {
    return add(header(dialect, FileType.SYMLINK), name, target);
  }

  ArchiveBytes directory(String name, int permissions) {
    return add(
        header(dialect, FileType.DIRECTORY)
            .set(CpioField.MODE, FileType.DIRECTORY.modeBits() | permissions),
        name,
        "");
  }

  ArchiveBytes link(String name, int inode, String data) {
    return add(
        header(dialect, FileType.REGULAR).set(CpioField.INO, inode).set(CpioField.NLINK, 2),
        name,
        data);
  }

  ArchiveBytes add(CpioHeader.Builder header, String name, String data) {
    return add(CpioMember.of(CpioEntry.of(header.build(), Bytes.utf8(name)), Bytes.utf8(data)));
  }

  ArchiveBytes add(CpioMember member) {
    return with(() -> writer.write(member));
  }

  /** Adds an entry as it is given, with nothing behind it. */
  ArchiveBytes head(CpioHeader header, Bytes nameField) {
    return with(
        () -> {
          writer.write(header.bytes());
          writer.write(nameField);
        });
  }

  ArchiveBytes trailer() {
    return with(() -> writer.writeTrailer(dialect));
  }

  byte[] toByteArray() {
    with(writer::finish);
    return out.toByteArray();
  }

  private interface Step {
    void run() throws IOException;
  }

  private ArchiveBytes with(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the archive and opens it. */
  CpioImage open() throws IOException {
    return CpioImage.open(ImageSource.of(trailer().toByteArray()), ReadLimits.defaults());
  }
}
