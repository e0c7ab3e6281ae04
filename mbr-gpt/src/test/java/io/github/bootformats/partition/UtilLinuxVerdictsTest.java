package io.github.bootformats.partition;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.PartitionMap;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The views of libblkid and libfdisk say of the crafted disks what the tools said: no exception.
 */
@Tag("corpus")
class UtilLinuxVerdictsTest {
  @Test
  void libblkid() throws IOException {
    ToolVerdicts.open()
        .assertAgrees(
            "blkid",
            PartitionConsumer.LIBBLKID_2_38,
            UtilLinuxVerdictsTest::blkid,
            UnaryOperator.identity());
  }

  @Test
  void libfdisk() throws IOException {
    ToolVerdicts.open()
        .assertAgrees(
            "sfdisk",
            PartitionConsumer.LIBFDISK_2_38,
            UtilLinuxVerdictsTest::sfdisk,
            UnaryOperator.identity());
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
}
