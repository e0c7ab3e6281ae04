package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.save.SavedSectors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** What a change replaced comes back, byte for byte. */
class SavedSectorsPropertiesTest {
  private static final int JUNK = 1 << 16;

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void anUpdateOfAGpt_isUndone(@ForAll long seed) throws IOException {
    DiskUpdate update = RandomUpdates.gpt(new Random(seed));
    assertUndone(update.disk(), update.wanted().sectorSize(), update.plan(), update.disk().size());
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void aPlan_isUndone(@ForAll long seed) throws IOException {
    TestDisk disk = RandomDisks.of(seed);
    byte[] junk = new byte[JUNK];
    new Random(seed).nextBytes(junk);
    MemoryImage image = disk.image();
    byte[] first = image.readBytes(0, (int) Math.min(image.size(), JUNK / 2));
    image.write(Math.max(0, image.size() / 2 - JUNK / 2), ByteBuffer.wrap(junk));
    image.write(0, ByteBuffer.wrap(first));
    DiskLayout layout = disk.layout();
    LayoutChange change;
    try {
      change = new RandomPlans(seed).next(layout).plan().apply();
    } catch (FormatException | IllegalArgumentException e) {
      Statistics.collect("not possible");
      return;
    }
    Statistics.collect("made");
    assertUndone(image, layout.sectorSize(), change.writes(), image.size());
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void anotherKindOfTableOnAGrownDisk_isUndone(@ForAll long seed) throws IOException {
    TestDisk disk = RandomDisks.of(seed);
    DiskLayout before = disk.layout();
    long size = before.diskSize() + (8 << 20);
    DiskLayout after = RandomDisks.layout(~seed, before.sectorSize());
    DiskLayout fitted = after.toBuilder().diskSize(Math.max(after.diskSize(), size)).build();
    assertUndone(disk.image(), before.sectorSize(), fitted.encodeOver(before), fitted.diskSize());
  }

  /** A crash on the way back is no worse than one on the way there. */
  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void restoring_isOldOrNew_whereverItIsCut(@ForAll long seed) throws Exception {
    DiskUpdate update = RandomUpdates.gpt(new Random(seed));
    SectorSize sectorSize = update.wanted().sectorSize();
    MemoryImage disk = update.disk();
    SavedSectors saved = SavedSectors.before(disk, sectorSize, update.plan(), disk.size());
    update.plan().applyTo(disk);
    DiskUpdate back = new DiskUpdate(disk, update.current());
    new WriteCuts(disk, saved.restore(disk), sectorSize.bytes())
        .betweenSectors(
            (cut, cutDisk) ->
                back.assertOldOrNew(PartitionConsumer.UEFI_2_10, cut, back.read(cutDisk)));
  }

  @Property(tries = 500)
  void anyBytes_areReadOrRefused(@ForAll byte[] bytes, @ForAll long seed) throws IOException {
    MemoryImage disk = MemoryImage.ofSize(4096);
    WritePlan plan = WritePlan.of(List.of(new DiskWrite("x", 5, Bytes.of(bytes), true)));
    byte[] file = SavedSectors.before(disk, SectorSize.B512, plan, 4096).encode().toByteArray();
    Random random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      file[random.nextInt(file.length)] = (byte) random.nextInt();
    }
    CRC32 crc = new CRC32();
    crc.update(file, 0, file.length - 4);
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(file.length - 4, (int) crc.getValue());
    try {
      SavedSectors read = SavedSectors.read(ImageSource.of(file));
      assertArrayEquals(file, read.encode().toByteArray());
      Statistics.collect("read");
    } catch (FormatException e) {
      Statistics.collect(e.reason());
    }
  }

  private static void assertUndone(
      MemoryImage disk, SectorSize sectorSize, WritePlan plan, long sizeAfter) throws IOException {
    MemoryImage changed = disk.copy();
    SavedSectors saved = SavedSectors.before(disk, sectorSize, plan, sizeAfter);
    assertEquals(saved, SavedSectors.read(ImageSource.of(saved.encode().toByteArray())));
    changed.truncate(sizeAfter);
    plan.applyTo(changed);
    assertEquals(
        plan.writes().isEmpty() && sizeAfter == disk.size()
            ? SavedSectors.State.RESTORED
            : SavedSectors.State.CHANGED,
        saved.compare(changed));
    saved.restore(changed).applyTo(changed);
    changed.truncate(saved.sizeBefore());
    assertArrayEquals(content(disk), content(changed));
    assertEquals(SavedSectors.State.RESTORED, saved.compare(changed));
  }

  private static byte[] content(MemoryImage disk) throws IOException {
    return disk.readBytes(0, Math.toIntExact(disk.size()));
  }
}
