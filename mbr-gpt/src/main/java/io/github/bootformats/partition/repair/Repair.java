package io.github.bootformats.partition.repair;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.internal.change.DiskKind;
import io.github.bootformats.partition.internal.change.GptCopies;
import io.github.bootformats.partition.internal.change.GptEnd;
import io.github.bootformats.partition.internal.change.IdSource;
import io.github.bootformats.partition.internal.change.NewIds;
import io.github.bootformats.partition.internal.change.ProtectiveEntry;
import java.util.List;
import java.util.Locale;

/**
 * Something that can be put right about a layout; {@link LayoutRepair} does it.
 *
 * <p>Each repair is idempotent: on a layout that needs it not, it changes nothing.
 */
public enum Repair {
  /** Makes the invalid boot indicators of an MBR 0 or 0x80, as their highest bit has it. */
  BOOT_INDICATORS((layout, ids) -> MbrRepairs.bootIndicators(layout)) {
    @Override
    boolean isObvious(DiskLayout layout) {
      return DiskKind.of(layout) != DiskKind.NONE;
    }
  },

  /** Cuts links of EBRs that lead back to an EBR of the chain, or off the disk. */
  EBR_LINKS((layout, ids) -> MbrRepairs.ebrLinks(layout)) {
    @Override
    boolean isObvious(DiskLayout layout) {
      return true;
    }
  },

  /**
   * Makes the primary GPT anew from the backup, header and array or whichever is damaged; the
   * backup is left as it is.
   */
  PRIMARY_GPT((layout, ids) -> GptRecovery.restorePrimary(layout)) {
    @Override
    boolean isObvious(DiskLayout layout) {
      return layout.primaryGpt().filter(GptCopies::isWhole).isEmpty();
    }
  },

  /**
   * Makes the backup GPT anew from the primary one, where that says that it is, or else at the end
   * of the disk. When both copies are whole but differ, everybody reads the primary, so this
   * changes nothing for anybody.
   */
  BACKUP_GPT((layout, ids) -> GptRecovery.restoreBackup(layout)) {
    @Override
    boolean isObvious(DiskLayout layout) {
      return true;
    }
  },

  /**
   * Moves the backup GPT to the end of the disk, for an image that has grown or has been cut behind
   * its last partition, and corrects the last usable LBA and the protective MBR.
   */
  GPT_AT_END((layout, ids) -> GptEnd.move(layout)) {
    @Override
    boolean isObvious(DiskLayout layout) {
      return true;
    }
  },

  /** Makes the GPT's usable range keep off its tables and, where possible, hold all partitions. */
  USABLE_RANGE((layout, ids) -> GptUsable.repaired(layout)) {
    @Override
    boolean isObvious(DiskLayout layout) {
      return true;
    }
  },

  /**
   * Makes the MBR protect the GPT. A protective partition is corrected where it is. Where there is
   * none, the MBR's table is replaced, with all partitions in it: that is done without asking only
   * if there are none.
   */
  PROTECTIVE_MBR((layout, ids) -> protectiveMbr(layout)) {
    @Override
    boolean isObvious(DiskLayout layout) {
      return ProtectiveEntry.isThere(layout.mbr())
          || (DiskKind.of(layout) == DiskKind.GPT && layout.foreignLabels().isEmpty());
    }
  },

  /** Wipes the headers of a GPT that is left over from before the disk got an ordinary MBR. */
  STALE_GPT((layout, ids) -> staleGpt(layout)),

  /**
   * Gives new GUIDs to partitions that have none or that of another partition before them, and to a
   * disk that has none; gives an MBR disk without a signature one.
   */
  DISTINCT_IDS(NewIds::distinct),

  /**
   * Clears undefined fields of the GPT and the rest of unused entries, and makes it revision 1.0.
   */
  GPT_FIELDS((layout, ids) -> GptFields.cleared(layout)),

  /** Puts the boot signature 55 AA into an MBR that has entries and lacks it. */
  MBR_SIGNATURE((layout, ids) -> MbrRepairs.signature(layout)),

  /** Leaves only the first active partition of an MBR active. */
  SINGLE_ACTIVE((layout, ids) -> MbrRepairs.singleActive(layout)),

  /** Makes the CHS addresses of an MBR those of 255 heads and 63 sectors a track. */
  CHS_ADDRESSES((layout, ids) -> MbrRepairs.chs(layout));

  /** How a repair is done. */
  private interface Work {
    LayoutChange on(DiskLayout layout, IdSource ids) throws FormatException;
  }

  @SuppressWarnings("ImmutableEnumChecker") // all are lambdas without a state
  private final Work work;

  Repair(Work work) {
    this.work = work;
  }

  /**
   * Returns a stable id, for command lines.
   *
   * @return lower-case words with hyphens, such as {@code primary-gpt}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether there is only one sensible way to settle what this settles. */
  boolean isObvious(DiskLayout layout) {
    return false;
  }

  LayoutChange on(DiskLayout layout, IdSource ids) throws FormatException {
    return work.on(layout, ids);
  }

  private static LayoutChange protectiveMbr(DiskLayout layout) throws FormatException {
    if (layout.gptTables().isEmpty()) {
      throw GptCopies.noWholeCopy(layout, "primary");
    }
    return ProtectiveEntry.repaired(layout);
  }

  private static LayoutChange staleGpt(DiskLayout layout) {
    boolean isStale = !layout.gptTables().isEmpty() && DiskKind.of(layout) == DiskKind.MBR;
    return isStale
        ? LayoutChange.of(
            layout, GptCopies.with(layout, List.of()), List.of("headers of the former GPT wiped"))
        : LayoutChange.of(layout, layout, List.of());
  }
}
