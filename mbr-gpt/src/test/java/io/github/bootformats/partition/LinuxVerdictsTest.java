package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.PartitionMap;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every verdict of the real kernel on the crafted disks of the corpus. */
@Tag("corpus")
class LinuxVerdictsTest {
  @Test
  void linux_seesWhatTheKernelSaw() throws IOException {
    ToolVerdicts.open()
        .assertAgrees(
            "kernel",
            PartitionConsumer.LINUX_6_1,
            ToolVerdicts::partitions,
            UnaryOperator.identity());
  }

  @Test
  void linux_tellsWhyItSeesNothing() throws IOException {
    ToolVerdicts verdicts = ToolVerdicts.open();
    assertEquals("linux.gpt-entries-crc", refusal(verdicts, "g03_pri_array_crc"));
    assertEquals("linux.pmbr-signature", refusal(verdicts, "g06_no_pmbr"));
    assertEquals("linux.gpt-header-size", refusal(verdicts, "g13_hdrsize513"));
    assertEquals("linux.gpt-entry-size", refusal(verdicts, "g15_esz256"));
    assertEquals("linux.gpt-usable-range", refusal(verdicts, "g21_fu_gt_lu"));
    assertEquals("linux.gpt-my-lba", refusal(verdicts, "g28_mylba_wrong"));
    assertEquals("linux.mbr-boot-indicator", refusal(verdicts, "m11_boot01"));
    assertEquals("linux.gpt-signature", refusal(verdicts, "m25_ee_no_gpt"));
  }

  /** Bytes that happen to be boot indicators make a FAT boot sector an MBR without partitions. */
  @Test
  void linux_usesEmptyTables() throws IOException {
    ToolVerdicts verdicts = ToolVerdicts.open();
    for (String disk : List.of("m17_fat_vbr", "m26_empty")) {
      PartitionMap map = verdicts.layout(disk).as(PartitionConsumer.LINUX_6_1);
      assertEquals("mbr", map.table(), disk);
      assertTrue(map.refused().isEmpty(), disk);
    }
  }

  private static String refusal(ToolVerdicts verdicts, String disk) throws IOException {
    PartitionMap map = verdicts.layout(disk).as(PartitionConsumer.LINUX_6_1);
    assertEquals(PartitionMap.NO_TABLE, map.table(), disk);
    return map.refused().orElseThrow(() -> new AssertionError(disk)).code();
  }
}
