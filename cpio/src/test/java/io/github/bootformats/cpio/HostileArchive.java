package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;

/** What the hostile suites do with every archive. */
final class HostileArchive {
  private static final CpioProvider PROVIDER = new CpioProvider();
  private static final CpioWriteOptions NEWC = CpioWriteOptions.of(CpioDialect.NEWC);

  private HostileArchive() {}

  /** Reads an archive in every way, and says in a few words what came of it. */
  static String use(byte[] bytes) throws IOException {
    ImageSource source = ImageSource.of(bytes);
    PROVIDER.detect(source, "");
    String stream = stream(bytes);
    String list = list(source, bytes);
    try (CpioImage image = CpioImage.open(source, ReadLimits.defaults())) {
      PROVIDER.capability(Capability.REPORT).orElseThrow().report(source, ReadLimits.defaults());
      Severity worst =
          image.diagnostics().stream()
              .map(Diagnostic::severity)
              .max(Comparator.naturalOrder())
              .orElse(Severity.INFO);
      return "%-7s tree %-40s stream %-25s repacked %s, %s"
          .formatted(worst, walk(image), stream, pack(image), list);
    }
  }

  /** Reads and writes the raw model. */
  private static String list(ImageSource source, byte[] bytes) throws IOException {
    CpioArchive archive;
    try {
      archive = CpioArchive.read(source).model();
    } catch (LimitExceededException e) {
      return e.reason();
    }
    SameBytes same = new SameBytes(bytes);
    archive.writeTo(same, Progress.NONE);
    same.close();
    archive.checkSums(Progress.NONE);
    return "listed";
  }

  /** Compares what is written, without holding it once more. */
  private static final class SameBytes extends OutputStream {
    private final byte[] expected;
    private int position;

    SameBytes(byte[] expected) {
      this.expected = expected;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      int end = position + length;
      if (end > expected.length
          || !Arrays.equals(bytes, offset, offset + length, expected, position, end)) {
        throw new AssertionError("other bytes than were read behind byte " + position);
      }
      position = end;
    }

    @Override
    public void close() {
      if (position != expected.length) {
        throw new AssertionError(position + " bytes of " + expected.length);
      }
    }
  }

  private static String stream(byte[] bytes) throws IOException {
    CpioReader reader = CpioReader.of(new ByteArrayInputStream(bytes), ReadLimits.defaults());
    try {
      byte[] buffer = new byte[1 << 16];
      int count = 0;
      for (CpioEntry entry = reader.next(); entry != null; entry = reader.next()) {
        if (entry.type().orElse(null) == FileType.SYMLINK) {
          reader.target();
        } else if (count++ % 2 == 0) {
          reader.data().readNBytes(buffer, 0, buffer.length);
        }
      }
      reader.trailing().transferTo(OutputStream.nullOutputStream());
      return "whole";
    } catch (FormatException e) {
      return e.reason();
    }
  }

  private static String walk(CpioImage image) throws IOException {
    try (TreeWalk walk = TreeWalk.sorted(image.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        look(node);
      }
      return "whole";
    } catch (FormatException e) {
      return e.reason();
    }
  }

  private static void look(TreeNode node) throws IOException {
    if (node.metadata().permissions() > 07777 || node.nlink() < 1) {
      throw new AssertionError(node);
    }
    switch (node.type()) {
      case SYMLINK -> node.target();
      case CHARACTER_DEVICE, BLOCK_DEVICE -> node.device();
      case REGULAR -> {
        try (InputStream in = node.content().newInputStream()) {
          long length = in.transferTo(OutputStream.nullOutputStream());
          if (length != node.size()) {
            throw new AssertionError(length + " bytes of " + node.size());
          }
        }
      }
      default -> node.linkId();
    }
  }

  private static String pack(CpioImage image) throws IOException {
    try {
      CpioTreeWriter.of(NEWC).write(image.tree(), OutputStream.nullOutputStream());
      return "whole";
    } catch (FormatException e) {
      return e.reason();
    }
  }

  /** Small archives of a dialect that are sound, and one that is odd all over. */
  static byte[] sound(CpioDialect dialect, long seed) throws IOException {
    if (seed % 4 != 0) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RandomArchives.of(dialect, seed).writeTo(out, Progress.NONE);
      return out.toByteArray();
    }
    ArchiveBytes archive =
        new ArchiveBytes(dialect)
            .directory(".", 0755)
            .directory("dir", 0700)
            .file("dir/file", "content")
            .link("dir/one", 3, dialect.has(CpioField.DEV) ? "linked" : "")
            .link("two", 3, "linked")
            .symlink("link", "dir/file");
    CpioHeader.Builder device = ArchiveBytes.header(dialect, FileType.CHARACTER_DEVICE);
    return archive.add(device, "null", "").trailer().toByteArray();
  }

  static Bytes name(String name) {
    return Bytes.utf8(name + "\0");
  }
}
