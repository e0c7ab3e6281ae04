package io.github.bootformats.squashfs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Checks the fragments, and all sets of extended attributes. */
final class TableCheck {
  private final SquashfsReader reader;
  private final CheckFindings findings;
  private final DataSpace space;
  private final boolean withData;

  TableCheck(SquashfsReader reader, CheckFindings findings, DataSpace space, boolean withData) {
    this.reader = reader;
    this.findings = findings;
    this.space = space;
    this.withData = withData;
  }

  void run() throws IOException {
    findings.guard(this::checkFragments);
    findings.guard(this::checkXattrs);
  }

  private void checkFragments() throws IOException {
    SquashfsTable table = ascending(TableKind.FRAGMENT);
    if (table == null) {
      return;
    }
    boolean saidCompressed = !reader.superblock().has(SuperblockFlag.UNCOMPRESSED_FRAGMENTS);
    for (long i = 0; i < table.entryCount() && findings.next(); i++) {
      DataBlock fragment = reader.fragment(i);
      findings.guard(
          () -> {
            reader.data().checkPlace(fragment);
            if (withData) {
              reader.data().fragment(fragment);
            }
          });
      space.add(fragment.position(), fragment.position() + fragment.storedLength());
      if (!saidCompressed && fragment.isCompressed()) {
        saidCompressed = true;
        findings.add(
            SquashfsFinding.FLAG_CONTRADICTED,
            fragment.position(),
            "the flag UNCOMPRESSED_FRAGMENTS is set, and a fragment is compressed");
      }
    }
  }

  private void checkXattrs() throws IOException {
    SquashfsTable table = ascending(TableKind.XATTR);
    if (table == null) {
      return;
    }
    for (long i = 0; i < table.entryCount() && findings.next(); i++) {
      XattrSet set = reader.xattrSet(i);
      findings.guard(() -> reader.xattrs(set));
    }
  }

  /**
   * Returns a table whose blocks lie one behind the other, as far as it is there: otherwise a small
   * image could have a huge one.
   */
  private @Nullable SquashfsTable ascending(TableKind kind) throws IOException {
    SquashfsTable table = reader.table(kind).orElse(null);
    for (int i = 1; table != null && i < table.blockCount(); i++) {
      if (Long.compareUnsigned(table.blockPosition(i - 1), table.blockPosition(i)) >= 0) {
        throw SquashfsFinding.TABLE_POINTER.thrownAt(
            table.listPosition() + (long) i * SquashfsTable.POINTER_LENGTH,
            "block %s of the %s table does not lie behind the one before".formatted(i, kind));
      }
    }
    return table;
  }
}
