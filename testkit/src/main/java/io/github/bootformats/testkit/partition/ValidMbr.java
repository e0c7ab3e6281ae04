package io.github.bootformats.testkit.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import io.github.bootformats.testkit.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes up a disk with a valid MBR: one to four entries in any slots, in or out of order, and
 * chains of EBRs with partitions next to their EBR or apart.
 */
final class ValidMbr {
  /** Types without tables of their own inside, which some readers would look for. */
  private static final long[] TYPES = {
    0x01, 0x04, 0x06, 0x07, 0x0B, 0x0C, 0x0E, 0x27, 0x41, 0x82, 0x83, 0x83, 0x83, 0x8E, 0xDA, 0xEA,
    0xEF, 0xFD
  };

  private final DiskRecipe recipe;
  private final SeededRandom random;
  private final long sectors;
  private final List<Ebr> ebrs = new ArrayList<>();

  private ValidMbr(DiskRecipe recipe) {
    this.recipe = recipe;
    this.random = recipe.random;
    this.sectors = recipe.sectors();
  }

  static ValidDisk make(DiskRecipe recipe) {
    return new ValidMbr(recipe).make();
  }

  private ValidDisk make() {
    MbrSector.Builder mbr = MbrSector.builder(recipe.sectorSize);
    if (random.oneIn(4)) {
      byte[] code = random.bytes(MbrSector.BOOT_CODE_BYTES);
      // Not the jump of a file system's boot sector, nor another label's magic number.
      code[0] = (byte) 0xFA;
      mbr.bootCode(Bytes.of(code));
    }
    if (recipe.may(DiskFeature.NO_DISK_SIGNATURE)) {
      recipe.has(DiskFeature.NO_DISK_SIGNATURE);
    } else {
      mbr.diskSignature(random.between(1, 0xFFFF_FFFFL));
    }
    if (recipe.may(DiskFeature.NO_PARTITIONS)) {
      recipe.has(DiskFeature.NO_PARTITIONS);
    } else {
      addPartitions(mbr);
    }
    DiskLayout layout =
        DiskLayout.builder(recipe.sectorSize.toBytes(sectors), recipe.sectorSize)
            .mbr(mbr.build())
            .ebrs(ebrs)
            .build();
    return new ValidDisk(layout, recipe.features());
  }

  private void addPartitions(MbrSector.Builder mbr) {
    int wanted = recipe.roomy ? 3 : (int) random.between(1, MbrSector.ENTRIES);
    boolean extended = recipe.roomy || (wanted > 1 && !random.oneIn(3));
    List<Span> spans = recipe.spans(wanted, 1, sectors, 32, 4);
    int largest = 0;
    for (int i = 1; i < spans.size(); i++) {
      largest = spans.get(i).sectors() > spans.get(largest).sectors() ? i : largest;
    }
    List<Integer> slots = slots(spans.size());
    int active = random.below(8);
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      boolean isExtended = extended && i == largest;
      long type =
          isExtended
              ? random.oneOf(MbrTypes.EXTENDED, MbrTypes.EXTENDED_LBA, MbrTypes.LINUX_EXTENDED)
              : random.oneOf(TYPES);
      mbr.entry(
          slots.get(i),
          MbrEntry.of((int) type, span.first(), span.sectors()).withActive(i == active));
      if (isExtended) {
        addLogicals(span);
      }
    }
  }

  private List<Integer> slots(int count) {
    List<Integer> slots = new ArrayList<>(List.of(0, 1, 2, 3));
    boolean packed = random.oneIn(2);
    while (slots.size() > count) {
      slots.remove(packed ? slots.size() - 1 : random.below(slots.size()));
    }
    if (random.oneIn(3)) {
      slots.add(slots.remove(random.below(slots.size())));
    }
    return slots;
  }

  private void addLogicals(Span extended) {
    int wanted = random.below(9);
    boolean many = recipe.may(DiskFeature.MANY_LOGICALS);
    if (recipe.roomy) {
      wanted = 3 + random.below(3);
    } else if (many) {
      wanted = (int) random.between(57, 120);
    }
    long gap = recipe.roomy ? 4 : 1;
    List<Span> spans = Span.draw(random, wanted, extended.first(), extended.last() + 1, 1, gap);
    if (spans.size() > 56) {
      recipe.has(DiskFeature.MANY_LOGICALS);
    }
    List<Long> lbas = new ArrayList<>();
    long free = extended.first();
    for (Span span : spans) {
      long room = span.first() - free;
      long before = Math.min(random.oneOf(1, 1, 2, 63, 2048), room);
      lbas.add(free == extended.first() ? free : span.first() - before);
      free = span.first() + span.sectors();
    }
    for (int i = 0; i < spans.size(); i++) {
      long lba = lbas.get(i);
      Span span = spans.get(i);
      MbrSector.Builder ebr = MbrSector.builder(recipe.sectorSize);
      ebr.entry(0, MbrEntry.of((int) random.oneOf(TYPES), span.first() - lba, span.sectors(), lba));
      if (i + 1 < spans.size()) {
        long next = lbas.get(i + 1);
        long behind = spans.get(i + 1).last() + 1;
        ebr.entry(
            1,
            MbrEntry.of(
                MbrTypes.EXTENDED, next - extended.first(), behind - next, extended.first()));
      }
      ebrs.add(new Ebr(lba, ebr.build()));
    }
    if (spans.isEmpty()) {
      ebrs.add(new Ebr(extended.first(), MbrSector.builder(recipe.sectorSize).build()));
    }
  }
}
