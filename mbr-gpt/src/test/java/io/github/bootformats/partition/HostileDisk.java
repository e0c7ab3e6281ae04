package io.github.bootformats.partition;

import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptTable;
import java.io.IOException;

/** What the hostile suites do with every disk. */
final class HostileDisk {
  private HostileDisk() {}

  /** Reads a disk, looks at it in every way, and says in a few words what came of it. */
  static String use(ImageSource disk, SectorSize size) throws IOException {
    ReadResult<DiskLayout> result = DiskLayout.read(disk, size);
    DiskLayout layout = result.model();
    DiskLayoutAssert.assertHoldsBytesOf(disk, layout);
    PartitionMap linux = layout.as(PartitionConsumer.LINUX_6_1);
    PartitionMap linuxGpt = layout.as(PartitionConsumer.LINUX_6_1_GPT);
    PartitionMap uefi = layout.as(PartitionConsumer.UEFI_2_10);
    if (layout.toString().isEmpty()
        || layout.hashCode() != layout.toBuilder().build().hashCode()
        || !layout.equals(layout.toBuilder().build())) {
      throw new AssertionError("a copy is another layout");
    }
    Severity worst =
        result.diagnostics().stream()
            .map(d -> d.severity())
            .max(Severity::compareTo)
            .orElse(Severity.INFO);
    boolean hasArray = layout.gptTables().stream().anyMatch(GptTable::arrayCrcValid);
    return "%-7s linux %-5s with gpt %-5s uefi %-5s%s%s"
        .formatted(
            worst,
            linux.table(),
            linuxGpt.table(),
            uefi.table(),
            hasArray ? ", a valid array" : "",
            layout.ebrs().isEmpty() ? "" : ", EBRs");
  }
}
