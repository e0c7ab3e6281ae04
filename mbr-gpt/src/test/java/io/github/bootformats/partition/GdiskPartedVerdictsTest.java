package io.github.bootformats.partition;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.PartitionMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The views of gdisk and parted say of the crafted disks what the tools said: no exception. */
@Tag("corpus")
class GdiskPartedVerdictsTest {
  @Test
  void gdisk() throws IOException {
    ToolVerdicts.open()
        .assertAgrees(
            "sgdisk",
            PartitionConsumer.GDISK_1_0_9,
            GdiskPartedVerdictsTest::sgdisk,
            verdict -> verdict.replaceFirst(" \\| -v:.*", ""));
  }

  @Test
  void parted() throws IOException {
    ToolVerdicts.open()
        .assertAgrees(
            "parted",
            PartitionConsumer.PARTED_3_5,
            GdiskPartedVerdictsTest::parted,
            verdict -> verdict.replaceFirst(" *!.*", "").strip());
  }

  /** The verdicts' words for what {@code sgdisk -p} says; there, a size may be negative. */
  private static String sgdisk(PartitionMap map) {
    return switch (reason(map)) {
      case "gdisk.hang" -> "rcTIMEOUT -";
      case "gdisk.crash" -> "rc134 -";
      case "gdisk.stale-gpt", "gdisk.damaged-gpt", "gdisk.disk-too-small" -> "rc2 -";
      default -> "rc0 " + negativeSizes(map);
    };
  }

  private static String negativeSizes(PartitionMap map) {
    List<String> partitions = new ArrayList<>();
    map.partitions()
        .forEach(
            p -> {
              boolean reversed = Long.compareUnsigned(p.start() + p.sectors() - 1, p.start()) < 0;
              partitions.add(
                  p.number()
                      + ":"
                      + Long.toUnsignedString(p.start())
                      + "+"
                      + (reversed
                          ? Long.toString(p.sectors())
                          : Long.toUnsignedString(p.sectors())));
            });
    return partitions.isEmpty() ? "-" : String.join(" ", partitions);
  }

  /** The verdicts' words for what {@code parted -m} says. */
  private static String parted(PartitionMap map) {
    String partitions = ToolVerdicts.partitions(map);
    return switch (map.table()) {
      case "gpt" -> "rc0 gpt " + partitions;
      case "mbr" -> "rc0 msdos " + partitions;
      default -> reason(map).equals("parted.crash") ? "rc-6 None -" : "rc1 unknown -";
    };
  }

  private static String reason(PartitionMap map) {
    return map.refused().map(Diagnostic::code).orElse("");
  }
}
