package io.github.bootformats.partition.internal.read;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the copies of a GPT and reads their entry arrays. */
public final class GptTables {
  private final DiskSectors disk;
  private final int sectorBytes;
  private final long maxArrayBytes;
  private final List<GptTable> tables = new ArrayList<>(2);
  private final List<GptTable> cut = new ArrayList<>(0);

  public GptTables(DiskSectors disk, int sectorBytes, ReadLimits limits) {
    this.disk = disk;
    this.sectorBytes = sectorBytes;
    this.maxArrayBytes =
        Math.min(limits.get(DiskLayout.MAX_ENTRY_ARRAY_BYTES), Integer.MAX_VALUE - 8);
  }

  public List<GptTable> read() throws IOException {
    readAt(GptTable.PRIMARY_LBA);
    long last = disk.count() - 1;
    if (!tables.isEmpty()) {
      disk.expectBackup();
      readAt(tables.get(0).header().alternateLba());
    }
    if (last > 0) {
      readAt(last);
    }
    return tables;
  }

  /** Returns the tables whose arrays are on the disk, but larger than is allowed. */
  public List<GptTable> cut() {
    return cut;
  }

  private void readAt(long lba) throws IOException {
    if (!disk.holdsLba(lba) || tables.stream().anyMatch(t -> t.lba() == lba)) {
      return;
    }
    GptHeader header = GptHeader.of(disk.sector(lba));
    // A damaged signature alone does not hide a header: 32 bits of CRC do not fit by chance, and
    // a sector of zeros has no header size that a CRC could be computed over.
    if (header.hasSignature() || header.headerCrcValid()) {
      Optional<GptEntryArray> array = arrayOf(header);
      GptTable table =
          array
              .map(a -> GptTable.of(lba, header, a))
              .orElseGet(() -> GptTable.withoutArray(lba, header));
      tables.add(table);
      if (array.isEmpty() && GptArrayPlace.of(header, disk.count(), sectorBytes).isOnDisk()) {
        cut.add(table);
      }
    }
  }

  private Optional<GptEntryArray> arrayOf(GptHeader header) throws IOException {
    GptArrayPlace place = GptArrayPlace.of(header, disk.count(), sectorBytes);
    if (!place.isOnDisk() || place.length() > maxArrayBytes) {
      return Optional.empty();
    }
    return Optional.of(
        GptEntryArray.of(
            disk.bytes(place.offset(), (int) place.length()), (int) header.entrySize()));
  }
}
