package io.github.bootformats.partition;

import static io.github.bootformats.partition.PartitionConsumer.LINUX_6_1;
import static io.github.bootformats.partition.internal.LittleEndian.put16;
import static io.github.bootformats.partition.internal.LittleEndian.put32;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables inside primary partitions; whether it is true is shown by {@link LinuxOracleTest}. */
class LinuxNestedViewTest {
  private static final long FIRST = 100;
  private static final long LENGTH = 1000;

  private final byte[] label = new byte[NestedLabel.BYTES];

  private DiskLayout disk(int type, NestedLabel.Kind kind, int block, SectorSize size) {
    MbrEntry partition = MbrEntry.of(type, FIRST, LENGTH);
    long offset = size.toBytes(FIRST) + 512L * block;
    return DiskLayout.builder(size.toBytes(2048), size)
        .mbr(MbrSector.builder(size).entry(1, partition).build())
        .nestedLabels(List.of(new NestedLabel(kind, 1, offset, Bytes.of(label))))
        .build();
  }

  private String seen(int type, NestedLabel.Kind kind, int block) {
    return ToolVerdicts.partitions(disk(type, kind, block, SectorSize.B512).as(LINUX_6_1));
  }

  private void bsd(int count, long... slices) {
    put32(label, 0, 0x82564557L);
    put16(label, 138, count);
    for (int i = 0; i < slices.length; i += 2) {
      put32(label, 148 + 8 * i, slices[i + 1]);
      put32(label, 148 + 8 * i + 4, slices[i]);
      label[148 + 8 * i + 12] = 7;
    }
  }

  @Test
  void bsdSlices_followTheLogicals_withoutUuids() {
    bsd(3, 110, 10, 200, 20, 300, 30);
    DiskLayout layout = disk(0xA9, NestedLabel.Kind.BSD, 1, SectorSize.B512);
    PartitionMap map = layout.as(LINUX_6_1);
    assertEquals("2:100+1000 5:110+10 6:200+20 7:300+30", ToolVerdicts.partitions(map));
    Partition slice = map.partition(5);
    assertEquals(Optional.empty(), slice.uuid());
    assertEquals("", slice.type());
    assertEquals("NetBSD slice", slice.typeName());
  }

  @Test
  void freeBsdSlices_countFromThePartition_ifSliceCBeginsAt0() {
    bsd(3, 10, 10, 20, 20, 0, LENGTH);
    assertEquals("2:100+1000 5:110+10 6:120+20", seen(0xA5, NestedLabel.Kind.BSD, 1));
    assertEquals("2:100+1000", seen(0xA6, NestedLabel.Kind.BSD, 1));
  }

  @Test
  void bsdSlices_outsideOfThePartition_orMoreThan16_areIgnored() {
    bsd(17, 99, 10, FIRST, LENGTH, 200, 901, 1099, 1);
    PartitionMap map = disk(0xA6, NestedLabel.Kind.BSD, 1, SectorSize.B512).as(LINUX_6_1);
    assertEquals("2:100+1000 5:1099+1", ToolVerdicts.partitions(map));
    assertEquals(
        List.of("linux.bsd-slice-outside", "linux.bsd-slice-outside", "linux.bsd-slice-count"),
        map.diagnostics().stream().map(Diagnostic::code).toList());
  }

  @Test
  void solarisSlices_countFromThePartition() {
    put32(label, 12, 0x600DDEEEL);
    put32(label, 16, 1);
    put16(label, 30, 8);
    for (int i : new int[] {0, 7, 8}) {
      put32(label, 72 + 12 * i + 4, 50L + i);
      put32(label, 72 + 12 * i + 8, 5);
    }
    assertEquals("2:100+1000 5:150+5 6:157+5", seen(0x82, NestedLabel.Kind.SOLARIS, 1));
    put16(label, 30, 9);
    assertEquals("2:100+1000 5:150+5 6:157+5 7:158+5", seen(0xBF, NestedLabel.Kind.SOLARIS, 1));
    put32(label, 16, 2);
    assertEquals("2:100+1000", seen(0xBF, NestedLabel.Kind.SOLARIS, 1));
  }

  @Test
  void unixWareSlices_countFromTheDisk_andEmptyOnesUseUpNumbers() {
    put32(label, 4, 0xCA5E600DL);
    put32(label, 156, 0x600DDEEEL);
    for (int i : new int[] {0, 1, 2, 15}) {
      put16(label, 216 + 12 * i, 2);
      put32(label, 216 + 12 * i + 4, 300L + i);
      put32(label, 216 + 12 * i + 8, i == 1 ? 0 : 5);
    }
    assertEquals("2:100+1000 6:302+5 7:315+5", seen(0x63, NestedLabel.Kind.UNIXWARE, 29));
  }

  @Test
  void minixSubpartitions_countFromTheDisk() {
    MbrSector table =
        MbrSector.builder(SectorSize.B512)
            .entry(0, MbrEntry.of(0x81, 120, 10))
            .entry(1, MbrEntry.of(0x83, 130, 10))
            .entry(3, MbrEntry.of(0x81, 140, 10))
            .build();
    table.bytes().asByteBuffer().get(label);
    assertEquals("2:100+1000 5:120+10 6:140+10", seen(0x81, NestedLabel.Kind.MINIX, 0));
  }

  /** On larger sectors slices still count in 512 bytes, and are told so unless they are whole. */
  @Test
  void slicesOnLargerSectors_keepTheirBytes() {
    bsd(2, 8 * 200, 8, 8 * 200 + 1, 3);
    PartitionMap map = disk(0xA9, NestedLabel.Kind.BSD, 1, SectorSize.B4096).as(LINUX_6_1);
    assertEquals("2:100+1000 5:200+1 6:1601+3", ToolVerdicts.partitions(map));
    assertEquals(SectorSize.B4096, map.partition(5).sectorSize());
    assertEquals(SectorSize.B512, map.partition(6).sectorSize());
    assertEquals(1601 * 512, map.partition(6).firstByte());
  }

  @Test
  void labelElsewhere_orOfAnotherKind_isNotUsed() {
    bsd(1, 110, 10);
    assertEquals("2:100+1000", seen(0xA9, NestedLabel.Kind.BSD, 2));
    assertEquals("2:100+1000", seen(0x83, NestedLabel.Kind.BSD, 1));
    label[0] = 0;
    assertEquals("2:100+1000", seen(0xA9, NestedLabel.Kind.BSD, 1));
  }
}
