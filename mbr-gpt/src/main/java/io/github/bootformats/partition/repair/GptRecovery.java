package io.github.bootformats.partition.repair;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.change.GptCopies;
import io.github.bootformats.partition.internal.change.GptCopies.Content;
import io.github.bootformats.partition.internal.change.GptEnd;
import java.util.List;
import java.util.Optional;

/** Makes a damaged copy of a GPT anew from the other one. */
final class GptRecovery {
  private GptRecovery() {}

  /** Makes the primary copy anew from the backup; the backup stays as it is. */
  static LayoutChange restorePrimary(DiskLayout layout) throws MalformedFormatException {
    Content backup =
        GptCopies.backup(layout).orElseThrow(() -> GptCopies.noWholeCopy(layout, "backup"));
    long entriesLba = primaryArrayLba(layout, backup);
    GptHeader header =
        backup.header().toBuilder()
            .myLba(GptTable.PRIMARY_LBA)
            .alternateLba(backup.lba())
            .entriesLba(entriesLba)
            .build();
    DiskLayout after = GptCopies.withCopy(layout, GptCopies.copy(layout, backup, header));
    return LayoutChange.of(
        layout,
        after,
        after.equals(layout)
            ? List.of()
            : List.of("primary GPT made anew from the backup at LBA " + backup.lba()));
  }

  /**
   * Returns where the primary array is to lie: where it was if that can be told, for firmware or
   * boot code may have a reason to be at LBA 2 instead.
   */
  private static long primaryArrayLba(DiskLayout layout, Content backup)
      throws MalformedFormatException {
    long room = backup.header().firstUsableLba() - backup.arraySectors(layout);
    Optional<Long> former =
        layout
            .primaryGpt()
            .filter(
                t ->
                    t.header().headerCrcValid()
                        || t.array().filter(backup.array()::equals).isPresent())
            .map(t -> t.header().entriesLba())
            .filter(lba -> lba > GptTable.PRIMARY_LBA && lba <= room);
    long lba = former.orElse(GptTable.PRIMARY_LBA + 1);
    if (lba > room) {
      throw new MalformedFormatException(
          "gpt",
          "gpt.no-room",
          GptCopies.offset(layout, backup.lba()),
          "the entries take %s sectors, but partitions may start at LBA %s"
              .formatted(
                  backup.arraySectors(layout),
                  Long.toUnsignedString(backup.header().firstUsableLba())));
    }
    return lba;
  }

  /**
   * Makes the backup anew from the primary copy, where that one says that it is, or else in the
   * last sector.
   */
  static LayoutChange restoreBackup(DiskLayout layout) throws MalformedFormatException {
    Content primary = GptCopies.wholePrimary(layout);
    long lba = primary.header().alternateLba();
    long room = lba - primary.header().lastUsableLba() - 1;
    boolean fits =
        lba > GptTable.PRIMARY_LBA
            && lba <= layout.lastLba()
            && primary.header().lastUsableLba() > 0
            && room >= primary.arraySectors(layout);
    if (!fits) {
      return GptEnd.moveTo(layout, layout.diskSize());
    }
    GptHeader header =
        primary.header().toBuilder()
            .myLba(lba)
            .alternateLba(GptTable.PRIMARY_LBA)
            .entriesLba(backupArrayLba(layout, primary))
            .build();
    DiskLayout after =
        GptCopies.withCopy(
            GptCopies.withCopy(
                layout, GptTable.of(GptTable.PRIMARY_LBA, primary.header(), primary.array())),
            GptCopies.copy(layout, primary, header));
    return LayoutChange.of(
        layout,
        after,
        after.equals(layout)
            ? List.of()
            : List.of("backup GPT at LBA " + lba + " made anew from the primary"));
  }

  private static long backupArrayLba(DiskLayout layout, Content primary) {
    long lba = primary.header().alternateLba();
    long highest = lba - primary.arraySectors(layout);
    return layout
        .gptAt(lba)
        .filter(
            t ->
                t.header().headerCrcValid()
                    || t.array().filter(primary.array()::equals).isPresent())
        .map(t -> t.header().entriesLba())
        .filter(former -> former > primary.header().lastUsableLba() && former <= highest)
        .orElse(highest);
  }
}
