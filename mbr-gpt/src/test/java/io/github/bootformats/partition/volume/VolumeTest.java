package io.github.bootformats.partition.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Report;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VolumeTest {
  private final ByteBuffer image = ByteBuffer.allocate(128 << 10).order(ByteOrder.LITTLE_ENDIAN);

  private void put(int at, String ascii) {
    image.put(at, Bytes.utf8(ascii).toByteArray());
  }

  private void ext4(int blocks) {
    image.putInt(1024 + 0x04, blocks);
    image.putShort(1024 + 0x38, (short) 0xef53);
    image.putInt(1024 + 0x60, 0x40);
    put(1024 + 0x78, "root");
  }

  private List<Volume> found() throws IOException {
    return Volume.identify(ImageSource.of(image.array()));
  }

  private Report report() throws IOException {
    VolumeProvider provider = new VolumeProvider();
    return provider
        .capability(Capability.REPORT)
        .orElseThrow()
        .report(ImageSource.of(image.array()), ReadLimits.defaults());
  }

  @Test
  void nothing() throws IOException {
    assertEquals(List.of(), found());
    assertEquals(List.of(), Volume.identify(ImageSource.of(new byte[0])));
    assertEquals(
        Confidence.NONE,
        new VolumeProvider().detect(ImageSource.of(image.array()), "").confidence());
  }

  @Test
  void ext4() throws IOException {
    ext4(128);
    Volume root =
        new Volume(
            VolumeType.EXT4, Optional.of("root"), Optional.empty(), OptionalLong.of(128 << 10));
    assertEquals(List.of(root), found());
    assertEquals(List.of(), report().findings());
  }

  @Test
  void largerThanItsPartition() throws IOException {
    ext4(129);
    assertEquals(VolumeFinding.LARGER_THAN_PARTITION.code(), report().findings().get(0).code());
  }

  @Test
  void absurdSizesAreNoNegativeOnes() throws IOException {
    put(0, "XFSB");
    image.order(ByteOrder.BIG_ENDIAN).putInt(4, -1).putLong(8, -1);
    assertEquals(Long.MAX_VALUE, found().get(0).claimedBytes().orElseThrow());
  }

  /** A partition that was swap space before. */
  @Test
  void remainsOfAnother() throws IOException {
    ext4(128);
    put(4096 - 10, "SWAPSPACE2");
    assertEquals(
        List.of(VolumeType.SWAP, VolumeType.EXT4), found().stream().map(Volume::type).toList());
    assertTrue(
        report().findings().stream()
            .anyMatch(f -> f.code().equals(VolumeFinding.AMBIVALENT.code())));
  }

  @Test
  void physicalVolumeOfLvm() throws IOException {
    put(512, "LABELONE");
    image.putInt(512 + 20, 32);
    put(512 + 24, "LVM2 001");
    put(544, "ABCDEFabcdefGHIJghijKLMNklmnOPQR");
    image.putLong(544 + 32, 1 << 20);
    assertEquals(Optional.of("ABCDEF-abcd-efGH-IJgh-ijKL-MNkl-mnOPQR"), found().get(0).uuid());
  }

  @Test
  void memberOfARaid() throws IOException {
    image.putInt(4096, 0xa92b4efc);
    image.putInt(4100, 1);
    put(4096 + 32, "host:0");
    assertEquals(Optional.of("host:0"), found().get(0).label());
    assertEquals(VolumeType.RAID, found().get(0).type());
  }

  @Test
  void controlCharactersDoNotReachTheReport() throws IOException {
    ext4(128);
    put(1024 + 0x78, "a\u001b[2Jb");
    assertTrue(report().facts().stream().noneMatch(f -> f.toString().contains("\u001b")));
  }

  /** Whatever the fields say, an answer comes, and of a bounded number of bytes. */
  @Test
  void anyBytes() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      random.nextBytes(image.array());
      image.putShort(1024 + 0x38, (short) 0xef53).putInt(1024 + 0x18, i % 8);
      put(3, i % 2 == 0 ? "EXFAT   " : "NTFS    ");
      put(0x8001, "CD001");
      put(512, "LABELONE");
      put(512 + 24, "LVM2 001");
      assertTrue(found().size() >= 2);
    }
  }
}
