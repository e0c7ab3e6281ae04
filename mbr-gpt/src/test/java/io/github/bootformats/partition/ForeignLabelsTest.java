package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each label as Linux takes it, and spoilt in one point as Linux does not. */
class ForeignLabelsTest {
  private final byte[] bytes = new byte[3 << 20];
  private final ByteBuffer disk = ByteBuffer.wrap(bytes);

  private void assertNamed(String id, int at) throws IOException {
    assertEquals(List.of(id + "@" + at), names(512));
  }

  private void assertNothing() throws IOException {
    assertEquals(List.of(), names(512));
  }

  private List<String> names(int sectorBytes) throws IOException {
    MemoryImage image = MemoryImage.ofSize(bytes.length);
    image.write(0, ByteBuffer.wrap(bytes));
    return DiskLayout.read(image, SectorSize.of(sectorBytes)).model().foreignLabels().stream()
        .map(l -> l.id() + "@" + l.offset())
        .toList();
  }

  private void text(int at, String text) {
    disk.put(at, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Makes the sum of big-endian words zero with the word at an offset. */
  private void sum(int from, int words, int at) {
    disk.putInt(at, 0);
    int sum = 0;
    for (int i = 0; i < words; i++) {
      sum += disk.getInt(from + 4 * i);
    }
    disk.putInt(at, -sum);
  }

  @Test
  void emptyDisk_hasNone() throws IOException {
    assertNothing();
  }

  @Test
  void sgi() throws IOException {
    disk.putInt(0, 0x0BE5A941).putInt(400, 12345);
    sum(0, 128, 504);
    assertNamed("sgi", 0);
    bytes[100]++;
    assertNothing();
  }

  @Test
  void sun() throws IOException {
    text(0, "a Sun disk");
    disk.putShort(508, (short) 0xDABE);
    short xor = 0;
    for (int i = 0; i < 510; i += 2) {
      xor ^= disk.getShort(i);
    }
    disk.putShort(510, xor);
    assertNamed("sun", 508);
    bytes[0]++;
    assertNothing();
  }

  @Test
  void osf() throws IOException {
    disk.order(ByteOrder.LITTLE_ENDIAN).putInt(64, 0x82564557).putInt(196, 0x82564557);
    disk.putShort(64 + 138, (short) 18);
    assertNamed("osf", 64);
    disk.putShort(64 + 138, (short) 19);
    assertNothing();
  }

  @ParameterizedTest
  @CsvSource({"512,512", "4096,4096", "4096,512"})
  void bsd(int sectorBytes, int at) throws IOException {
    disk.order(ByteOrder.LITTLE_ENDIAN).putInt(at, 0x82564557).putInt(at + 132, 0x82564557);
    assertEquals(List.of("bsd@" + at), names(sectorBytes));
    disk.putInt(at + 132, 0);
    assertEquals(List.of(), names(sectorBytes));
  }

  @Test
  void atari() throws IOException {
    bytes[454] = 1;
    text(455, "GEM");
    disk.putInt(458, 2).putInt(462, bytes.length / 512 - 2);
    assertNamed("atari", 454);
    assertEquals(List.of(), names(4096));
    disk.putInt(462, bytes.length / 512 - 1);
    assertNothing();
    // Linux adds in 32 bits.
    disk.putInt(462, -1);
    assertNamed("atari", 454);
    text(455, "G-M");
    assertNothing();
    text(455, "GEM");
    disk.putInt(462, 100);
    assertNamed("atari", 454);
    bytes[510] = 0x55;
    bytes[511] = (byte) 0xAA;
    assertNothing();
    bytes[446] = 1;
    assertNamed("atari", 454);
    // Linux's MBR parser leaves protective tables to others, this one included.
    bytes[446] = 0;
    bytes[498] = (byte) 0xEE;
    assertNamed("atari", 454);
  }

  @Test
  void mac() throws IOException {
    text(0, "ER");
    disk.putShort(2, (short) 2048);
    text(2048, "PM");
    disk.putInt(2052, 3);
    text(4096, "PM");
    assertNamed("mac", 0);
    disk.putInt(2052, 256);
    assertNothing();
    disk.putInt(2052, 3).putShort(2, (short) 2047);
    assertNothing();
  }

  @Test
  void amiga() throws IOException {
    text(1024, "RDSK");
    disk.putInt(1028, 64).putInt(1040, 1024).putInt(1052, 5);
    sum(1024, 64, 1032);
    text(5120, "PART");
    disk.putInt(5124, 64).putInt(5120 + 140, 2).putInt(5120 + 148, 32).putInt(5120 + 168, 9);
    sum(5120, 64, 5128);
    assertNamed("amiga", 1024);
    // Windows writes here; Linux does not mind.
    disk.putInt(1024 + 0xDC, 0xCAFE);
    assertNamed("amiga", 1024);
    disk.putInt(5128, 0);
    assertNothing();
    sum(5120, 64, 5128);
    bytes[1060]++;
    assertNothing();
  }

  @Test
  void amigaWhosePartitionsAreALoop_isNone() throws IOException {
    text(0, "RDSK");
    disk.putInt(16, 512).putInt(28, 5);
    text(5 * 512, "LSEG");
    disk.putInt(5 * 512 + 16, 5);
    assertNothing();
  }

  @Test
  void dasd() throws IOException {
    disk.putInt(1024, 0xE5D6D3F1);
    assertNamed("dasd", 1024);
    disk.putInt(1024, 0);
    disk.putInt(8192, 0xD3D5E7F1);
    assertNamed("dasd-4096", 8192);
    assertEquals(List.of("dasd@8192"), names(4096));
    disk.putInt(8192, 0xE5D6D3F2);
    assertEquals(List.of(), names(4096));
  }

  @Test
  void aix() throws IOException {
    disk.putInt(0, 0xC9C2D4C1);
    assertNothing();
    text(3584, "_LVM");
    assertNamed("aix", 0);
    bytes[446 + 4] = (byte) 0x83;
    assertNothing();
  }

  @Test
  void ultrix() throws IOException {
    disk.order(ByteOrder.LITTLE_ENDIAN).putInt(16312, 0x032957).putInt(16316, 1);
    assertNamed("ultrix", 16312);
    disk.putInt(16316, 0);
    assertNothing();
  }

  @Test
  void karma() throws IOException {
    disk.order(ByteOrder.LITTLE_ENDIAN).putShort(510, (short) 0xAB56);
    assertNamed("karma", 510);
  }

  @Test
  void sysv68() throws IOException {
    text(248, "MOTOROLA");
    disk.putInt(384, 1);
    assertNamed("sysv68", 248);
    disk.putInt(384, -1);
    assertNothing();
  }

  @Test
  void ldm() throws IOException {
    bytes[510] = 0x55;
    bytes[511] = (byte) 0xAA;
    bytes[462 + 4] = 0x42;
    int base = 4200;
    for (int at : new int[] {6 * 512, (base + 1856) * 512}) {
      text(at, "PRIVHEAD");
      disk.putShort(at + 0x0C, (short) 2).putShort(at + 0x0E, (short) 12);
      text(at + 0x30, "12345678-9abc-def0-1234-56789abcdef0");
      disk.putLong(at + 0x11B, 63).putLong(at + 0x123, 3000);
      disk.putLong(at + 0x12B, base).putLong(at + 0x133, 2048);
    }
    int contents = (base + 2) * 512;
    text(contents, "TOCBLOCK");
    text(contents + 0x24, "config");
    text(contents + 0x46, "log");
    disk.putLong(contents + 0x36, 1000).putLong(contents + 0x58, 100);
    int records = (base + 17) * 512;
    text(records, "VMDB");
    disk.putInt(records + 8, 128).putShort(records + 0x10, (short) 1);
    disk.putShort(records + 0x12, (short) 4).putShort(records + 0x14, (short) 10);
    assertNothing();
    for (int at : new int[] {6 * 512, (base + 1856) * 512}) {
      disk.putLong(at + 0x133, 1900);
    }
    assertNamed("ldm", 6 * 512);
    disk.putShort(records + 0x10, (short) 2);
    assertNothing();
    disk.putShort(records + 0x10, (short) 1);
    disk.putLong(6 * 512 + 0x12B, Long.MAX_VALUE);
    assertNothing();
  }

  @Test
  void bootSectors() throws IOException {
    text(3, "NTFS    ");
    assertNamed("ntfs", 3);
    text(3, "EXFAT   ");
    assertNamed("exfat", 3);
    text(3, "mkfs.fat");
    assertNothing();
    disk.order(ByteOrder.LITTLE_ENDIAN).put(0, (byte) 0xEB).putShort(11, (short) 512);
    disk.put(13, (byte) 8).putShort(14, (short) 32).put(16, (byte) 2).put(21, (byte) 0xF8);
    assertNamed("fat", 11);
    for (int field : new int[] {0, 12, 13, 14, 16, 21}) {
      byte before = bytes[field];
      bytes[field] = 0;
      assertNothing();
      bytes[field] = before;
    }
  }

  @Test
  void iso9660_alsoBesideOthers() throws IOException {
    text(0x8001, "CD001");
    assertNamed("iso9660", 0x8001);
    text(0, "ER");
    disk.putShort(2, (short) 512);
    text(512, "PM");
    assertEquals(List.of("mac@0", "iso9660@32769"), names(512));
  }
}
