package io.github.bootformats.partition;

import static io.github.bootformats.partition.ConversionTests.checked;
import static io.github.bootformats.partition.ConversionTests.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.GptPartitionSpec;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HybridMbrTest {
  private static final int MIB = 1 << 20;
  private static final DiskLayout GPT =
      GptBuilder.create(64 * MIB, SectorSize.B512)
          .seed("disk")
          .add(GptTypes.EFI_SYSTEM, MIB, "ESP")
          .add(
              GptPartitionSpec.of(GptTypes.LINUX_FILESYSTEM, MIB)
                  .attributes(GptAttributes.LEGACY_BOOT))
          .add(GptTypes.MICROSOFT_BASIC_DATA, MIB, "data")
          .add(GptTypes.LINUX_SWAP, MIB, "swap")
          .build();

  @Test
  void partitions_lieBehindTheProtectiveOne() throws IOException {
    LayoutChange change = GPT.convert().toHybridMbr(3, 2);
    DiskLayout hybrid = checked(change);
    assertEquals(
        List.of(
            MbrEntry.of(0xEE, 1, 4095),
            MbrEntry.of(0x07, 6144, 2048),
            MbrEntry.of(0x83, 4096, 2048).withActive(true),
            MbrEntry.EMPTY),
        hybrid.mbr().entries());
    assertEquals(GPT.gptTables(), hybrid.gptTables());
    assertEquals(numbered(GPT), numbered(hybrid));
    assertEquals(
        List.of(
            "MBR partition 1 protects LBA 1 to 4095",
            "partition 3 is MBR partition 2, too, of type 07",
            "partition 2 is MBR partition 3, too, of type 83, and active"),
        change.steps());
    assertTrue(hybrid.convert().toHybridMbr(3, 2).isEmpty());
  }

  @Test
  void protectiveOne_canBeTheLast() throws IOException {
    DiskLayout hybrid = checked(GPT.convert().protectiveLast().toHybridMbr(1, 3, 4));
    assertEquals(
        List.of(0xEF, 0x07, 0x82, 0xEE),
        hybrid.mbr().entries().stream().map(MbrEntry::type).toList());
    assertEquals(2047, hybrid.mbr().entry(3).sectors());
    assertEquals("gpt", hybrid.as(PartitionConsumer.LINUX_6_1).table());
  }

  @Test
  void noPartitions_makeAnOrdinaryProtectiveMbr() throws IOException {
    DiskLayout hybrid = GPT.convert().toHybridMbr(1).after();
    LayoutChange change = hybrid.convert().toHybridMbr();
    assertEquals(GPT, checked(change));
    assertTrue(GPT.convert().toHybridMbr().isEmpty());
  }

  @Test
  void typeCanBeChosen() throws IOException {
    DiskLayout hybrid = checked(GPT.convert().mbrType(3, 0x0C).toHybridMbr(3));
    assertEquals(0x0C, hybrid.mbr().entry(1).type());
  }

  @Test
  void mistakes_areNamed() {
    assertMistake("there is no partition 5; there are [1, 2, 3, 4]", 5);
    assertMistake("partition 1 is asked for twice", 1, 1);
    assertMistake("a hybrid MBR has room for 3 partitions, not 4", 1, 2, 3, 4);
  }

  private static void assertMistake(String message, int... numbers) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> GPT.convert().toHybridMbr(numbers))
            .getMessage());
  }

  @Test
  void mbrDisk_isRefused() {
    FormatException refusal =
        assertThrows(
            FormatException.class, () -> CleanDisks.mbr(SectorSize.B512).convert().toHybridMbr(1));
    assertEquals("convert.no-gpt", refusal.reason());
  }
}
