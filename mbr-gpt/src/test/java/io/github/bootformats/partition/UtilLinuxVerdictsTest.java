package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.PartitionMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The views of libblkid and libfdisk say of the crafted disks what the tools said: no exception.
 */
@Tag("corpus")
class UtilLinuxVerdictsTest {
  @Test
  void libblkid() throws IOException {
    compare("blkid", PartitionConsumer.LIBBLKID_2_38, UtilLinuxVerdictsTest::blkid);
  }

  @Test
  void libfdisk() throws IOException {
    compare("sfdisk", PartitionConsumer.LIBFDISK_2_38, UtilLinuxVerdictsTest::sfdisk);
  }

  /** The verdicts' words for what {@code blkid -p} says. */
  private static String blkid(PartitionMap map) {
    String partitions = ToolVerdicts.partitions(map);
    return switch (map.table()) {
      case "gpt" -> "gpt " + partitions;
      case "mbr" -> "dos " + partitions;
      case "pmbr" -> "PMBR " + partitions;
      default -> reason(map).equals("libblkid.fat") ? "fs:vfat -" : "none " + partitions;
    };
  }

  /** The verdicts' words for what {@code sfdisk --json} says. */
  private static String sfdisk(PartitionMap map) {
    return switch (map.table()) {
      case "gpt" -> "gpt " + ToolVerdicts.partitions(map);
      case "mbr" -> "dos " + ToolVerdicts.partitions(map);
      default -> "rc1 none";
    };
  }

  private static String reason(PartitionMap map) {
    return map.refused().map(Diagnostic::code).orElse("");
  }

  private static void compare(
      String tool, PartitionConsumer view, Function<PartitionMap, String> words)
      throws IOException {
    ToolVerdicts verdicts = ToolVerdicts.open();
    List<String> wrong = new ArrayList<>();
    for (String disk : verdicts.disks()) {
      String seen = words.apply(verdicts.layout(disk).as(view));
      String said = verdicts.of(disk, tool);
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
