package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The views of libblkid and libfdisk answer for every layout, always the same. */
class UtilLinuxViewsPropertiesTest {
  private static final List<PartitionConsumer> VIEWS =
      List.of(PartitionConsumer.LIBBLKID_2_38, PartitionConsumer.LIBFDISK_2_38);

  @Property(tries = 400)
  void anOddDiskIsAnswered(@ForAll long seed) throws IOException {
    check(DiskLayout.read(OddDisks.of(seed), SectorSize.B512).model());
    check(DiskLayout.read(OddDisks.of(seed), SectorSize.B4096).model());
  }

  @Property(tries = 400)
  void structuresThatDoNotBelongTogetherAreAnswered(@ForAll long seed) throws IOException {
    check(jumble(new Random(seed)));
  }

  private static void check(DiskLayout layout) {
    for (PartitionConsumer view : VIEWS) {
      PartitionMap seen = layout.as(view);
      assertEquals(seen, layout.as(view));
      assertEquals(view.id(), seen.view());
      Set<Integer> numbers = new HashSet<>();
      seen.partitions().stream()
          .map(Partition::number)
          .forEach(n -> assertTrue(numbers.add(n), () -> "twice: " + n));
      assertTrue(seen.refused().isEmpty() || seen.partitions().isEmpty(), seen::toString);
    }
  }

  /** Puts pieces of several disks at LBAs that are not theirs. */
  private static DiskLayout jumble(Random random) throws IOException {
    DiskLayout a = DiskLayout.read(OddDisks.of(random.nextLong()), SectorSize.B512).model();
    DiskLayout b = DiskLayout.read(OddDisks.of(random.nextLong()), SectorSize.B512).model();
    List<Ebr> ebrs = new ArrayList<>(a.ebrs());
    for (Ebr ebr : b.ebrs()) {
      ebrs.add(new Ebr(random.nextInt(20_000), ebr.sector()));
    }
    ebrs.add(new Ebr(Long.MAX_VALUE, a.mbr()));
    List<GptTable> tables = new ArrayList<>(b.gptTables());
    for (GptTable table : a.gptTables()) {
      long lba = OddDisks.oneOf(random, 0, 1, Integer.MAX_VALUE);
      tables.add(GptTable.of(lba, table.header(), anyArray(random)));
      tables.add(GptTable.withoutArray(a.lastLba(), noise(random, table.header())));
    }
    List<NestedLabel> labels = new ArrayList<>(a.nestedLabels());
    for (NestedLabel.Kind kind : NestedLabel.Kind.values()) {
      byte[] bytes = new byte[NestedLabel.BYTES];
      random.nextBytes(bytes);
      labels.add(
          new NestedLabel(kind, random.nextInt(4), 512L * random.nextInt(99), Bytes.of(bytes)));
    }
    MbrSector mbr = random.nextBoolean() ? a.mbr() : b.mbr();
    long size = OddDisks.oneOf(random, 0, 1, 511, 512, 1024, 1 << 20, Integer.MAX_VALUE);
    return DiskLayout.builder(size, SectorSize.B512)
        .mbr(mbr)
        .ebrs(ebrs)
        .gptTables(tables)
        .nestedLabels(labels)
        .build();
  }

  private static GptEntryArray anyArray(Random random) {
    int size = OddDisks.oneOf(random, 1, 16, 127, 128, 129, 512);
    byte[] bytes = new byte[size * random.nextInt(20)];
    random.nextBytes(bytes);
    return GptEntryArray.of(Bytes.of(bytes), size);
  }

  private static GptHeader noise(Random random, GptHeader header) {
    byte[] bytes = header.bytes().toByteArray();
    bytes[random.nextInt(100)] ^= (byte) (1 << random.nextInt(8));
    return GptHeader.of(Bytes.of(bytes)).toBuilder().build();
  }
}
