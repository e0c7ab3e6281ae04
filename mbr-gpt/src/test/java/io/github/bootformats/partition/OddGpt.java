package io.github.bootformats.partition;

import static io.github.bootformats.partition.OddDisks.oneIn;
import static io.github.bootformats.partition.OddDisks.oneOf;
import static io.github.bootformats.partition.internal.LittleEndian.put16;
import static io.github.bootformats.partition.internal.LittleEndian.put64;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;

/** Writes an odd protective MBR and odd copies of a GPT. */
final class OddGpt {
  private final Random random;
  private final MemoryImage disk;
  private final int sectors;

  private long firstUsable;
  private long lastUsable;

  OddGpt(Random random, MemoryImage disk, int sectors) {
    this.random = random;
    this.disk = disk;
    this.sectors = sectors;
  }

  void write() {
    putProtectiveMbr();
    int entrySize = oneIn(random, 6) ? oneOf(random, 256, 512, 129, 136, 64, 96, 40, 1) : 128;
    int count = oneIn(random, 8) ? 1 + random.nextInt(300) : oneOf(random, 128, 4, 12);
    int arraySectors = (count * entrySize + 511) / 512;
    firstUsable = 2L + arraySectors;
    lastUsable = Math.max(0, sectors - 2L - arraySectors);
    byte[] array = array(count, entrySize);
    long last = sectors - 1L;
    int broken = random.nextInt(4);
    copy(1, last, 2, count, entrySize, array, (broken & 1) != 0);
    if (random.nextInt(4) == 0) {
      array = array(count, entrySize);
    }
    copy(last, 1, last - arraySectors, count, entrySize, array, (broken & 2) != 0);
  }

  private void putProtectiveMbr() {
    MbrSector.Builder mbr = MbrSector.builder(SectorSize.B512);
    long size = oneIn(random, 4) ? oneOf(random, 1, -1, sectors / 2) & 0xFFFF_FFFFL : sectors - 1L;
    int start = oneIn(random, 8) ? random.nextInt(3) : 1;
    int slot = oneIn(random, 8) ? random.nextInt(4) : 0;
    mbr.entry(slot, new MbrEntry(0, Chs.ZERO, 0xEE, Chs.CLAMPED, start, size));
    if (oneIn(random, 6)) {
      mbr.entry((slot + 1) % 4, MbrEntry.of(oneOf(random, 0x83, 5, 0xEE, 0), 40, 100));
    }
    if (oneIn(random, 30)) {
      mbr.bootSignature(0);
    }
    put(0, mbr.build().bytes());
  }

  private byte[] array(int count, int entrySize) {
    byte[] array = new byte[count * entrySize];
    int used = random.nextInt(Math.min(count, 12) + 1);
    for (int i = 0; i < used; i++) {
      int index = oneIn(random, 3) ? random.nextInt(count) : i;
      byte[] entry = entry();
      int at = index * entrySize;
      System.arraycopy(entry, 0, array, at, Math.min(entry.length, array.length - at));
    }
    return array;
  }

  private byte[] entry() {
    byte[] entry = new byte[128];
    UUID type =
        oneIn(random, 10)
            ? oneIn(random, 2) ? Guids.ZERO : new UUID(random.nextLong(), random.nextLong())
            : GptTypes.LINUX_FILESYSTEM;
    System.arraycopy(Guids.encode(type).toByteArray(), 0, entry, 0, 16);
    UUID own = oneIn(random, 20) ? Guids.ZERO : new UUID(random.nextLong(), random.nextLong());
    System.arraycopy(Guids.encode(own).toByteArray(), 0, entry, 16, 16);
    long start = oneIn(random, 6) ? oddLba() : firstUsable + random.nextInt(Math.max(1, sectors));
    put64(entry, 32, start);
    put64(entry, 40, oneIn(random, 6) ? oddLba() : start + random.nextInt(200));
    put64(entry, 48, oneIn(random, 3) ? attributes() : 0);
    int units = random.nextInt(37);
    for (int i = 0; i < units; i++) {
      put16(entry, 56 + 2 * i, unit());
    }
    return entry;
  }

  private long attributes() {
    long bits = 0;
    for (int more = random.nextInt(8); more > 0; more--) {
      bits |= 1L << oneOf(random, 0, 1, 2, random.nextInt(64), 48 + random.nextInt(16));
    }
    return bits;
  }

  private int unit() {
    return switch (random.nextInt(12)) {
      case 0 -> ' ';
      case 1 -> random.nextInt(0x20);
      case 2 -> 0xD800 + random.nextInt(0x800);
      case 3 -> 0xD83D;
      case 4 -> 0xDE00 + random.nextInt(64);
      case 5 -> random.nextInt(0x10000);
      case 6 -> oneOf(random, '"', '\\', '$', '`', '\'', 0x7F, 0x85, 0xA0, 0xE9, 0x2028);
      default -> '!' + random.nextInt(94);
    };
  }

  private long oddLba() {
    return switch (random.nextInt(9)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> firstUsable - random.nextInt(2);
      case 3 -> lastUsable + random.nextInt(2);
      case 4 -> sectors - 1L + random.nextInt(2);
      case 5 -> -1 - random.nextInt(2);
      case 6 -> Long.MIN_VALUE;
      case 7 -> 1L << 32;
      default -> random.nextLong();
    };
  }

  private void copy(
      long at, long other, long arrayAt, int count, int entrySize, byte[] array, boolean broken) {
    CRC32 crc = new CRC32();
    crc.update(array);
    GptHeader.Builder header =
        GptHeader.builder(SectorSize.B512)
            .myLba(at)
            .alternateLba(other)
            .firstUsableLba(firstUsable)
            .lastUsableLba(lastUsable)
            .diskGuid(new UUID(random.nextLong(), random.nextLong()))
            .entriesLba(arrayAt)
            .entryCount(count)
            .entrySize(entrySize)
            .entryArrayCrc(crc.getValue());
    if (broken) {
      spoil(header);
    }
    if (at < 0) {
      return;
    }
    put(at * 512, header.build().bytes());
    if (arrayAt > 0) {
      put(arrayAt * 512, Bytes.of(array));
    }
  }

  private void spoil(GptHeader.Builder header) {
    switch (random.nextInt(13)) {
      case 0 -> header.signature(Bytes.utf8("EFI PARU"));
      case 1 -> header.revision(random.nextInt() & 0xFFFF_FFFFL);
      case 2 -> header.headerSize(oneOf(random, 91, 93, 512, 513, 0, 100));
      case 3 -> header.headerCrc(random.nextInt() & 0xFFFF_FFFFL);
      case 4 -> header.reserved(random.nextInt(3));
      case 5 -> header.myLba(oddLba());
      case 6 -> header.alternateLba(oddLba());
      case 7 -> header.firstUsableLba(oddLba());
      case 8 -> header.lastUsableLba(oddLba());
      case 9 -> header.entriesLba(oddLba());
      case 10 -> header.entryCount(oneOf(random, 0, 127, 1 << 20, Integer.MAX_VALUE));
      case 11 -> header.entrySize(oneOf(random, 0, 127, 256, Integer.MAX_VALUE));
      default -> header.entryArrayCrc(random.nextInt() & 0xFFFF_FFFFL);
    }
  }

  private void put(long offset, Bytes bytes) {
    if (offset >= 0 && offset + bytes.length() <= disk.size()) {
      ByteBuffer buffer = bytes.asByteBuffer();
      disk.write(offset, buffer);
    }
  }
}
