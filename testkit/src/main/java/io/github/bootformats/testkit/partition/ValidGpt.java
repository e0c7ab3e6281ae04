package io.github.bootformats.testkit.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.testkit.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Makes up a disk with a valid GPT: entries of all counts and in any order, arrays near to their
 * headers or apart, a usable range that is as large as can be or smaller.
 */
final class ValidGpt {
  /** What the specification wants to be set aside for an array. */
  private static final int RESERVED_BYTES = 16 << 10;

  private static final long TIB = 1L << 40;

  /** Counts that every reader takes: gdisk crashes on those that are no multiple of 4. */
  private static final long[] COUNTS = {4, 8, 12, 16, 32, 64, 100, 128, 128, 128, 132, 252};

  private static final List<UUID> TYPES =
      List.of(
          GptTypes.EFI_SYSTEM,
          GptTypes.BIOS_BOOT,
          GptTypes.XBOOTLDR,
          GptTypes.LINUX_FILESYSTEM,
          GptTypes.LINUX_FILESYSTEM,
          GptTypes.LINUX_SWAP,
          GptTypes.LINUX_ROOT_X86_64,
          GptTypes.LINUX_LVM,
          GptTypes.LINUX_RAID,
          GptTypes.MICROSOFT_BASIC_DATA,
          GptTypes.MICROSOFT_RESERVED,
          GptTypes.FREEBSD_UFS,
          GptTypes.APPLE_APFS);

  private final DiskRecipe recipe;
  private final SeededRandom random;
  private final long lastLba;
  private final int count;
  private final int entrySize;
  private final long arraySectors;

  /** How many sectors lie from the start of an array to the usable range or the backup header. */
  private final long reserved;

  private ValidGpt(DiskRecipe recipe) {
    this.recipe = recipe;
    this.random = recipe.random;
    long sectors = recipe.sectors();
    if (recipe.may(DiskFeature.LARGE_DISK)) {
      recipe.has(DiskFeature.LARGE_DISK);
      sectors = random.between(2 * TIB, 8 * TIB) / recipe.sectorSize.bytes();
    }
    this.lastLba = sectors - 1;
    int entries = (int) random.oneOf(COUNTS);
    if (recipe.may(DiskFeature.MANY_PARTITIONS)) {
      recipe.has(DiskFeature.MANY_PARTITIONS);
      entries = (int) random.oneOf(256, 300, 512);
    }
    this.count = entries;
    int size = GptEntry.BYTES;
    if (recipe.may(DiskFeature.LARGE_ENTRIES)) {
      recipe.has(DiskFeature.LARGE_ENTRIES);
      size = (int) random.oneOf(256, 512);
    }
    this.entrySize = size;
    this.arraySectors = recipe.sectorsFor((long) count * entrySize);
    boolean small = recipe.may(DiskFeature.SMALL_ARRAY) && count * entrySize < RESERVED_BYTES;
    if (small && arraySectors < recipe.sectorsFor(RESERVED_BYTES)) {
      recipe.has(DiskFeature.SMALL_ARRAY);
      this.reserved = arraySectors;
    } else {
      this.reserved = Math.max(arraySectors, recipe.sectorsFor(RESERVED_BYTES));
    }
  }

  static ValidDisk make(DiskRecipe recipe) {
    return new ValidGpt(recipe).make();
  }

  private ValidDisk make() {
    long primaryArray = 2 + gap();
    long backupArray = lastLba - reserved - gap();
    long firstUsable = primaryArray + reserved + gap();
    long lastUsable = backupArray - 1 - gap();
    List<Integer> slots = slots();
    List<Span> spans = recipe.spans(slots.size(), firstUsable, lastUsable + 1, 2, 2);
    GptEntryArray array = GptEntryArray.unused(count, entrySize);
    List<GptEntry> entries = new ArrayList<>();
    boolean fullNames = recipe.may(DiskFeature.FULL_NAMES);
    boolean hidden = recipe.may(DiskFeature.HIDDEN_PARTITIONS);
    for (int i = 0; i < spans.size(); i++) {
      GptEntry entry = entry(snapped(spans, i, firstUsable, lastUsable), fullNames, hidden);
      entries.add(entry);
      array = array.with(slots.get(i), entry);
    }
    GptHeader.Builder header =
        GptHeader.builder(recipe.sectorSize)
            .firstUsableLba(firstUsable)
            .lastUsableLba(lastUsable)
            .diskGuid(random.uuid());
    if (random.oneIn(8)) {
      header.headerSize(random.between(GptHeader.BYTES, recipe.sectorSize.bytes()));
    }
    DiskLayout layout =
        DiskLayout.builder(recipe.sectorSize.toBytes(lastLba + 1), recipe.sectorSize)
            .mbr(mbr(entries))
            .gptTables(
                List.of(
                    copy(header, 1, lastLba, primaryArray, array),
                    copy(header, lastLba, 1, backupArray, array)))
            .build();
    return new ValidDisk(layout, recipe.features());
  }

  private static GptTable copy(
      GptHeader.Builder header, long lba, long other, long arrayLba, GptEntryArray array) {
    return GptTable.of(
            lba, header.myLba(lba).alternateLba(other).entriesLba(arrayLba).build(), array)
        .sealed();
  }

  /** A few sectors that nobody uses, mostly none. */
  private long gap() {
    long gap = random.oneIn(6) ? random.between(1, 16) : 0;
    return recipe.features().contains(DiskFeature.SMALL_ARRAY) ? 0 : gap;
  }

  /** Chooses entries of the array, in a random order one time of four. */
  private List<Integer> slots() {
    int wanted = random.below(Math.min(count, 9));
    if (recipe.roomy) {
      wanted = (int) random.between(2, 3);
    } else if (random.oneIn(20) || recipe.features().contains(DiskFeature.MANY_PARTITIONS)) {
      wanted = count;
    }
    List<Integer> free = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      free.add(i);
    }
    boolean inFront = random.oneIn(2);
    List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      slots.add(free.remove(inFront ? 0 : random.below(free.size())));
    }
    if (!random.oneIn(4)) {
      slots.sort(null);
    }
    return slots;
  }

  /** Lets the first or the last partition touch the border of the usable range now and then. */
  private Span snapped(List<Span> spans, int index, long firstUsable, long lastUsable) {
    Span span = spans.get(index);
    if (recipe.roomy || recipe.tiny) {
      return span;
    }
    long first = index == 0 && random.oneIn(4) ? firstUsable : span.first();
    boolean isLast = index == spans.size() - 1;
    long last = isLast && random.oneIn(4) ? lastUsable : span.last();
    return new Span(first, last - first + 1);
  }

  private GptEntry entry(Span span, boolean fullNames, boolean hidden) {
    String name = PartitionNames.draw(random);
    if (fullNames && random.oneIn(2)) {
      recipe.has(DiskFeature.FULL_NAMES);
      name = PartitionNames.full(random);
    }
    long attributes = 0;
    if (random.oneIn(3)) {
      attributes =
          random.oneOf(
              GptAttributes.REQUIRED,
              GptAttributes.LEGACY_BOOT,
              GptAttributes.READ_ONLY,
              GptAttributes.NO_AUTO,
              1L << random.between(48, 63),
              random.nextLong() & ~GptAttributes.UNDEFINED & ~GptAttributes.NO_BLOCK_IO);
    }
    if (hidden && random.oneIn(2)) {
      recipe.has(DiskFeature.HIDDEN_PARTITIONS);
      attributes |= GptAttributes.NO_BLOCK_IO;
    }
    UUID type = random.oneIn(10) ? random.uuid() : random.oneOf(TYPES);
    return GptEntry.builder(type, random.uuid())
        .firstLba(span.first())
        .lastLba(span.last())
        .attributes(attributes)
        .name(name)
        .extra(Bytes.zeros(entrySize - GptEntry.BYTES))
        .build();
  }

  private MbrSector mbr(List<GptEntry> entries) {
    MbrSector.Builder mbr = MbrSector.builder(recipe.sectorSize);
    boolean hybrid = recipe.may(DiskFeature.HYBRID_MBR);
    if (hybrid && !entries.isEmpty() && lastLba <= 0xFFFF_FFFFL) {
      recipe.has(DiskFeature.HYBRID_MBR);
      int mirrored = (int) random.between(1, Math.min(3, entries.size()));
      int protectiveSlot = random.below(mirrored + 1);
      long end = entries.stream().mapToLong(GptEntry::firstLba).min().orElseThrow();
      mbr.entry(protectiveSlot, MbrEntry.of(MbrEntry.TYPE_GPT_PROTECTIVE, 1, end - 1));
      for (int i = 0; i < mirrored; i++) {
        GptEntry entry = entries.get(i);
        int type = (int) random.oneOf(0x0C, 0x83, 0xAF, 0xEF);
        mbr.entry(
            i < protectiveSlot ? i : i + 1,
            MbrEntry.of(type, entry.firstLba(), entry.sectors()).withActive(i == 0));
      }
      return mbr.diskSignature(random.between(1, 0xFFFF_FFFFL)).build();
    }
    long size = Math.min(lastLba, 0xFFFF_FFFFL);
    MbrEntry usual = MbrEntry.of(MbrEntry.TYPE_GPT_PROTECTIVE, 1, size);
    MbrEntry asSpecified = new MbrEntry(0, new Chs(0, 0, 2), usual.type(), Chs.ALL_ONES, 1, size);
    return mbr.entry(0, random.oneIn(2) ? usual : asSpecified).build();
  }
}
