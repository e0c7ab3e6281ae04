package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.view.GdiskHeader.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * How gdisk loads a GPT. It repairs while it reads: it resizes its array to what a header says, and
 * resizing moves limits in both headers, before their CRCs are judged. So a backup that states
 * another number of entries spoils the primary header, and so does an entry size other than 128,
 * which gdisk sets right in memory.
 */
final class GdiskGpt {
  /** What a table is worth, for the choice between it and the MBR. */
  enum State {
    /** Both copies are right and alike. */
    VALID,
    /** Something can be read. */
    DAMAGED,
    /** Neither header is right. */
    ABSENT
  }

  private static final int ENTRY_BYTES = 128;
  private static final int DEFAULT_ENTRIES = 128;

  /** From here the number of bytes is negative where gdisk has it as an {@code int}. */
  private static final long CRASHING_ENTRIES = 1L << 24;

  /** From here gdisk is busy with gigabytes of empty entries for minutes. */
  private static final long HANGING_ENTRIES = 1L << 25;

  /** From here there is no memory for them: 32 GiB. */
  private static final long UNALLOCATABLE_ENTRIES = 1L << 28;

  private final LayoutBytes bytes;
  private final int sectorBytes;
  private final long diskSectors;
  private final long maxArrayBytes = DiskLayout.MAX_ENTRY_ARRAY_BYTES.defaultValue();

  private GdiskHeader main = new GdiskHeader(Bytes.zeros(GdiskHeader.BYTES));
  private GdiskHeader second = new GdiskHeader(Bytes.zeros(GdiskHeader.BYTES));
  private boolean mainCrc;
  private boolean secondCrc;
  private boolean mainArrayCrc;
  private boolean secondArrayCrc;
  private long entries = DEFAULT_ENTRIES;
  private Bytes array = Bytes.empty();
  private boolean arrayIsShort;
  private final State state;
  private final List<String> damage = new ArrayList<>();

  GdiskGpt(DiskLayout layout, LayoutBytes bytes) throws ToolRefusal {
    this.bytes = bytes;
    this.sectorBytes = layout.sectorSize().bytes();
    this.diskSectors = layout.sectorCount();
    this.state = load();
  }

  State state() {
    return state;
  }

  /** Returns what is wrong with a damaged table, in words. */
  List<String> damage() {
    return damage;
  }

  /** Returns whether the disk ends before the array that is used does. */
  boolean isArrayShort() {
    return arrayIsShort;
  }

  long firstUsable() {
    return main.u64(Field.FIRST_USABLE);
  }

  long lastUsable() {
    return main.u64(Field.LAST_USABLE);
  }

  /** Returns whether the disk has room for two tables of this size. */
  boolean fitsDisk() {
    return diskSectors > 2 * tableSectors(entries, sectorBytes) + 3;
  }

  static long tableSectors(long entries, int sectorBytes) {
    return (entries * ENTRY_BYTES + sectorBytes - 1) / sectorBytes;
  }

  int entryCount() {
    return (int) Math.min(entries, array.length() / ENTRY_BYTES);
  }

  GptEntry entry(int index) {
    return GptEntry.of(array.slice(index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES));
  }

  private State load() throws ToolRefusal {
    boolean ok = true;
    GdiskHeader atOne = header(GptTable.PRIMARY_LBA);
    mainCrc = atOne.crcMatches(sectorBytes);
    ok &= adopt(atOne, mainCrc);
    main = atOne;
    long stated = main.u64(Field.ALTERNATE_LBA);
    boolean reachable = mainCrc && Long.compareUnsigned(stated, diskSectors) < 0;
    GdiskHeader atEnd = header(reachable ? stated : diskSectors - 1);
    secondCrc = atEnd.crcMatches(sectorBytes);
    ok &= adopt(atEnd, secondCrc);
    second = atEnd;

    boolean mainValid = main.isValid(sectorBytes);
    boolean secondValid = second.isValid(sectorBytes);
    if (!mainValid && !secondValid) {
      return State.ABSENT;
    }
    if (!secondValid) {
      damage.add("the backup header is not valid");
      second.rebuildFrom(main);
      second.setU64(Field.ENTRIES_LBA, second.u64(Field.LAST_USABLE) + 1);
      secondCrc = mainCrc;
      resize(second.u32(Field.ENTRY_COUNT));
    } else if (!mainValid) {
      damage.add("the primary header is not valid");
      main.rebuildFrom(second);
      main.setU64(
          Field.ENTRIES_LBA, main.u64(Field.FIRST_USABLE) - tableSectors(entries, sectorBytes));
      mainCrc = secondCrc;
      resize(main.u32(Field.ENTRY_COUNT));
    }
    loadArrays(mainValid, ok);
    if (!mainArrayCrc) {
      damage.add("the primary entry array is not valid");
    }
    if (!secondArrayCrc) {
      damage.add("the backup entry array is not valid, or differs");
    }
    return damage.isEmpty() ? State.VALID : State.DAMAGED;
  }

  private void loadArrays(boolean mainValid, boolean headersOk) throws ToolRefusal {
    boolean ok = headersOk;
    GdiskHeader other = second;
    if (mainValid) {
      ok &= loadArray(main);
    } else if (loadArray(second)) {
      other = main;
    } else if (!loadArray(main)) {
      mainArrayCrc = false;
      secondArrayCrc = false;
      return;
    }
    if (other == second) {
      secondArrayCrc = agrees(second);
    } else {
      mainArrayCrc = agrees(main);
    }
    if (secondArrayCrc && secondCrc && !mainArrayCrc) {
      if (ok) {
        loadArray(second);
      }
      mainArrayCrc = false;
    }
  }

  private GdiskHeader header(long lba) {
    return new GdiskHeader(bytes.read(bytes.offset(lba), GdiskHeader.BYTES));
  }

  /** Does what gdisk does to a header that it has just read. */
  private boolean adopt(GdiskHeader header, boolean crcMatches) throws ToolRefusal {
    if (header.u32(Field.ENTRY_SIZE) != ENTRY_BYTES) {
      header.setU32(Field.ENTRY_SIZE, ENTRY_BYTES);
    }
    long count = header.u32(Field.ENTRY_COUNT);
    return count == entries || !crcMatches || resize(count);
  }

  /** Resizes the array, with all that gdisk changes on this occasion. */
  private boolean resize(long count) throws ToolRefusal {
    boolean ok = true;
    if (count != entries && count > 0) {
      checkCount(count);
      ok = count >= highestUsed() + 1L;
      entries = count;
      long first = tableSectors(entries, sectorBytes) + main.u64(Field.ENTRIES_LBA);
      main.setU64(Field.FIRST_USABLE, first);
      second.setU64(Field.FIRST_USABLE, first);
      main.setU64(Field.ALTERNATE_LBA, diskSectors - 1);
      second.setU64(Field.MY_LBA, diskSectors - 1);
      main.setU64(Field.LAST_USABLE, diskSectors - first);
      second.setU64(Field.LAST_USABLE, diskSectors - first);
      second.setU64(Field.ENTRIES_LBA, diskSectors - first + 1);
    }
    main.setU32(Field.ENTRY_COUNT, entries);
    second.setU32(Field.ENTRY_COUNT, entries);
    return ok;
  }

  private static void checkCount(long count) throws ToolRefusal {
    if (count >= UNALLOCATABLE_ENTRIES) {
      throw new ToolRefusal(
          "gdisk.crash", "gdisk aborts: there is no memory for %s entries".formatted(count));
    }
    if (count >= HANGING_ENTRIES) {
      throw new ToolRefusal(
          "gdisk.hang", "gdisk does not end in reasonable time with %s entries".formatted(count));
    }
  }

  private int highestUsed() {
    for (int i = entryCount() - 1; i > 0; i--) {
      if (entry(i).isUsed()) {
        return i;
      }
    }
    return 0;
  }

  /** Loads the array of a header; returns false where it is not all on the disk. */
  private boolean loadArray(GdiskHeader header) throws ToolRefusal {
    long offset = bytes.offset(header.u64(Field.ENTRIES_LBA));
    if (offset < 0 || !resize(header.u32(Field.ENTRY_COUNT))) {
      return false;
    }
    int length = arrayBytes(header);
    array = bytes.read(offset, length);
    arrayIsShort = bytes.available(offset, length) < length;
    mainArrayCrc = crc(array) == header.u32(Field.ARRAY_CRC);
    secondArrayCrc = mainArrayCrc;
    return canRead(offset, length);
  }

  /** Returns whether the array of a header has the CRC that both headers state. */
  private boolean agrees(GdiskHeader header) throws ToolRefusal {
    long offset = bytes.offset(header.u64(Field.ENTRIES_LBA));
    if (offset < 0) {
      return false;
    }
    int length = arrayBytes(header);
    if (!canRead(offset, length)) {
      return false;
    }
    long crc = crc(bytes.read(offset, length));
    return crc == main.u32(Field.ARRAY_CRC) && crc == second.u32(Field.ARRAY_CRC);
  }

  /** The read is rounded up to sectors; a short one is noticed only where nothing was rounded. */
  private boolean canRead(long offset, int length) {
    int rounded = (length + sectorBytes - 1) / sectorBytes * sectorBytes;
    int available = bytes.available(offset, rounded);
    return available > 0 && (available == rounded || rounded != length);
  }

  private int arrayBytes(GdiskHeader header) throws ToolRefusal {
    long count = header.u32(Field.ENTRY_COUNT);
    checkCount(count);
    if (count >= CRASHING_ENTRIES) {
      throw new ToolRefusal(
          "gdisk.crash", "gdisk crashes: it takes %s entries for less than none".formatted(count));
    }
    if (!fitsDisk()) {
      throw tooSmall();
    }
    if (count * ENTRY_BYTES > maxArrayBytes) {
      throw new ToolRefusal(
          "gdisk.limit",
          "The array of %s entries is larger than what is read of it here".formatted(count));
    }
    return (int) (count * ENTRY_BYTES);
  }

  static ToolRefusal tooSmall() {
    return new ToolRefusal("gdisk.disk-too-small", "The disk is too small for two such tables");
  }

  private static long crc(Bytes bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.asByteBuffer());
    return crc.getValue();
  }
}
