package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.ChildImage;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.partition.internal.report.DiskSurvey;
import io.github.bootformats.partition.internal.report.LayoutGaps;
import io.github.bootformats.partition.internal.report.SectorRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is offered to tools holds for valid disks, and for damaged ones. */
class PartitionTableProviderPropertiesTest {
  private final PartitionTableProvider provider = new PartitionTableProvider();

  @Property(tries = 300)
  void aValidDiskIsRecognized(@ForAll long seed) throws IOException {
    TestDisk disk = RandomDisks.of(seed);
    DiskSurvey survey = DiskSurvey.of(disk.image(), ReadLimits.defaults());
    if (!survey.seen().partitions().isEmpty()) {
      Confidence confidence = provider.detect(disk.image(), "").confidence();
      assertTrue(confidence.compareTo(Confidence.LIKELY) >= 0, confidence.toString());
    }
  }

  @Property(tries = 1000)
  void aDamagedDiskIsDescribedAllTheSame(@ForAll long seed) throws IOException {
    ImageSource disk = DiskMutator.mutate(RandomDisks.of(seed % 100), seed).image();
    provider.detect(disk, "");
    Report report =
        provider.capability(Capability.REPORT).orElseThrow().report(disk, ReadLimits.defaults());
    Set<String> described = new HashSet<>();
    report.children().forEach(child -> described.add(child.id()));
    for (ChildImage child :
        provider
            .capability(Capability.CHILDREN)
            .orElseThrow()
            .children(disk, ReadLimits.defaults())) {
      child.open(disk);
      assertTrue(described.contains(child.id()), child.toString());
    }
  }

  @Property(tries = 500)
  void gapsBelongToNoPartition(@ForAll long seed) throws IOException {
    ImageSource disk = DiskMutator.mutate(RandomDisks.of(seed % 100), seed).image();
    DiskSurvey survey = DiskSurvey.of(disk, ReadLimits.defaults());
    LayoutGaps gaps = new LayoutGaps(survey);
    long lastLba = survey.layout().lastLba();
    List<SectorRange> free = new ArrayList<>(gaps.main());
    free.addAll(gaps.logical());
    for (Partition partition : survey.partitions()) {
      if (!survey.isExtended(partition)) {
        SectorRange used = SectorRange.onDisk(partition.start(), partition.sectors(), lastLba);
        for (SectorRange gap : free) {
          assertTrue(
              used.sectors() <= 0 || used.last() < gap.first() || gap.last() < used.first(),
              gap + " and " + partition);
          assertTrue(gap.first() >= 0 && gap.last() <= lastLba, gap.toString());
        }
      }
    }
  }
}
