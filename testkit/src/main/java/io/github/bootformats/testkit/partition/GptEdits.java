package io.github.bootformats.testkit.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes to disks with two whole copies of a GPT; CRCs follow unless the change sets them. */
final class GptEdits {
  private GptEdits() {}

  static GptTable primary(DiskLayout disk) {
    return disk.gptTables().get(0);
  }

  static GptTable backup(DiskLayout disk) {
    return disk.gptTables().get(1);
  }

  static GptHeader header(DiskLayout disk) {
    return primary(disk).header();
  }

  static GptEntryArray array(DiskLayout disk) {
    return primary(disk).array().orElseThrow();
  }

  static DiskLayout withPrimary(DiskLayout disk, GptTable table) {
    return disk.toBuilder().gptTables(List.of(table, backup(disk))).build();
  }

  static DiskLayout withBackup(DiskLayout disk, GptTable table) {
    return disk.toBuilder().gptTables(List.of(primary(disk), table)).build();
  }

  /** Edits the header of the primary copy. */
  static DiskLayout primaryHeader(DiskLayout disk, UnaryOperator<GptHeader.Builder> edit) {
    return withPrimary(disk, edited(primary(disk), edit));
  }

  /** Edits the header of the backup. */
  static DiskLayout backupHeader(DiskLayout disk, UnaryOperator<GptHeader.Builder> edit) {
    return withBackup(disk, edited(backup(disk), edit));
  }

  /** Edits both headers in the same way. */
  static DiskLayout headers(DiskLayout disk, UnaryOperator<GptHeader.Builder> edit) {
    return backupHeader(primaryHeader(disk, edit), edit);
  }

  private static GptTable edited(GptTable table, UnaryOperator<GptHeader.Builder> edit) {
    return table.withHeader(edit.apply(table.header().toBuilder()).build());
  }

  /** Gives both copies another array. */
  static DiskLayout withArray(DiskLayout disk, GptEntryArray array) {
    return disk.toBuilder()
        .gptTables(
            List.of(
                primary(disk).withArray(array).sealed(), backup(disk).withArray(array).sealed()))
        .build();
  }

  /** Edits an entry of both copies. */
  static DiskLayout entry(DiskLayout disk, int index, UnaryOperator<GptEntry.Builder> edit) {
    GptEntryArray array = array(disk);
    return withArray(disk, array.with(index, edit.apply(array.entry(index).toBuilder()).build()));
  }

  /** Returns the indexes of the partitions in the order of their places. */
  static List<Integer> inOrder(DiskLayout disk) {
    GptEntryArray array = array(disk);
    List<Integer> indexes = new ArrayList<>(array.usedIndexes());
    indexes.sort(Comparator.comparingLong(index -> array.entry(index).firstLba()));
    return indexes;
  }

  /** Returns the index of the partition that lies behind all others. */
  static int lastInOrder(DiskLayout disk) {
    List<Integer> inOrder = inOrder(disk);
    return inOrder.get(inOrder.size() - 1);
  }

  /** Returns an entry that is not used; disks that are made to be spoilt have one. */
  static int unused(DiskLayout disk) {
    GptEntryArray array = array(disk);
    int index = 0;
    while (array.entry(index).isUsed()) {
      index++;
    }
    return index;
  }

  /**
   * Returns an array with the partitions of this disk at its front and no more entries than they
   * need, four at least.
   *
   * @param entrySize at least 128 bytes, or less to cut the entries off
   */
  static GptEntryArray packed(DiskLayout disk, int entrySize) {
    List<GptEntry> used = array(disk).usedIndexes().stream().map(array(disk)::entry).toList();
    byte[] bytes = new byte[(used.size() + 3) / 4 * 4 * entrySize];
    for (int i = 0; i < used.size(); i++) {
      Bytes entry = used.get(i).bytes();
      int length = Math.min(entrySize, entry.length());
      entry.slice(0, length).asByteBuffer().get(bytes, i * entrySize, length);
    }
    return GptEntryArray.of(Bytes.of(bytes), entrySize);
  }
}
