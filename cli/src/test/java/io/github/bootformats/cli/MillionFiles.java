package io.github.bootformats.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioHeader;
import io.github.bootformats.cpio.CpioWriter;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Lists a million files of one directory, which the archive has in another order; in a sample a
 * fifth of them.
 */
final class MillionFiles implements HostileSuite {
  static final int FILES = HostileHarness.count(200_000, 1_000_000);

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void run(int index) throws IOException {
    Path archive = Files.createTempFile("million", ".cpio");
    try {
      write(archive);
      Lines lines = new Lines();
      Terminal terminal = new Terminal(lines, OutputStream.nullOutputStream(), US_ASCII, false, 80);
      ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
      Bootfmt tool = new Bootfmt(terminal, Map.of(), Path.of(""), Formats::installed, nothing);
      int status = tool.run("ls", "-l", archive.toString());
      if (status != 0 || lines.count != FILES + 1) {
        throw new AssertionError("status " + status + ", lines " + lines.count);
      }
    } finally {
      Files.delete(archive);
    }
  }

  private static void write(Path archive) throws IOException {
    CpioHeader header =
        CpioHeader.builder(CpioDialect.BINARY_LITTLE_ENDIAN)
            .set(CpioField.MODE, FileType.REGULAR.modeBits() | 0644)
            .set(CpioField.NLINK, 1)
            .build();
    try (OutputStream out = Files.newOutputStream(archive)) {
      CpioWriter writer = CpioWriter.of(out, Progress.NONE);
      for (int i = 0; i < FILES; i++) {
        writer.write(CpioEntry.of(header, Bytes.utf8("directory/file-number-" + i)));
      }
      writer.writeTrailer(CpioDialect.BINARY_LITTLE_ENDIAN);
      writer.finish();
    }
  }

  /** Counts lines. */
  private static final class Lines extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count += b == '\n' ? 1 : 0;
    }
  }
}
