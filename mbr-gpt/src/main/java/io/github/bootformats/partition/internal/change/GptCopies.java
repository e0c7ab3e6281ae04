package io.github.bootformats.partition.internal.change;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.Sectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The copies of a GPT: which can be believed, and how to replace one. */
public final class GptCopies {
  /**
   * What a copy says.
   *
   * @param lba where its header lies
   * @param header a whole header
   * @param array the array that the header vouches for, wherever it was found
   */
  public record Content(long lba, GptHeader header, GptEntryArray array) {
    /** Returns how many sectors the array takes. */
    public long arraySectors(DiskLayout layout) {
      return Sectors.holding(array.bytes().length(), layout.sectorSize());
    }

    public List<GptEntry> partitions() {
      return array.usedIndexes().stream().map(array::entry).toList();
    }
  }

  private GptCopies() {}

  /**
   * What any reader wants of a copy before it believes in it (UEFI 2.10, section 5.3.2), but for
   * the revision, which is right in both copies or in none.
   */
  public static boolean isWhole(GptTable table) {
    return isHeaderWhole(table) && table.arrayCrcValid();
  }

  private static boolean isHeaderWhole(GptTable table) {
    GptHeader header = table.header();
    return header.hasSignature()
        && header.headerCrcValid()
        && header.myLba() == table.lba()
        && header.entrySize() >= GptEntry.BYTES;
  }

  /**
   * Returns what a copy says, if its header is whole and its own array, or that of another copy, is
   * the one that the header vouches for.
   */
  public static Optional<Content> content(DiskLayout layout, GptTable table) {
    if (!isHeaderWhole(table)) {
      return Optional.empty();
    }
    List<GptTable> candidates = new ArrayList<>(List.of(table));
    candidates.addAll(layout.gptTables());
    return candidates.stream()
        .flatMap(t -> t.array().stream())
        .filter(array -> vouchesFor(table.header(), array))
        .findFirst()
        .map(array -> new Content(table.lba(), table.header(), array));
  }

  private static boolean vouchesFor(GptHeader header, GptEntryArray array) {
    return header.entryCount() == array.count()
        && header.entrySize() == array.entrySize()
        && header.entryArrayCrc() == array.crc();
  }

  public static Optional<Content> primary(DiskLayout layout) {
    return layout.primaryGpt().flatMap(table -> content(layout, table));
  }

  /** Returns what the backup says, or else any other copy that is not the primary one. */
  public static Optional<Content> backup(DiskLayout layout) {
    List<GptTable> candidates = new ArrayList<>(layout.backupGpt().stream().toList());
    layout.gptTables().stream()
        .filter(t -> t.lba() != GptTable.PRIMARY_LBA)
        .forEach(candidates::add);
    return candidates.stream().flatMap(table -> content(layout, table).stream()).findFirst();
  }

  /**
   * Returns what both copies say.
   *
   * @throws MalformedFormatException if one of them is missing or damaged, or they differ
   */
  public static Content agreed(DiskLayout layout) throws MalformedFormatException {
    Content primary = wholePrimary(layout);
    Optional<GptTable> backup =
        layout
            .gptAt(primary.header().alternateLba())
            .filter(t -> t.lba() != GptTable.PRIMARY_LBA && isWhole(t));
    if (backup.isEmpty()
        || !isWhole(layout.primaryGpt().orElseThrow())
        || !backup.get().array().equals(Optional.of(primary.array()))) {
      throw new MalformedFormatException(
          "gpt",
          "gpt.copies-not-whole",
          offset(layout, GptTable.PRIMARY_LBA),
          "primary and backup GPT are not both whole and the same; repair them first");
    }
    return primary;
  }

  /**
   * Returns what the primary copy says.
   *
   * @throws MalformedFormatException if it is missing or damaged
   */
  public static Content wholePrimary(DiskLayout layout) throws MalformedFormatException {
    Optional<Content> primary = primary(layout);
    if (primary.isEmpty()) {
      throw noWholeCopy(layout, "primary");
    }
    return primary.get();
  }

  public static MalformedFormatException noWholeCopy(DiskLayout layout, String which) {
    boolean isThere = !layout.gptTables().isEmpty();
    return new MalformedFormatException(
        "gpt",
        isThere ? "gpt.no-whole-copy" : "gpt.none",
        isThere ? offset(layout, layout.gptTables().get(0).lba()) : -1,
        isThere ? "the " + which + " GPT is not whole" : "there is no GPT");
  }

  /** Returns the first byte of a sector, or -1 if that is more than a number of bytes can say. */
  public static long offset(DiskLayout layout, long lba) {
    int bytes = layout.sectorSize().bytes();
    return lba >= 0 && lba <= Long.MAX_VALUE / bytes ? lba * bytes : -1;
  }

  /**
   * Makes a copy of what another one says.
   *
   * @throws MalformedFormatException if a partition lies where it is to be written
   */
  public static GptTable copy(DiskLayout layout, Content content, GptHeader header)
      throws MalformedFormatException {
    for (int index : content.array().usedIndexes()) {
      GptEntry entry = content.array().entry(index);
      if (overlaps(entry, header.myLba(), 1)
          || overlaps(entry, header.entriesLba(), content.arraySectors(layout))) {
        throw new MalformedFormatException(
            "gpt",
            "gpt.no-room",
            offset(layout, header.myLba()),
            "partition %s lies where the GPT at LBA %s would be written"
                .formatted(index + 1, header.myLba()));
      }
    }
    return GptTable.of(header.myLba(), header, content.array());
  }

  private static boolean overlaps(GptEntry entry, long lba, long sectors) {
    return Long.compareUnsigned(entry.firstLba(), lba + sectors) < 0
        && Long.compareUnsigned(entry.lastLba(), lba) >= 0;
  }

  /** Returns a layout with exactly these copies. */
  public static DiskLayout with(DiskLayout layout, List<GptTable> tables) {
    return layout.toBuilder()
        .gptTables(tables.stream().sorted(Comparator.comparingLong(GptTable::lba)).toList())
        .build();
  }

  /** Returns a layout in which one copy is put in, in place of what is at its LBA. */
  public static DiskLayout withCopy(DiskLayout layout, GptTable copy) {
    List<GptTable> tables = new ArrayList<>(layout.gptTables());
    tables.removeIf(t -> t.lba() == copy.lba());
    tables.add(copy);
    return with(layout, tables);
  }

  /** Returns a layout in which every whole copy is changed, and its CRCs with it. */
  public static DiskLayout editWhole(DiskLayout layout, UnaryOperator<GptTable> edit) {
    return with(
        layout,
        layout.gptTables().stream().map(t -> isWhole(t) ? edit.apply(t).sealed() : t).toList());
  }
}
