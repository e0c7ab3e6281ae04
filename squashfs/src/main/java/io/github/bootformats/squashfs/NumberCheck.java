package io.github.bootformats.squashfs;

import io.github.bootformats.api.tree.FileType;
import java.io.IOException;

/** Checks the numbers of inodes, and that of their names; all inodes must be known. */
final class NumberCheck {
  private final SquashfsReader reader;
  private final CheckFindings findings;
  private final InodeList inodes;
  private final long inodeTable;

  private NumberCheck(SquashfsReader reader, CheckFindings findings, InodeList inodes) {
    this.reader = reader;
    this.findings = findings;
    this.inodes = inodes;
    this.inodeTable = reader.superblock().inodeTable();
  }

  static void run(SquashfsReader reader, CheckFindings findings, InodeList inodes)
      throws IOException {
    new NumberCheck(reader, findings, inodes).run();
  }

  private void run() throws IOException {
    if (inodes.size() != reader.superblock().inodeCount()) {
      findings.add(
          SquashfsFinding.INODE_COUNT,
          SuperblockField.INODE_COUNT.offset(),
          "the superblock counts %s inodes, there are %s"
              .formatted(reader.superblock().inodeCount(), inodes.size()));
    }
    checkTwice();
    long root = reader.superblock().value(SuperblockField.ROOT_INODE);
    for (int i = 0; i < inodes.size() && !findings.isEnded(); i++) {
      checkNames(i, inodes.ref(i).packed() == root);
    }
    findings.guard(this::checkExports);
  }

  private void checkTwice() {
    long[] numbers = inodes.sortedNumbers();
    for (int i = 1; i < numbers.length; i++) {
      boolean isFirstOfMany = i == 1 || numbers[i - 2] != numbers[i];
      if (numbers[i] == numbers[i - 1] && isFirstOfMany) {
        findings.add(
            SquashfsFinding.INODE_NUMBER_TWICE,
            inodeTable,
            "more than one inode has the number " + numbers[i]);
      }
    }
  }

  private void checkNames(int inode, boolean isRoot) {
    long position = inodeTable + inodes.ref(inode).block();
    int names = inodes.names(inode) + (isRoot ? 1 : 0);
    if (names == 0) {
      findings.add(
          SquashfsFinding.INODE_UNUSED,
          position,
          "inode %s has no name".formatted(inodes.ref(inode)));
    } else if (inodes.type(inode).fileType() != FileType.DIRECTORY) {
      if (names != inodes.nlink(inode)) {
        findings.add(
            SquashfsFinding.LINK_COUNT,
            position,
            "inode %s counts %s names, and has %s"
                .formatted(inodes.ref(inode), inodes.nlink(inode), names));
      }
    } else if (names > 1) {
      findings.add(
          SquashfsFinding.DIRECTORY_TWICE,
          position,
          "the directory at inode %s has %s names".formatted(inodes.ref(inode), names));
    }
  }

  private void checkExports() throws IOException {
    SquashfsTable table = reader.table(TableKind.EXPORT).orElse(null);
    if (table == null) {
      return;
    }
    for (int i = 0; i < inodes.size() && findings.next(); i++) {
      long number = inodes.number(i);
      MetadataRef ref = reader.inodeRef(number).orElse(null);
      if (!inodes.ref(i).equals(ref)) {
        findings.add(
            SquashfsFinding.EXPORT_ENTRY,
            table.listPosition(),
            "the export table says that inode %s is at %s, not at %s"
                .formatted(number, ref == null ? "no place" : ref, inodes.ref(i)));
      }
    }
  }
}
