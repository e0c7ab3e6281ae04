package io.github.bootformats.partition.save;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskWrite;
import io.github.bootformats.partition.WritePlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class SavedSectorsTest {
  private static final SavedSectors SAVED =
      SavedSectors.of(
          SectorSize.B512,
          4096,
          8192,
          List.of(
              new SavedRange(0, Bytes.of((byte) 1, (byte) 2), 0xFFFF_FFFFL),
              new SavedRange(4093, Bytes.of((byte) 3, (byte) 4, (byte) 5), 7)));

  private static SavedSectors read(byte[] file) throws IOException {
    return SavedSectors.read(ImageSource.of(file));
  }

  private static byte[] sealed(byte[] file) {
    CRC32 crc = new CRC32();
    crc.update(file, 0, file.length - 4);
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(file.length - 4, (int) crc.getValue());
    return file;
  }

  private static byte[] patched(int offset, int... values) {
    byte[] file = SAVED.encode().toByteArray();
    for (int i = 0; i < values.length; i++) {
      file[offset + i] = (byte) values[i];
    }
    return sealed(file);
  }

  private static void refused(String reason, byte[] file) {
    FormatException e = assertThrows(FormatException.class, () -> read(file));
    assertEquals("saved-sectors." + reason, e.reason());
  }

  @Test
  void theFileIsAsDocumented() {
    ByteBuffer file = SAVED.encode().asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(36 + 16 + 2 + 16 + 3 + 4, file.remaining());
    assertEquals(Bytes.utf8("BOOTFSAV"), SAVED.encode().slice(0, 8));
    assertEquals(1, file.getInt(8));
    assertEquals(512, file.getInt(12));
    assertEquals(4096, file.getLong(16));
    assertEquals(8192, file.getLong(24));
    assertEquals(2, file.getInt(32));
    assertEquals(0, file.getLong(36));
    assertEquals(2, file.getInt(44));
    assertEquals(-1, file.getInt(48));
    assertEquals(Bytes.of((byte) 1, (byte) 2), SAVED.encode().slice(52, 54));
    assertEquals(4093, file.getLong(54));
  }

  @Test
  void whatIsCutOffIsKept_apartFromZeros() throws IOException {
    MemoryImage disk = MemoryImage.ofSize(3 << 20);
    for (int at : new int[] {100, 2_000_000, 2_200_000, (3 << 20) - 1}) {
      disk.write(at, ByteBuffer.wrap(new byte[] {(byte) at, 7}, 0, at < 3_000_000 ? 2 : 1));
    }
    byte[] before = disk.readBytes(0, (int) disk.size());
    int end = 2_000_001;
    WritePlan writes =
        WritePlan.of(
            List.of(new DiskWrite("over", 1_999_999, Bytes.of(new byte[] {1, 2, 3}), true)));
    SavedSectors saved = SavedSectors.before(disk, SectorSize.B512, writes, end);
    assertEquals(
        "[2 bytes at 1999999, 4096 bytes at 2000001, 4096 bytes at 2196609, 2943 bytes at 3142785]",
        saved.ranges().toString());
    assertEquals(saved, read(saved.encode().toByteArray()));

    MemoryImage after = MemoryImage.ofSize(end);
    after.write(0, ByteBuffer.wrap(before, 0, end));
    assertEquals(SavedSectors.State.OTHER_CONTENT, saved.compare(after));
    after.write(1_999_999, ByteBuffer.wrap(new byte[] {1, 2}));
    assertEquals(SavedSectors.State.CHANGED, saved.compare(after));
    assertEquals(SavedSectors.State.RESTORED, saved.compare(disk));
    assertEquals(SavedSectors.State.OTHER_SIZE, saved.compare(MemoryImage.ofSize(end - 1)));
    assertEquals(Bytes.of(before), Bytes.of(saved.over(after).readBytes(0, before.length)));
    assertEquals(-1, saved.over(after).read(before.length, ByteBuffer.allocate(1)));
    assertThrows(IllegalArgumentException.class, () -> saved.over(MemoryImage.ofSize(end - 1)));

    MemoryImage restored = MemoryImage.ofSize(before.length);
    restored.write(0, ByteBuffer.wrap(after.readBytes(0, end)));
    saved.restore(after).applyTo(restored);
    assertEquals(Bytes.of(before), Bytes.of(restored.readBytes(0, before.length)));
  }

  /** Those that follow each other are one, as far as they are read together. */
  @Test
  void whatIsCutOffIsKeptInFewRanges() throws IOException {
    MemoryImage disk = MemoryImage.ofSize(5 << 20);
    disk.write(1 << 20, ByteBuffer.wrap("x".repeat(3 << 20).getBytes(US_ASCII)));
    SavedSectors saved =
        SavedSectors.before(disk, SectorSize.B512, WritePlan.of(List.of()), (1 << 20) + 4096);
    assertEquals(
        "[1048576 bytes at 1052672, 1048576 bytes at 2101248, 1044480 bytes at 3149824]",
        saved.ranges().toString());
  }

  @Test
  void manyRangesAreRestoredInTimeThatGrowsWithThem() throws IOException {
    int count = 60_000;
    List<SavedRange> ranges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ranges.add(new SavedRange(1024 + 2L * i, Bytes.of((byte) 1), 0));
    }
    long size = 1 << 20;
    SavedSectors saved =
        read(SavedSectors.of(SectorSize.B512, size, size, ranges).encode().toByteArray());
    MemoryImage disk = MemoryImage.ofSize(size);
    WritePlan plan = assertTimeout(Duration.ofSeconds(30), () -> saved.restore(disk));
    assertEquals(count, plan.writes().size());
    assertTrue(plan.writes().stream().noneMatch(DiskWrite::barrier), "their order is free");
    plan.applyTo(disk);
    assertEquals(SavedSectors.State.RESTORED, saved.compare(disk));
  }

  @Test
  void moreRangesThanAllowedAreNotRead() {
    ReadLimits limits = ReadLimits.builder().with(SavedSectors.MAX_RANGES, 1).build();
    FormatException e =
        assertThrows(
            LimitExceededException.class,
            () -> SavedSectors.read(ImageSource.of(SAVED.encode().toByteArray()), limits));
    assertEquals(32, e.offset().orElseThrow());
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    assertEquals(SAVED, read(SAVED.encode().toByteArray()));
  }

  @Test
  void damagedFilesAreRefused() {
    refused("magic", new byte[0]);
    refused("magic", "BOOTFSAW and more, more, more, more, more, more".getBytes(US_ASCII));
    refused("fields", patched(13, 0));
    refused("fields", patched(24, 0xfe, 0x0f));
    refused("fields", patched(24, 0, 0x0f));
    refused("fields", patched(31, 0x80));
    refused("fields", patched(16, 0xff, 0x0f));
    refused("fields", patched(23, 0x80));
    refused("fields", patched(61, 0x80));
    refused("fields", patched(54, 1, 0));
    refused("range", patched(32, 3));
    refused("range", patched(32, 1));
    refused("range", patched(32, 0xff, 0xff, 0xff, 0xff));
    refused("range", patched(44, 0xff, 0xff, 0xff, 0xff));
  }

  @Test
  void aFileThatIsCutOffAnywhereIsRefused() {
    byte[] file = SAVED.encode().toByteArray();
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThrows(MalformedFormatException.class, () -> read(cut), "cut to " + length);
    }
  }

  @Test
  void aBitThatIsNotAsWrittenIsFound() {
    for (int i = 0; i < SAVED.encode().length() * 8; i++) {
      byte[] file = SAVED.encode().toByteArray();
      file[i / 8] ^= (byte) (1 << i % 8);
      assertThrows(FormatException.class, () -> read(file), "bit " + i);
    }
  }

  @Test
  void anotherVersionIsNotOurs() {
    FormatException e = assertThrows(UnsupportedFormatException.class, () -> read(patched(8, 2)));
    assertEquals("saved-sectors.version", e.reason());
  }

  @Test
  void tooLargeAFileIsNotRead() {
    ReadLimits limits = ReadLimits.builder().with(SavedSectors.MAX_FILE_BYTES, 76).build();
    assertThrows(
        LimitExceededException.class,
        () -> SavedSectors.read(ImageSource.of(SAVED.encode().toByteArray()), limits));
  }

  @Test
  void impossibleRangesAreACallersMistake() {
    SavedRange range = new SavedRange(10, Bytes.zeros(10), 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> SavedSectors.of(SectorSize.B512, 100, 19, List.of(range)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SavedSectors.of(
                SectorSize.B512, 100, 10, List.of(new SavedRange(10, Bytes.zeros(10), 1))));
    assertEquals(10, SavedSectors.of(SectorSize.B512, 100, 10, List.of(range)).sizeAfter());
    assertThrows(
        IllegalArgumentException.class,
        () -> SavedSectors.of(SectorSize.B512, 19, 19, List.of(range)));
    assertThrows(
        IllegalArgumentException.class,
        () -> SavedSectors.of(SectorSize.B512, 99, 99, List.of(range, range)));
    assertThrows(IllegalArgumentException.class, () -> new SavedRange(-1, Bytes.zeros(1), 0));
    assertThrows(IllegalArgumentException.class, () -> new SavedRange(0, Bytes.empty(), 0));
    assertThrows(IllegalArgumentException.class, () -> new SavedRange(0, Bytes.zeros(1), -1));
  }

  @Test
  void overlappingAndAdjacentWritesAreOneRange_andWhatLiesBeyondTheEndIsNone() throws IOException {
    MemoryImage disk = MemoryImage.ofSize(1000);
    disk.write(0, ByteBuffer.wrap("as it was before".getBytes(US_ASCII)));
    WritePlan plan =
        WritePlan.of(
            List.of(
                new DiskWrite("b", 4, Bytes.utf8("1111"), true),
                new DiskWrite("a", 0, Bytes.utf8("0000"), true),
                new DiskWrite("b again", 6, Bytes.utf8("22"), true),
                new DiskWrite("end", 998, Bytes.utf8("3333"), true),
                new DiskWrite("beyond", 2000, Bytes.utf8("4"), true)));
    SavedSectors saved = SavedSectors.before(disk, SectorSize.B512, plan, 2001);
    assertEquals(2, saved.ranges().size());
    assertEquals(Bytes.utf8("as it wa"), saved.ranges().get(0).bytes());
    assertEquals(998, saved.ranges().get(1).offset());
    assertEquals(2, saved.ranges().get(1).bytes().length());

    assertEquals(SavedSectors.State.RESTORED, saved.compare(disk));
    plan.applyTo(disk);
    assertEquals(SavedSectors.State.CHANGED, saved.compare(disk));
    disk.write(5, ByteBuffer.wrap(new byte[1]));
    assertEquals(SavedSectors.State.OTHER_CONTENT, saved.compare(disk));
    assertEquals("as it was before", new String(saved.over(disk).readBytes(0, 16), US_ASCII));
    saved.restore(disk).applyTo(disk);
    disk.truncate(1000);
    assertEquals(SavedSectors.State.RESTORED, saved.compare(disk));
    assertTrue(saved.restore(disk).writes().isEmpty());
    disk.truncate(1001);
    assertEquals(SavedSectors.State.OTHER_SIZE, saved.compare(disk));
    disk.truncate(999);
    assertThrows(IllegalArgumentException.class, () -> saved.over(disk));
  }
}
