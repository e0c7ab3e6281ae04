package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Entry arrays at LBAs whose byte offset is their place plus 2<sup>64</sup>: the tools, which
 * multiply without a check, read them all the same, as partx, sfdisk, sgdisk and parted do of the
 * same disk. Linux and the specification do not.
 */
class WrappedArrayTest {
  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096})
  void toolsReadTheArrayAndLinuxDoesNot(int sectorBytes) throws IOException {
    SectorSize sectors = SectorSize.of(sectorBytes);
    DiskLayout clean = CleanDisks.gpt(sectors);
    MemoryImage disk = MemoryImage.ofSize(clean.diskSize());
    clean.encode().applyTo(disk);
    for (GptTable table : clean.gptTables()) {
      GptHeader header = table.header();
      long away = header.entriesLba() + (1L << 32) / sectorBytes * (1L << 32);
      GptHeader wrapped = header.toBuilder().entriesLba(away).build();
      disk.write(
          sectors.toBytes(table.lba()),
          table.withHeader(wrapped).sealed().header().bytes().asByteBuffer());
    }
    DiskLayout layout = DiskLayout.read(disk, sectors).model();

    assertSeen(clean, layout, PartitionConsumer.LIBBLKID_2_38);
    assertSeen(clean, layout, PartitionConsumer.LIBFDISK_2_38);
    assertSeen(clean, layout, PartitionConsumer.GDISK_1_0_9);
    assertSeen(clean, layout, PartitionConsumer.PARTED_3_5);
    assertEquals(0, layout.as(PartitionConsumer.LINUX_6_1).partitions().size());
    assertEquals(0, layout.as(PartitionConsumer.UEFI_2_10).partitions().size());
  }

  private static void assertSeen(DiskLayout clean, DiskLayout wrapped, PartitionConsumer tool) {
    assertEquals(clean.as(tool).partitions(), wrapped.as(tool).partitions());
  }
}
