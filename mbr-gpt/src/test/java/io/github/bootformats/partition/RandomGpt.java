package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** A valid GPT of random content. */
final class RandomGpt {
  private static final int RESERVED_BYTES = 16 << 10;

  private final SplittableRandom random;
  private final SectorSize sectorSize;
  private final long lastLba;
  private final int count;
  private final List<GptEntry> entries = new ArrayList<>();

  RandomGpt(SplittableRandom random, SectorSize sectorSize, long sectors) {
    this.random = random;
    this.sectorSize = sectorSize;
    this.lastLba = sectors - 1;
    this.count = RandomDisks.oneOf(random, 4, 4, 8, 8, 12, 16, 32, 128, 128, 256, 300);
  }

  DiskLayout.Builder addTo(DiskLayout.Builder layout) {
    long arraySectors = sectorsFor(count * GptEntry.BYTES);
    long reserved = Math.max(arraySectors, sectorsFor(RESERVED_BYTES));
    long firstUsable = 2 + reserved;
    if (random.nextInt(3) == 0) {
      firstUsable = Math.min(firstUsable + random.nextLong(64), lastLba / 2);
    }
    long lastUsable = lastLba - 1 - reserved;
    byte[] array = array(firstUsable, lastUsable);
    GptEntryArray entryArray = GptEntryArray.of(Bytes.of(array), GptEntry.BYTES);
    GptHeader.Builder header =
        GptHeader.builder(sectorSize)
            .firstUsableLba(firstUsable)
            .lastUsableLba(lastUsable)
            .diskGuid(uuid())
            .entryCount(count)
            .entrySize(GptEntry.BYTES)
            .entryArrayCrc(entryArray.crc());
    if (random.nextInt(10) == 0) {
      header.headerSize(random.nextInt(GptHeader.BYTES, sectorSize.bytes() + 1));
    }
    GptHeader primary = header.myLba(1).alternateLba(lastLba).entriesLba(2).build();
    GptHeader backup =
        header.myLba(lastLba).alternateLba(1).entriesLba(lastLba - arraySectors).build();
    return layout
        .mbr(mbr())
        .gptTables(
            List.of(GptTable.of(1, primary, entryArray), GptTable.of(lastLba, backup, entryArray)));
  }

  private long sectorsFor(int bytes) {
    return ((long) bytes + sectorSize.bytes() - 1) / sectorSize.bytes();
  }

  private byte[] array(long firstUsable, long lastUsable) {
    byte[] array = new byte[count * GptEntry.BYTES];
    int wanted = random.nextInt(4) == 0 ? count : random.nextInt(Math.min(count, 8) + 1);
    long[] borders = RandomDisks.ascending(random, 2 * wanted, firstUsable, lastUsable + 1);
    int index = 0;
    for (int i = 0; i + 1 < borders.length; i += 2) {
      int left = borders.length / 2 - i / 2;
      index += wanted == count ? 0 : random.nextInt(count - index - left + 1);
      GptEntry entry = entry(borders[i], borders[i + 1] - 1);
      entry.bytes().asByteBuffer().get(array, index * GptEntry.BYTES, GptEntry.BYTES);
      entries.add(entry);
      index++;
    }
    return array;
  }

  private GptEntry entry(long first, long last) {
    List<UUID> types = GptTypes.known();
    UUID type = types.get(random.nextInt(types.size()));
    GptEntry.Builder entry =
        GptEntry.builder(type.equals(GptTypes.UNUSED) ? uuid() : type, uuid())
            .firstLba(first)
            .lastLba(last)
            .name(RandomNames.of(random));
    if (random.nextInt(3) == 0) {
      entry.attributes(1L << RandomDisks.oneOf(random, 0, 1, 2, 48, 59, 60, 63));
    }
    return entry.build();
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private MbrSector mbr() {
    MbrSector.Builder mbr = MbrSector.builder(sectorSize);
    MbrEntry protective = MbrEntry.of(MbrEntry.TYPE_GPT_PROTECTIVE, 1, lastLba);
    if (random.nextInt(5) > 0 || entries.isEmpty()) {
      return mbr.entry(0, protective).build();
    }
    int mirrored = random.nextInt(1, Math.min(3, entries.size()) + 1);
    int protectiveSlot = random.nextInt(mirrored + 1);
    long end = entries.get(0).firstLba();
    mbr.entry(protectiveSlot, MbrEntry.of(MbrEntry.TYPE_GPT_PROTECTIVE, 1, end - 1));
    for (int i = 0, slot = 0; i < mirrored; i++, slot++) {
      slot += slot == protectiveSlot ? 1 : 0;
      GptEntry entry = entries.get(i);
      mbr.entry(
          slot,
          MbrEntry.of(
                  RandomDisks.oneOf(random, 0x0C, 0x83, 0xAF, 0xEF),
                  entry.firstLba(),
                  entry.sectors())
              .withActive(i == 0));
    }
    return mbr.diskSignature(random.nextLong(1L << 32)).build();
  }
}
