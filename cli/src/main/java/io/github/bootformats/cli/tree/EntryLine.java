package io.github.bootformats.cli.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioHeader;
import io.github.bootformats.cpio.CpioMember;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What one line of a listing says of an entry as it is stored, without the line's end. */
@FunctionalInterface
public interface EntryLine {
  /** The longest target that is shown. */
  int MAX_TARGET = 4096;

  /**
   * Returns the line.
   *
   * @param segment the number of its segment, from 1
   * @param entry the entry
   */
  String of(int segment, CpioMember entry) throws IOException;

  /** Returns the name alone. */
  static EntryLine name(Terminal terminal) {
    return (segment, entry) -> terminal.message(entry.name().toString());
  }

  /**
   * Returns where the header begins, the inode number, and then what {@code ls -l} shows. The type
   * is a question mark where it is none.
   */
  static EntryLine all(Terminal terminal) {
    return (segment, entry) -> {
      CpioHeader header = entry.header();
      String target =
          header.type().equals(Optional.of(FileType.SYMLINK))
              ? " -> " + terminal.message(target(entry).toString())
              : "";
      return String.format(
          "%10s %8s %s %3s %9s %12s %s %s%s",
          entry.entry().offset(),
          header.value(CpioField.INO),
          mode(header),
          header.value(CpioField.NLINK),
          header.value(CpioField.UID) + ":" + header.value(CpioField.GID),
          header.type().filter(FileType::isDevice).isPresent()
              ? device(entry, ",")
              : Long.toString(entry.entry().size()),
          FileTime.from(header.value(CpioField.MTIME), TimeUnit.SECONDS),
          terminal.message(entry.name().toString()),
          target);
    };
  }

  /** Returns one JSON object a line, in ASCII. */
  static EntryLine json() {
    return (segment, entry) -> {
      CpioHeader header = entry.header();
      return "{\"segment\":"
          + segment
          + ",\"offset\":"
          + entry.entry().offset()
          + ",\"name\":"
          + entry.name().toJson()
          + ",\"ino\":"
          + header.value(CpioField.INO)
          + ",\"mode\":\""
          + String.format("%06o", header.value(CpioField.MODE))
          + "\",\"uid\":"
          + header.value(CpioField.UID)
          + ",\"gid\":"
          + header.value(CpioField.GID)
          + ",\"nlink\":"
          + header.value(CpioField.NLINK)
          + ",\"size\":"
          + entry.entry().size()
          + ",\"mtime\":"
          + header.value(CpioField.MTIME)
          + ",\"rdev\":\""
          + device(entry, ":")
          + "\"}";
    };
  }

  private static String mode(CpioHeader header) {
    return header
        .type()
        .map(type -> NodeWords.mode(type, header.permissions()))
        .orElseGet(() -> "?" + NodeWords.mode(FileType.REGULAR, header.permissions()).substring(1));
  }

  private static String device(CpioMember entry, String between) {
    CpioHeader header = entry.header();
    return header.dialect().has(CpioField.RDEV_MAJOR)
        ? header.value(CpioField.RDEV_MAJOR) + between + header.value(CpioField.RDEV_MINOR)
        : Long.toString(header.value(CpioField.RDEV));
  }

  private static Bytes target(CpioMember entry) throws IOException {
    try (InputStream in = entry.data().newInputStream()) {
      return Bytes.of(in.readNBytes(MAX_TARGET));
    }
  }
}
