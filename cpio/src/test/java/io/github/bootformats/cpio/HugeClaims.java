package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Archives that claim more than they have, or are made to cost more than they are worth. */
final class HugeClaims implements HostileSuite {
  private static final int SAMPLE_FILES = 30_000;
  private static final int FULL_FILES = 1_000_000;

  private record Claim(String name, Supplier<byte[]> archive) {}

  private final List<Claim> claims =
      List.of(
          new Claim("name of 4 GiB", () -> claim(CpioDialect.NEWC, CpioField.NAME_SIZE)),
          new Claim("name of 256 KiB", () -> claim(CpioDialect.ODC, CpioField.NAME_SIZE)),
          new Claim("file of 4 GiB", () -> claim(CpioDialect.CRC, CpioField.FILE_SIZE)),
          new Claim("file of 8 GiB", () -> claim(CpioDialect.ODC, CpioField.FILE_SIZE)),
          new Claim(
              "binary file of 4 GiB",
              () -> claim(CpioDialect.BINARY_BIG_ENDIAN, CpioField.FILE_SIZE)),
          new Claim("link to 4 GiB", HugeClaims::hugeTarget),
          new Claim("many files in 30 bytes each", HugeClaims::tinyEntries),
          new Claim("a thousand chains of directories", HugeClaims::chains),
          new Claim("16,000 names of one hash", HugeClaims::collisions),
          new Claim("25,000 names of one file", HugeClaims::links),
          new Claim("names of 64 KiB that all are odd", HugeClaims::oddNames));

  @Override
  public int count() {
    return claims.size();
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    Claim claim = claims.get(index);
    return claim.name() + ": " + HostileArchive.use(claim.archive().get());
  }

  private static byte[] claim(CpioDialect dialect, CpioField field) {
    CpioHeader header =
        ArchiveBytes.header(dialect, FileType.REGULAR)
            .set(CpioField.NAME_SIZE, 2)
            .set(field, dialect.maximum(field))
            .build();
    return new ArchiveBytes(dialect)
        .file("before", "x")
        .head(header, HostileArchive.name("a"))
        .toByteArray();
  }

  private static byte[] hugeTarget() {
    CpioHeader header =
        ArchiveBytes.header(CpioDialect.NEWC, FileType.SYMLINK)
            .set(CpioField.NAME_SIZE, 2)
            .set(CpioField.FILE_SIZE, 0xFFFF_FFFFL)
            .build();
    return new ArchiveBytes(CpioDialect.NEWC).head(header, HostileArchive.name("a")).toByteArray();
  }

  private static byte[] tinyEntries() {
    CpioDialect dialect = CpioDialect.BINARY_LITTLE_ENDIAN;
    CpioHeader header =
        ArchiveBytes.header(dialect, FileType.FIFO).set(CpioField.NAME_SIZE, 4).build();
    byte[] head = header.bytes().toByteArray();
    int count = HostileHarness.count(SAMPLE_FILES, FULL_FILES);
    byte[] archive = new byte[count * (head.length + 4)];
    int at = 0;
    for (int i = 0; i < count; i++) {
      System.arraycopy(head, 0, archive, at, head.length);
      at += head.length;
      archive[at] = (byte) ('a' + i % 26);
      archive[at + 1] = (byte) ('0' + i / 26 % 64);
      archive[at + 2] = (byte) ('0' + i / 26 / 64 % 64);
      at += 4;
    }
    return archive;
  }

  private static byte[] chains() {
    ArchiveBytes archive = new ArchiveBytes(CpioDialect.NEWC);
    for (int i = 0; i < 1000; i++) {
      archive.file(i + "/d".repeat(2000), "");
    }
    return archive.toByteArray();
  }

  /** Names of 16 times either "Aa" or "BB", which the usual hash cannot tell apart. */
  private static byte[] collisions() {
    ArchiveBytes archive = new ArchiveBytes(CpioDialect.ODC);
    for (int i = 0; i < 16_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 16; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      archive.file(name.toString(), "");
    }
    return archive.toByteArray();
  }

  private static byte[] links() {
    ArchiveBytes archive = new ArchiveBytes(CpioDialect.ODC);
    for (int i = 0; i < 25_000; i++) {
      archive.link("l" + i, 1, "");
    }
    return archive.toByteArray();
  }

  private static byte[] oddNames() {
    CpioDialect dialect = CpioDialect.ODC;
    byte[] name = new byte[65_535];
    Arrays.fill(name, (byte) 0xFF);
    CpioHeader header = CpioHeader.builder(dialect).set(CpioField.NAME_SIZE, name.length).build();
    ArchiveBytes archive = new ArchiveBytes(dialect);
    for (int i = 0; i < 300; i++) {
      archive.head(header, Bytes.of(name));
    }
    return archive.toByteArray();
  }
}
