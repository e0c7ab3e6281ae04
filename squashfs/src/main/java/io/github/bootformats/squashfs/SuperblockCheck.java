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
    checkTable(SuperblockFlag.NO_FRAGMENTS, true, TableKind.FRAGMENT);
    checkTable(SuperblockFlag.NO_XATTRS, true, TableKind.XATTR);
    checkTable(SuperblockFlag.EXPORTABLE, false, TableKind.EXPORT);
    checkEnd();
  }

  private void checkTable(SuperblockFlag flag, boolean means, TableKind kind) throws IOException {
    findings.guard(
        () -> {
          boolean isMissing = reader.table(kind).isEmpty();
          if (superblock.has(flag) ? isMissing != means : !means && !isMissing) {
            findings.add(
                SquashfsFinding.FLAG_CONTRADICTED,
                SuperblockField.FLAGS.offset(),
                "the flag %s is %s, and the %s table is %s"
                    .formatted(
                        flag,
                        superblock.has(flag) ? "set" : "clear",
                        kind,
                        isMissing ? "missing" : "there"));
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
            "the image has %d bytes, something else follows".formatted(used));
        return;
      }
    }
    if (source.size() % PADDING != 0 && length < PADDING) {
      findings.add(
          SquashfsFinding.PADDING,
          source.size(),
          "%d bytes are no multiple of %d, and lack padding".formatted(source.size(), PADDING));
    }
  }
}
