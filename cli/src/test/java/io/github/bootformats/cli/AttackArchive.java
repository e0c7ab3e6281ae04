package io.github.bootformats.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioHeader;
import io.github.bootformats.cpio.CpioMember;
import io.github.bootformats.cpio.CpioWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Archives that no program makes: entries in any order, of any name. */
final class AttackArchive {
  private final List<CpioMember> members = new ArrayList<>();

  private AttackArchive add(FileType type, int permissions, int nlink, String name, String data) {
    CpioHeader header =
        CpioHeader.builder(CpioDialect.NEWC)
            .set(CpioField.MODE, type.modeBits() | permissions)
            .set(CpioField.NLINK, nlink)
            .set(CpioField.INO, nlink > 1 ? 7 : 100 + members.size())
            .build();
    members.add(
        CpioMember.of(CpioEntry.of(header, Bytes.utf8(name)), Bytes.of(data.getBytes(UTF_8))));
    return this;
  }

  AttackArchive directory(String name) {
    return add(FileType.DIRECTORY, 0755, 1, name, "");
  }

  AttackArchive file(String name, String content) {
    return add(FileType.REGULAR, 0644, 1, name, content);
  }

  /** Adds a name of the one file that has several. */
  AttackArchive linked(String name, String content) {
    return add(FileType.REGULAR, 0644, 2, name, content);
  }

  AttackArchive symlink(String name, String target) {
    return add(FileType.SYMLINK, 0777, 1, name, target);
  }

  AttackArchive device(String name) {
    return add(FileType.CHARACTER_DEVICE, 0666, 1, name, "");
  }

  /** Ends a segment of an initramfs, behind which another one begins. */
  AttackArchive trailer() {
    members.add(CpioMember.of(CpioEntry.trailer(CpioDialect.NEWC), Bytes.empty()));
    return this;
  }

  void write(Path path) throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      CpioWriter writer = CpioWriter.of(out, Progress.NONE);
      for (CpioMember member : members) {
        writer.write(member);
      }
      writer.writeTrailer(CpioDialect.NEWC);
      writer.finish();
    }
  }
}
