package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectorSizesTest {
  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096})
  void gpt_speaksForItsSize(int bytes) throws IOException {
    SectorSize size = SectorSize.of(bytes);
    List<SectorSizeEvidence> evidence =
        SectorSizes.evidence(CleanDisks.image(CleanDisks.gpt(size)));
    assertEquals(
        List.of(
            size + ": GPT header with a valid CRC at byte " + bytes + ", which is its LBA 1",
            size
                + ": backup GPT header with a valid CRC at byte "
                + 2047L * bytes
                + ", which is its LBA 2047",
            size + ": the protective partition reaches to the end of the disk"),
        evidence.stream().map(SectorSizeEvidence::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096})
  void extendedPartition_speaksForItsSize(int bytes) throws IOException {
    SectorSize size = SectorSize.of(bytes);
    List<SectorSizeEvidence> evidence =
        SectorSizes.evidence(CleanDisks.image(CleanDisks.mbr(size)));
    assertEquals(size, evidence.get(0).sectorSize());
    assertTrue(
        evidence.get(0).reason().startsWith("EBR at byte " + 512L * bytes), evidence::toString);
  }

  @Test
  void primaryHeader_countsMoreThanAllElse() throws IOException {
    // A 4096-byte GPT over the rests of a 512-byte one, whose MBR, backup and size agree.
    MemoryImage old = CleanDisks.image(CleanDisks.gpt(SectorSize.B512));
    MemoryImage disk =
        CleanDisks.image(
            DiskLayout.builder(old.size(), SectorSize.B4096)
                .gptTables(CleanDisks.gpt(SectorSize.B4096).gptTables())
                .build());
    disk.write(0, ByteBuffer.wrap(old.readBytes(0, 512)));
    disk.write(2047 * 512, ByteBuffer.wrap(old.readBytes(2047 * 512, 512)));
    assertEquals(SectorSize.B4096, SectorSizes.evidence(disk).get(0).sectorSize());
    assertTrue(
        SectorSizes.evidence(disk).stream().anyMatch(e -> e.sectorSize().equals(SectorSize.B512)));
  }

  @Test
  void damagedHeader_speaksStill() throws IOException {
    MemoryImage disk = CleanDisks.image(CleanDisks.gpt(SectorSize.B4096));
    disk.write(4096 + 60, ByteBuffer.wrap(new byte[] {1}));
    assertTrue(
        SectorSizes.evidence(disk).stream()
            .anyMatch(e -> e.reason().startsWith("GPT header with a wrong CRC at byte 4096")));
  }

  @Test
  void fileSystem_speaksForItsSize() throws IOException {
    MbrSector mbr =
        MbrSector.builder(SectorSize.B512)
            .entry(0, new MbrEntry(0, Chs.ZERO, 0x0C, Chs.ZERO, 8, 100))
            .build();
    byte[] fat = new byte[512];
    fat[12] = 0x10;
    fat[510] = 0x55;
    fat[511] = (byte) 0xAA;
    MemoryImage disk = MemoryImage.ofSize(1 << 20);
    disk.write(0, mbr.bytes().asByteBuffer());
    disk.write(8 * 4096, ByteBuffer.wrap(fat));
    List<SectorSizeEvidence> evidence = SectorSizes.evidence(disk);
    assertEquals(1, evidence.size());
    assertEquals(SectorSize.B4096, evidence.get(0).sectorSize());
  }

  @Test
  void opticalDisc_unlessItHasAnMbrToo() throws IOException {
    MemoryImage disk = MemoryImage.ofSize(1 << 20);
    disk.write(0x8001, Bytes.utf8("CD001").asByteBuffer());
    assertEquals(SectorSize.B2048, SectorSizes.evidence(disk).get(0).sectorSize());
    disk.write(510, ByteBuffer.wrap(new byte[] {0x55, (byte) 0xAA}));
    assertEquals(List.of(), SectorSizes.evidence(disk));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 511, 512, 513, 1024, 4095, 8192, 1 << 20, Long.MAX_VALUE})
  void emptyDisks_tellNothing(long size) throws IOException {
    assertEquals(List.of(), SectorSizes.evidence(MemoryImage.ofSize(size)));
  }
}
