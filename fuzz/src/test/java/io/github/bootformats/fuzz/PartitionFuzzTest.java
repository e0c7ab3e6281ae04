package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.SectorSizes;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.authoring.NewPartition;
import io.github.bootformats.partition.authoring.PartitionSize;
import io.github.bootformats.partition.convert.LayoutConversion;
import io.github.bootformats.partition.repair.LayoutRepair;
import io.github.bootformats.partition.repair.Repair;
import io.github.bootformats.partition.save.SavedSectors;
import io.github.bootformats.partition.script.DiskScript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Partition tables: views, repairs, conversions and scripts of whole disks of some sectors. */
class PartitionFuzzTest {
  private static final int MBR_SECTORS = 16;

  /** The flags of an input that say nothing of the change. */
  private static final int CHANGE_UNIT = 4;

  /** What looks at a disk and its layout. */
  @FunctionalInterface
  private interface Look {
    void at(MemoryImage disk, DiskLayout layout) throws IOException;
  }

  /** A byte of flags, then the disk: whether its sectors are large and its sums made right. */
  private static void withDisk(byte[] data, Look look) throws IOException {
    if (data.length == 0) {
      return;
    }
    SectorSize size = (data[0] & 1) == 0 ? SectorSize.B512 : SectorSize.B4096;
    byte[] disk = Arrays.copyOfRange(data, 1, data.length);
    if ((data[0] & 2) == 0) {
      GptSums.repair(disk, size.bytes());
    }
    ImageSource source = ImageSource.of(disk);
    look.at(MemoryImage.copyOf(source), DiskLayout.read(source, size).model());
  }

  static Stream<byte[]> disks() throws IOException {
    return Stream.of(
        disk(0, SmallGpt.of(SectorSize.B512)),
        disk(0, mbr()),
        disk(0, SmallGpt.of(SectorSize.B512).convert().toHybridMbr(1).after()));
  }

  private static byte[] disk(int flags, DiskLayout layout) throws IOException {
    MemoryImage disk = MemoryImage.ofSize(layout.diskSize());
    layout.encode().applyTo(disk);
    byte[] data = new byte[(int) disk.size() + 1];
    data[0] = (byte) flags;
    System.arraycopy(disk.readBytes(0, (int) disk.size()), 0, data, 1, data.length - 1);
    return data;
  }

  private static DiskLayout mbr() {
    return MbrBuilder.create(MBR_SECTORS * 512L, SectorSize.B512)
        .seed("fuzz")
        .alignment(512)
        .add(0x83, 2048)
        .addLogical(0x83, 512)
        .addLogicalRest(0x82)
        .build();
  }

  @MethodSource("disks")
  @DictionaryFile(resourcePath = "partition.dict")
  @FuzzTest
  void views(byte[] data) throws IOException {
    withDisk(
        data,
        (disk, layout) -> {
          for (PartitionConsumer consumer : PartitionConsumer.all()) {
            assertEquals(layout.as(consumer), layout.toBuilder().build().as(consumer));
          }
          layout.findings().forEach(finding -> assertTrue(!finding.message().isEmpty()));
          assertTrue(!layout.toString().isEmpty());
          SectorSizes.evidence(disk);
        });
  }

  @MethodSource("disks")
  @DictionaryFile(resourcePath = "partition.dict")
  @FuzzTest
  void encodes(byte[] data) throws IOException {
    withDisk(
        data,
        (disk, layout) -> {
          assertEquals(layout, layout.toBuilder().build());
          assertTrue(layout.encodeOver(layout).writes().isEmpty(), "nothing to change");
          if (layout.sectorCount() > 0) {
            MemoryImage written = disk.copy();
            layout.encode().applyTo(written);
            assertEquals(disk.size(), written.size());
            int length = (int) disk.size();
            assertTrue(
                Arrays.equals(disk.readBytes(0, length), written.readBytes(0, length)),
                "the bytes that were read");
          }
        });
  }

  /** The flags of the input also say which change is made. */
  @MethodSource("disks")
  @DictionaryFile(resourcePath = "partition.dict")
  @FuzzTest
  void changes(byte[] data) throws IOException {
    withDisk(
        data,
        (disk, layout) -> {
          List<Change> changes = changes(layout);
          Change chosen = changes.get((data[0] & 0xFF) / CHANGE_UNIT % changes.size());
          Attempt.succeeds(
              () -> {
                LayoutChange change;
                try {
                  change = chosen.make();
                } catch (IllegalArgumentException e) {
                  return; // it is about a partition that not everybody sees
                }
                assertMade(disk, change);
              });
        });
  }

  /** A change of a layout that may be refused. */
  @FunctionalInterface
  private interface Change {
    LayoutChange make() throws IOException;
  }

  private static List<Change> changes(DiskLayout layout) {
    LayoutRepair repair = layout.repair().seed("fuzz");
    LayoutConversion conversion = layout.convert().seed("fuzz");
    List<Change> changes = new ArrayList<>();
    changes.add(repair::all);
    changes.add(conversion::toGpt);
    changes.add(conversion::toMbr);
    changes.add(conversion::toNewIds);
    changes.add(() -> conversion.toHybridMbr(1));
    changes.add(() -> conversion.toDiskSize(layout.diskSize() * 2));
    changes.add(() -> conversion.toDiskSize(conversion.smallestDiskSize()));
    changes.add(() -> layout.plan().sort().apply());
    changes.add(() -> layout.plan().remove(1).apply());
    changes.add(() -> layout.plan().remove(5).apply());
    changes.add(() -> layout.plan().seed("fuzz").alignment(512).add(rest()).apply());
    for (Repair one : Repair.values()) {
      changes.add(() -> repair.apply(one));
    }
    return changes;
  }

  private static NewPartition rest() {
    return NewPartition.of("linux", PartitionSize.rest());
  }

  @MethodSource("disks")
  @DictionaryFile(resourcePath = "partition.dict")
  @FuzzTest
  void suggestions(byte[] data) throws IOException {
    withDisk(
        data,
        (disk, layout) -> {
          for (LayoutRepair.Suggestion suggestion : layout.repair().seed("fuzz").suggestions()) {
            assertTrue(!suggestion.change().isEmpty(), "a change");
            suggestion.change().resolved();
            suggestion.change().introduced();
          }
          layout.convert().obstaclesToGpt();
          layout.convert().obstaclesToMbr();
          Attempt.succeeds(() -> layout.plan().freeRegions());
        });
  }

  /** Linux and the firmware must see on the changed disk what the plan says. */
  private static void assertMade(MemoryImage before, LayoutChange change) throws IOException {
    MemoryImage disk = before.copy();
    disk.truncate(Math.max(change.after().diskSize(), disk.size()));
    change.writes().applyTo(disk);
    DiskLayout made = DiskLayout.read(disk, change.after().sectorSize()).model();
    for (PartitionConsumer consumer :
        List.of(PartitionConsumer.LINUX_6_1, PartitionConsumer.UEFI_2_10)) {
      assertEquals(
          change.after().as(consumer).partitions(),
          made.as(consumer).partitions(),
          () -> consumer.id() + " after " + change.steps());
    }
  }

  @MethodSource("disks")
  @DictionaryFile(resourcePath = "partition.dict")
  @FuzzTest
  void dumps(byte[] data) throws IOException {
    withDisk(
        data,
        (disk, layout) -> {
          DiskScript script;
          try {
            script = DiskScript.of(layout);
          } catch (FormatException e) {
            return;
          }
          assertEquals(script, DiskScript.parse(script.toString()).model());
          Attempt.succeeds(() -> script.on(layout.diskSize(), layout.sectorSize()));
        });
  }

  static Stream<byte[]> saved() throws IOException {
    DiskLayout layout = mbr();
    MemoryImage disk = MemoryImage.ofSize(layout.diskSize());
    return Stream.of(
        SavedSectors.before(disk, SectorSize.B512, layout.encode(), layout.diskSize())
            .encode()
            .toByteArray());
  }

  @MethodSource("saved")
  @FuzzTest
  void savedSectors(byte[] data) throws IOException {
    SavedSectors saved;
    try {
      saved = SavedSectors.read(ImageSource.of(data));
    } catch (FormatException e) {
      Attempt.requireDeclared(e);
      return;
    }
    assertEquals(saved, SavedSectors.read(ImageSource.of(saved.encode().toByteArray())));
    ImageSource disk = ImageSource.of(new byte[MBR_SECTORS * 512]);
    saved.compare(disk);
    Attempt.succeeds(() -> saved.restore(disk).totalBytes());
  }
}
