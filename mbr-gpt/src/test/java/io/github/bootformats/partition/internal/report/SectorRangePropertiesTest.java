package io.github.bootformats.partition.internal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SectorRangePropertiesTest {
  private static final int SECTORS = 64;

  @Provide
  Arbitrary<List<SectorRange>> ranges() {
    Arbitrary<Integer> lba = Arbitraries.integers().between(0, SECTORS);
    return Combinators.combine(lba, lba).as((a, b) -> new SectorRange(a, b)).list().ofMaxSize(8);
  }

  /** The model is a bit for each sector. */
  @Property
  void whatOthersLeaveIsWhatNoneOfThemHas(@ForAll("ranges") List<SectorRange> others) {
    SectorRange whole = new SectorRange(3, SECTORS - 5);
    BitSet expected = bits(List.of(whole));
    expected.andNot(bits(others));
    List<SectorRange> free = whole.without(others);
    assertEquals(expected, bits(free));
    List<SectorRange> sorted = new ArrayList<>(free);
    sorted.sort(java.util.Comparator.comparingLong(SectorRange::first));
    assertEquals(sorted, free);
    assertEquals(expected.cardinality(), free.stream().mapToLong(SectorRange::sectors).sum());
  }

  private static BitSet bits(List<SectorRange> ranges) {
    BitSet bits = new BitSet();
    for (SectorRange range : ranges) {
      if (range.sectors() > 0) {
        bits.set((int) range.first(), (int) range.last() + 1);
      }
    }
    return bits;
  }

  @Property
  void aRangeOnADiskNeverLeavesIt(@ForAll long start, @ForAll long sectors) {
    SectorRange range = SectorRange.onDisk(start, sectors, SECTORS - 1);
    boolean isOnDisk = start >= 0 && start < SECTORS && sectors != 0;
    long end = sectors < 0 || sectors > SECTORS - start ? SECTORS - 1 : start + sectors - 1;
    assertEquals(isOnDisk ? new SectorRange(start, end) : new SectorRange(0, -1), range);
  }
}
