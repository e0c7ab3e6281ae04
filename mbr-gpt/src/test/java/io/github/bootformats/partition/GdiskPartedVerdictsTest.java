package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.PartitionMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The views of gdisk and parted say of the crafted disks what the tools said: no exception. */
@Tag("corpus")
class GdiskPartedVerdictsTest {
  @Test
  void gdisk() throws IOException {
    compare(
        "sgdisk",
        PartitionConsumer.GDISK_1_0_9,
        GdiskPartedVerdictsTest::sgdisk,
        verdict -> verdict.replaceFirst(" \\| -v:.*", ""));
  }

  @Test
  void parted() throws IOException {
    compare(
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

  private static void compare(
      String tool,
      PartitionConsumer view,
      Function<PartitionMap, String> words,
      UnaryOperator<String> verdict)
      throws IOException {
    ToolVerdicts verdicts = ToolVerdicts.open();
    List<String> wrong = new ArrayList<>();
    for (String disk : verdicts.disks()) {
      String seen = words.apply(verdicts.layout(disk).as(view));
      String said = verdict.apply(verdicts.of(disk, tool));
      if (!seen.equals(said)) {
        wrong.add("%n%s: %s said %s, the view says %s".formatted(disk, tool, said, seen));
      }
    }
    int total = verdicts.disks().size();
    System.out.printf("%s: %d of %d verdicts%n", tool, total - wrong.size(), total);
    assertTrue(total >= 55, "disks with verdicts: " + total);
    assertEquals(List.of(), wrong);
  }
}
