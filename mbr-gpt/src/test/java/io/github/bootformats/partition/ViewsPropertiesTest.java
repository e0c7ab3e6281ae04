package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.internal.view.LinuxSlots;
import io.github.bootformats.partition.internal.view.LinuxView;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for the views of every layout, whatever is in it. */
class ViewsPropertiesTest {
  private static final List<PartitionConsumer> VIEWS =
      List.of(
          PartitionConsumer.LINUX_6_1,
          PartitionConsumer.LINUX_6_1_GPT,
          PartitionConsumer.UEFI_2_10);

  @Property(tries = 3000)
  void views_answerForGarbage(@ForAll long seed) {
    check(GarbageLayouts.of(seed));
  }

  @Property(tries = 1000)
  void views_answerForDamagedDisks(@ForAll long seed) {
    check(DiskMutator.mutate(RandomDisks.of(seed), seed).layout());
  }

  @Property(tries = 300)
  void views_agreeOnValidDisks(@ForAll long seed) {
    DiskLayout layout = RandomDisks.of(seed).layout();
    PartitionMap linux = layout.as(PartitionConsumer.LINUX_6_1);
    assertEquals(linux.partitions(), layout.as(PartitionConsumer.LINUX_6_1_GPT).partitions());
    for (Partition p : layout.as(PartitionConsumer.UEFI_2_10).partitions()) {
      if (p.number() < LinuxSlots.LIMIT && !List.of("0x05", "0x0f", "0x85").contains(p.type())) {
        Partition same = linux.partition(p.number());
        assertEquals(same.start(), p.start());
        assertEquals(same.sectors(), p.sectors());
        assertEquals(same.uuid(), p.uuid());
        assertEquals(same.flags(), p.flags());
      }
    }
  }

  private static void check(DiskLayout layout) {
    for (PartitionConsumer view : VIEWS) {
      PartitionMap map = layout.as(view);
      assertEquals(map, layout.as(view));
      assertEquals(view.id(), map.view());
      map.refused().ifPresent(reason -> check(reason, view));
      map.diagnostics().forEach(finding -> check(finding, view));
      if (map.refused().isPresent() || map.table().equals(PartitionMap.NO_TABLE)) {
        assertEquals(List.of(), map.partitions());
      }
      int previous = 0;
      for (Partition p : map.partitions()) {
        assertTrue(p.number() > previous, map::toString);
        assertTrue(p.sectors() != 0, map::toString);
        // UEFI believes a GPT of which the disk has lost the end.
        assertTrue(
            p.firstByte() < layout.diskSize() || view == PartitionConsumer.UEFI_2_10,
            map::toString);
        previous = p.number();
      }
      if (view instanceof LinuxView) {
        assertTrue(previous < LinuxSlots.LIMIT, map::toString);
      }
    }
  }

  private static void check(Diagnostic finding, PartitionConsumer view) {
    String prefix = view instanceof LinuxView ? "linux." : "uefi.";
    assertTrue(finding.code().startsWith(prefix), finding::code);
    assertTrue(finding.message().matches("[ -~]+"), finding::message);
  }

  /** Sectors of 1024 and 2048 bytes too, which no generated disk has. */
  @Property(tries = 200)
  void linux_seesTheSameBytes_whateverTheSectorSize(@ForAll long seed) {
    DiskLayout layout = RandomDisks.layout(seed, SectorSize.of(512 << Math.floorMod(seed, 4)));
    for (Partition p : layout.as(PartitionConsumer.LINUX_6_1).partitions()) {
      if (p.uuid().isPresent()) {
        assertEquals(layout.sectorSize(), p.sectorSize());
      }
      assertTrue(p.firstByte() + p.length() <= layout.diskSize(), p::toString);
    }
  }
}
