package io.github.bootformats.testkit.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.testkit.Outcomes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Valid disks have no findings, and all views see on them what is there. */
class ValidDisksTest {
  private static final int DISKS = 1_000;

  static Stream<PartitionDisks> generators() {
    return Stream.of(PartitionDisks.gpt(), PartitionDisks.mbr());
  }

  /** Says whether types can be compared: gdisk shows an MBR with the types of GPTs. */
  private static boolean hasTypes(DiskCase disk, PartitionConsumer view) {
    return disk.format() == TableFormat.GPT || !view.id().equals("gdisk");
  }

  @ParameterizedTest
  @MethodSource("generators")
  void plainDisks_haveNoFindingsAndAreSeenAlike(PartitionDisks disks) {
    for (long seed = 0; seed < DISKS; seed++) {
      DiskCase disk = disks.valid(seed);
      DiskLayout layout = disk.layout();
      assertEquals(List.of(), layout.findings(), disk::toString);
      assertEquals(Set.of(), disk.features());
      for (PartitionConsumer view : SeenPartitions.VIEWS) {
        boolean types = hasTypes(disk, view);
        assertEquals(
            SeenPartitions.expected(disk, view, types),
            SeenPartitions.of(layout, view, types),
            () -> view.id() + ": " + disk);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DiskFeature.class)
  void features_areFoundAndSeenAsTheyPromise(DiskFeature feature) {
    PartitionDisks disks =
        (feature.format() == TableFormat.GPT ? PartitionDisks.gpt() : PartitionDisks.mbr())
            .with(feature);
    int with = 0;
    Set<String> exceptions = new TreeSet<>();
    for (long seed = 0; seed < DISKS / 2; seed++) {
      DiskCase disk = disks.valid(seed);
      boolean has = disk.features().equals(EnumSet.of(feature));
      with += has ? 1 : 0;
      Set<LayoutFinding> findings = EnumSet.noneOf(LayoutFinding.class);
      disk.layout().findings().forEach(d -> findings.add(LayoutFinding.of(d).orElseThrow()));
      Set<LayoutFinding> expected = EnumSet.noneOf(LayoutFinding.class);
      feature.finding().filter(f -> has).ifPresent(expected::add);
      assertEquals(expected, findings, disk::toString);
      for (PartitionConsumer view : SeenPartitions.VIEWS) {
        boolean types = hasTypes(disk, view);
        boolean asExpected =
            SeenPartitions.expected(disk, view, types)
                .equals(SeenPartitions.of(disk.layout(), view, types));
        if (!asExpected) {
          exceptions.add(view.id());
          assertTrue(has && feature.exceptions().contains(view), () -> view.id() + ": " + disk);
        }
      }
    }
    assertTrue(with > DISKS / 40, feature + " in " + with);
    Set<String> promised = new TreeSet<>();
    feature.exceptions().forEach(view -> promised.add(view.id()));
    assertEquals(promised, exceptions);
  }

  @Test
  void disksReadBackAsTheyWereMade() {
    PartitionDisks all = PartitionDisks.any().with(DiskFeature.values());
    for (long seed = 0; seed < DISKS; seed++) {
      DiskCase disk = all.valid(seed);
      DiskLayout layout = disk.layout();
      assertEquals(disk.format() == TableFormat.GPT ? 2 : 0, layout.gptTables().size());
      assertEquals(List.of(), layout.foreignLabels(), disk::toString);
      assertEquals(List.of(), layout.otherPieces(), disk::toString);
    }
  }

  /** A generator that makes one kind of disk only proves little. */
  @ParameterizedTest
  @MethodSource("generators")
  void disksAreOfAllKinds(PartitionDisks disks) {
    Outcomes sectors = Outcomes.of(many(disks), d -> d.sectorSize().toString());
    assertEquals(4, sectors.counts().size(), sectors::toString);
    Outcomes partitions =
        Outcomes.of(
            many(disks),
            d -> {
              int count = d.layout().as(PartitionConsumer.LINUX_6_1).partitions().size();
              return count < 10 ? count + " partitions" : "10 partitions or more";
            });
    System.out.println(sectors + System.lineSeparator() + partitions);
    assertTrue(partitions.counts().size() >= 9, partitions::toString);
  }

  private static Stream<DiskCase> many(PartitionDisks disks) {
    return LongStream.range(0, DISKS).mapToObj(disks::valid);
  }

  @Test
  void sectorSizesCanBeRestricted() {
    PartitionDisks disks = PartitionDisks.any().sectorSizes(SectorSize.B4096);
    assertTrue(
        LongStream.range(0, 100)
            .allMatch(
                s ->
                    disks.valid(s).sectorSize().equals(SectorSize.B4096)
                        && disks.mutant(s).sectorSize().equals(SectorSize.B4096)
                        && disks.nearlyValid(s).sectorSize().equals(SectorSize.B4096)));
    assertThrows(IllegalArgumentException.class, PartitionDisks.any()::sectorSizes);
  }

  @Test
  void aLargeDiskIsSparse() {
    PartitionDisks disks = PartitionDisks.gpt().with(DiskFeature.LARGE_DISK);
    DiskCase large =
        LongStream.range(0, 100)
            .mapToObj(disks::valid)
            .filter(d -> d.size() > 1L << 40)
            .findFirst()
            .orElseThrow();
    assertTrue(large.toImage().allocatedBytes() < 1 << 20);
    assertThrows(IllegalStateException.class, large::toByteArray);
  }
}
