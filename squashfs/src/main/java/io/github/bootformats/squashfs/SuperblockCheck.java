package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;

/** Checks the superblock: whether Linux mounts, what flags say, and what follows the image. */
final class SuperblockCheck {
  /** To what {@code mksquashfs} fills up images, as loop devices have blocks of that size. */
  private static final int PADDING = 4096;

  /** How much is looked at behind the image. */
  private static final int MAX_TRAILING = 1 << 16;

  private final SquashfsReader reader;
  private final SquashfsSuperblock superblock;
  private final CheckFindings findings;

  private SuperblockCheck(SquashfsReader reader, CheckFindings findings) {
    this.reader = reader;
    this.superblock = reader.superblock();
    this.findings = findings;
  }

  static void run(SquashfsReader reader, CheckFindings findings) throws IOException {
    new SuperblockCheck(reader, findings).run();
  }

  private void run() throws IOException {
    SuperblockFindings.of(superblock).forEach(findings::add);
    findings.guard(
        () -> {
          LinuxMount.check(reader);
          new LinuxView(reader).root();
        });
    checkFlag(SuperblockFlag.NO_FRAGMENTS, TableKind.FRAGMENT, false);
    checkFlag(SuperblockFlag.NO_XATTRS, TableKind.XATTR, false);
    checkFlag(SuperblockFlag.EXPORTABLE, TableKind.EXPORT, true);
    checkEnd();
  }

  /** Checks a flag that says of a table that it is there, or that it is not. */
  private void checkFlag(SuperblockFlag flag, TableKind kind, boolean isThere) throws IOException {
    findings.guard(
        () -> {
          if (superblock.has(flag) && reader.table(kind).isPresent() != isThere) {
            findings.add(
                SquashfsFinding.FLAG_CONTRADICTED,
                SuperblockField.FLAGS.offset(),
                "the flag %s is set, and the %s table is %s"
                    .formatted(flag, kind, isThere ? "missing" : "there"));
          }
        });
  }

  private void checkEnd() throws IOException {
    ImageSource source = reader.source();
    long used = superblock.bytesUsed();
    if (used < 0 || used > source.size()) {
      return; // found by the mount
    }
    int length = (int) Math.min(MAX_TRAILING, source.size() - used);
    Bytes trailing = Bytes.read(source, used, length);
    for (int i = 0; i < length; i++) {
      if (trailing.at(i) != 0) {
        findings.add(
            SquashfsFinding.TRAILING_DATA,
            used + i,
            "the image has %s bytes, something else follows".formatted(used));
        return;
      }
    }
    if (source.size() % PADDING != 0 && length < PADDING) {
      findings.add(
          SquashfsFinding.PADDING,
          source.size(),
          "%s bytes are no multiple of %s, and lack padding".formatted(source.size(), PADDING));
    }
  }
}
