package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.read.DiskSectors;
import io.github.bootformats.partition.internal.view.LayoutBytes;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the {@link SideBytes} of a disk whose structures are known. Tables in good order have none,
 * and cost nothing here.
 */
final class SideReads {
  /** gdisk reads no more logical partitions of one extended partition, and so no more links. */
  private static final int MAX_LINKS = 128;

  private static final int USUAL_ENTRIES = 128;

  private final DiskLayout layout;
  private final DiskSectors disk;
  private final int maxArrayBytes;
  private final LayoutBytes known;
  private final List<DiskPiece> found = new ArrayList<>(0);

  private SideReads(DiskLayout layout, DiskSectors disk, long maxArrayBytes) {
    this.layout = layout;
    this.disk = disk;
    this.maxArrayBytes = (int) Math.min(maxArrayBytes, Integer.MAX_VALUE - 8);
    this.known = new LayoutBytes(layout);
  }

  static List<DiskPiece> of(DiskLayout layout, DiskSectors disk, long maxArrayBytes)
      throws IOException {
    MbrSector mbr = layout.mbr();
    boolean chains = mbr.entries().stream().anyMatch(MbrEntry::isExtended);
    boolean badArrays = layout.gptTables().stream().anyMatch(SideReads::needsArray);
    return chains || badArrays
        ? new SideReads(layout, disk, maxArrayBytes).read(chains)
        : List.of();
  }

  private static boolean needsArray(GptTable table) {
    GptHeader header = table.header();
    return header.headerCrcValid() ? !table.arrayCrcValid() : isRightWithUsualEntries(header);
  }

  /** gdisk sets a wrong entry size right in memory, and some headers become valid by that. */
  private static boolean isRightWithUsualEntries(GptHeader header) {
    return header.entrySize() != GptEntry.BYTES && withUsualEntries(header).headerCrcValid();
  }

  private static GptHeader withUsualEntries(GptHeader header) {
    return header.toBuilder().entrySize(GptEntry.BYTES).keepHeaderCrc().build();
  }

  private List<DiskPiece> read(boolean chains) throws IOException {
    if (chains) {
      for (MbrEntry entry : layout.mbr().entries()) {
        if (entry.isExtended()) {
          followLinks(entry.firstLba());
        }
      }
    }
    for (GptTable table : layout.gptTables()) {
      if (needsArray(table)) {
        readArrays(table);
      }
    }
    return found;
  }

  /** Follows the second entry of each EBR, whatever its type, or the first if it is extended. */
  private void followLinks(long base) throws IOException {
    Set<Long> visited = new HashSet<>();
    long lba = base;
    for (int i = 0; i < MAX_LINKS && disk.holdsLba(lba) && visited.add(lba); i++) {
      MbrSector ebr = MbrSector.of(sector(lba));
      boolean first = ebr.entry(0).isExtended();
      long link = ebr.entry(first ? 0 : 1).firstLba();
      if (!ebr.hasBootSignature() || (!first && link == 0)) {
        return;
      }
      lba = base + link;
    }
  }

  private Bytes sector(long lba) throws IOException {
    var sector = known.sector(lba);
    if (sector.isPresent()) {
      return sector.get();
    }
    Bytes bytes = disk.sector(lba);
    found.add(new DiskPiece(known.offset(lba), bytes));
    return bytes;
  }

  private void readArrays(GptTable table) throws IOException {
    boolean corrected = !table.header().headerCrcValid();
    GptHeader header = corrected ? withUsualEntries(table.header()) : table.header();
    if (table.array().isEmpty() || corrected) {
      // Programs that multiply 32-bit numbers read the remainder.
      long claimed = header.entryCount() == 0 ? usualArrayBytes() : header.entryArrayBytes();
      boolean wraps = claimed >>> 32 != 0;
      readArray(header.entriesLba(), wraps ? claimed & 0xFFFF_FFFFL : claimed);
    }
    if (header.entrySize() == GptEntry.BYTES) {
      long length = header.entryArrayBytes();
      long sectors = -Math.floorDiv(-length, layout.sectorSize().bytes());
      long lba =
          table.lba() == GptTable.PRIMARY_LBA
              ? header.lastUsableLba() + 1
              : header.firstUsableLba() - sectors;
      readArray(lba, length);
    }
  }

  /** gdisk takes a header without entries for one of 128, or of as many as the other one has. */
  private long usualArrayBytes() {
    long entries =
        layout.gptTables().stream().mapToLong(t -> t.header().entryCount()).max().orElse(0);
    return Math.max(entries, USUAL_ENTRIES) * GptEntry.BYTES;
  }

  private void readArray(long lba, long length) throws IOException {
    long offset = known.offset(lba);
    int wanted = (int) Math.min(length, maxArrayBytes + 1L);
    int available = known.available(offset, wanted);
    if (available > 0 && available <= maxArrayBytes && known.find(offset, available).isEmpty()) {
      found.add(new DiskPiece(offset, disk.bytes(offset, available)));
    }
  }
}
