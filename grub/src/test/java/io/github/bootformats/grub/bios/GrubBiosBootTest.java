package io.github.bootformats.grub.bios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where GRUB is put and found; cli's oracle test compares with GRUB's own installer. */
class GrubBiosBootTest {
  private static final int DISK = 4 << 20;
  private static final String PREFIX = "(hd0,msdos1)/boot/grub";
  private static final String BIOS_BOOT = "21686148-6449-6E6F-744E-656564454649";

  @TempDir Path directory = Path.of("");

  /** A disk with a partition in its MBR, a parameter block and a signature. */
  private static byte[] disk(int firstSector) {
    ByteBuffer disk = ByteBuffer.allocate(DISK).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(disk.array(), 3, 0x5a, (byte) 7);
    disk.putInt(0x1b8, 0x12345678);
    disk.put(0x1be + 4, (byte) 0x83).putInt(0x1be + 8, firstSector).putInt(0x1be + 12, 100);
    disk.put(0x1fe, new byte[] {0x55, (byte) 0xaa});
    return disk.array();
  }

  private static PartitionMap map(String table, Partition... partitions) {
    PartitionMap.Builder map = PartitionMap.builder("linux", SectorSize.B512).table(table);
    List.of(partitions).forEach(map::add);
    return map.build();
  }

  private static Partition partition(long start, long sectors, String type) {
    return Partition.builder(1, SectorSize.B512, start, sectors).type(type, "").build();
  }

  private static PartitionMap mbr(long start) {
    return map("mbr", partition(start, 100, "0x83"));
  }

  private byte[] installed(byte[] disk, PartitionMap map) throws IOException {
    Path file = Files.write(directory.resolve("disk"), disk);
    try (ImageSource source = ImageSource.open(file);
        ImageTarget target = ImageTarget.open(file)) {
      GrubBiosBoot.install(FakeGrub.bootImage(), FakeGrub.coreImage(PREFIX), source, target, map);
    }
    return Files.readAllBytes(file);
  }

  private static String refused(byte[] disk, PartitionMap map) {
    FormatException refusal =
        assertThrows(
            FormatException.class,
            () ->
                GrubBiosBoot.plan(
                    FakeGrub.bootImage(), FakeGrub.coreImage(PREFIX), ImageSource.of(disk), map));
    return refusal.reason();
  }

  @Test
  void theTableTheSignatureAndTheParameterBlockStay() throws IOException {
    byte[] before = disk(2048);
    byte[] after = installed(before, mbr(2048));
    byte[] boot = FakeGrub.bootImage().toByteArray();
    for (int i = 0; i < 512; i++) {
      boolean kept = (i >= 3 && i < 0x5a) || (i >= 0x1b8 && i < 0x1fe);
      boolean patched = i == 0x66 || i == 0x67;
      assertEquals(patched ? (byte) 0x90 : kept ? before[i] : boot[i], after[i], "byte " + i);
    }
    int end = 512 + CoreImage.sectorCount(FakeGrub.coreImage(PREFIX)) * 512;
    assertTrue(Arrays.equals(before, end, DISK, after, end, DISK));
  }

  @Test
  void whatIsInstalledIsFound() throws IOException {
    byte[] after = installed(disk(2048), mbr(2048));
    GrubBiosInstallation found = GrubBiosBoot.describe(ImageSource.of(after)).orElseThrow();
    assertEquals(1, found.kernelSector());
    assertEquals(1, found.runs().size());
    assertEquals(2, found.runs().get(0).start());
    assertEquals(Optional.of(Bytes.utf8(PREFIX)), found.prefix());
    assertTrue(found.isComplete());
    assertFalse(found.reedSolomon());
    Bytes core = FakeGrub.coreImage(PREFIX);
    assertEquals(core, found.core().orElseThrow().slice(0, core.length()));
  }

  @Test
  void aGptHasABiosBootPartition() throws IOException {
    PartitionMap map = map("gpt", partition(34, 1000, "other"), partition(2048, 1000, BIOS_BOOT));
    byte[] after = installed(disk(1), map);
    GrubBiosInstallation found = GrubBiosBoot.describe(ImageSource.of(after)).orElseThrow();
    assertEquals(2048, found.kernelSector());
    assertEquals(2049, found.runs().get(0).start());
    assertEquals("grub-bios.no-bios-boot", refused(disk(1), map("gpt", partition(34, 9, "x"))));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertEquals("grub-bios.no-room", refused(disk(63), mbr(3)));
    assertEquals("grub-bios.no-room", refused(disk(3), mbr(2048)));
    assertEquals("grub-bios.no-room", refused(disk(1), mbr(1)));
    assertEquals("grub-bios.no-table", refused(disk(63), map("none")));
    byte[] empty = disk(63);
    empty[0x1be + 4] = 0;
    assertEquals("grub-bios.no-partition", refused(empty, map("mbr")));
    assertEquals(
        "grub-bios.sector-size",
        refused(disk(63), PartitionMap.builder("linux", SectorSize.B4096).table("mbr").build()));
    assertEquals(
        "grub-bios.no-room",
        refused(disk(1), map("gpt", partition(DISK / 512 - 2, 1000, BIOS_BOOT))));
  }

  @Test
  void whatOtherProgramsKeepInTheGapIsNotOverwritten() {
    byte[] disk = disk(2048);
    disk[3 * 512] = (byte) 0xd4;
    disk[3 * 512 + 1] = 0x41;
    disk[3 * 512 + 2] = (byte) 0xa0;
    disk[3 * 512 + 3] = (byte) 0xf5;
    disk[3 * 512 + 4] = 3;
    disk[3 * 512 + 6] = 3;
    assertEquals("grub-bios.in-use", refused(disk, mbr(2048)));
  }

  @Test
  void whatIsNoImageOfGrubIsRefused() {
    ImageSource disk = ImageSource.of(disk(2048));
    Bytes boot = FakeGrub.bootImage();
    Bytes core = FakeGrub.coreImage(PREFIX);
    for (Bytes odd : List.of(Bytes.zeros(512), boot.slice(0, 511), core)) {
      FormatException e =
          assertThrows(FormatException.class, () -> GrubBiosBoot.plan(odd, core, disk, mbr(2048)));
      assertEquals("grub-bios.boot-img", e.reason());
    }
    for (Bytes odd : List.of(Bytes.zeros(2048), core.slice(0, 512), boot, Bytes.empty())) {
      FormatException e =
          assertThrows(FormatException.class, () -> GrubBiosBoot.plan(boot, odd, disk, mbr(2048)));
      assertEquals("grub-bios.core-img", e.reason());
    }
  }

  @Test
  void aDiskWithoutGrubHasNone() throws IOException {
    assertEquals(Optional.empty(), GrubBiosBoot.describe(ImageSource.of(disk(2048))));
    assertEquals(Optional.empty(), GrubBiosBoot.describe(ImageSource.of(new byte[100])));
  }

  @Test
  void aBootSectorWithoutItsCoreIsSeen() throws IOException {
    byte[] after = installed(disk(2048), mbr(2048));
    Arrays.fill(after, 512, 1024, (byte) 0);
    GrubBiosInstallation found = GrubBiosBoot.describe(ImageSource.of(after)).orElseThrow();
    assertFalse(found.isComplete());
    assertEquals(List.of(), found.runs());
  }

  @Test
  void damagedInstallationsAreDescribed() throws IOException {
    byte[] whole = installed(disk(2048), mbr(2048));
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(4) == 0 ? 512 + i * 9 : whole.length);
      for (int n = random.nextInt(8); n >= 0; n--) {
        int at = random.nextBoolean() ? 512 + 256 + random.nextInt(300) : random.nextInt(8192);
        damaged[Math.min(at, damaged.length - 1)] = (byte) random.nextInt();
      }
      GrubBiosBoot.describe(ImageSource.of(damaged));
    }
  }
}
