package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.script.DiskScript;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** From layouts to scripts and back. */
class ScriptLayoutsPropertiesTest {
  private static final int MAX_LOGICAL = 251;

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void builtDisk_comesBackFromItsScript(@ForAll long seed) throws IOException {
    RandomLayouts layouts = new RandomLayouts(seed);
    long size = layouts.diskSize();
    SectorSize sectorSize = layouts.sectorSize();
    DiskLayout disk =
        seed % 2 == 0
            ? layouts.gpt(size, sectorSize)
            : layouts.mbrBuilder(size, sectorSize).build();
    assertComesBack(disk);
  }

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void anyValidDisk_comesBackFromItsScript(@ForAll long seed) throws IOException {
    TestDisk disk = RandomDisks.of(seed);
    DiskLayout layout = DiskLayout.read(disk.image(), disk.sectorSize()).model();
    boolean described = isChangeable(layout) && layout.ebrs().size() <= MAX_LOGICAL;
    Statistics.collect(described ? "described" : "damaged for writers, or too many logicals");
    if (described) {
      assertComesBack(layout);
    }
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void anyDamagedDisk_isDescribedOrRefused(@ForAll long seed) {
    DiskLayout layout = DiskMutator.mutate(RandomDisks.of(seed), seed).layout();
    try {
      assertNotNull(DiskScript.of(layout));
    } catch (FormatException e) {
      assertNotNull(e.reason());
    }
  }

  private static boolean isChangeable(DiskLayout layout) {
    try {
      layout.plan().apply();
      return true;
    } catch (FormatException e) {
      return false;
    }
  }

  private static void assertComesBack(DiskLayout disk) throws IOException {
    DiskScript script = DiskScript.of(disk);
    DiskScript read = DiskScript.parse(script.named("/dev/sda").toString()).model();
    LayoutChange change = read.on(DiskLayout.builder(disk.diskSize(), disk.sectorSize()).build());
    DiskLayout made = change.after();
    MemoryImage image = MemoryImage.ofSize(disk.diskSize());
    change.writes().applyTo(image);
    assertEquals(made, DiskLayout.read(image, disk.sectorSize()).model());
    assertEquals(script, DiskScript.of(made));
    if (disk.primaryGpt().isPresent()) {
      assertEquals(
          disk.primaryGpt().get().array().orElseThrow().usedIndexes(),
          made.primaryGpt().orElseThrow().array().orElseThrow().usedIndexes());
      assertEquals(header(disk), header(made));
    } else {
      assertEquals(disk.mbr().diskSignature(), made.mbr().diskSignature());
    }
    // libfdisk counts EBRs without a partition, which no script can ask for.
    if (disk.ebrs().stream().allMatch(e -> e.sector().entry(0).sectors() != 0)) {
      assertEquals(seen(disk), seen(made));
    }
    assertTrue(read.on(made).isEmpty(), "a second time changes nothing");
  }

  private static List<Object> header(DiskLayout layout) {
    GptHeader header = layout.primaryGpt().orElseThrow().header();
    return List.of(
        header.diskGuid(), header.firstUsableLba(), header.lastUsableLba(), header.entryCount());
  }

  /** What counts for nothing in an entry without sectors, a script does not say. */
  private static List<?> seen(DiskLayout layout) {
    return layout.as(PartitionConsumer.LIBFDISK_2_38).partitions().stream()
        .filter(p -> p.sectors() != 0)
        .toList();
  }
}
