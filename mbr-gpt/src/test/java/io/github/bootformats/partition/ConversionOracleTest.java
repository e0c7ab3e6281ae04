package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrTypes;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Converted disks: the tools see on them what they saw before, find nothing to complain about, and
 * see the same as on a disk that sgdisk has converted.
 *
 * <p>What we do otherwise than sgdisk 1.0.9 on purpose:
 *
 * <ul>
 *   <li>It calls a partition without a counterpart of its type a Linux filesystem; we ask.
 *   <li>It names partitions after their types, forgets which one is active, and leaves a disk
 *       without a signature without one.
 *   <li>It makes an EFI system partition of a BIOS boot partition, and FAT32 of one that Microsoft
 *       reserves; to us, both are no file systems.
 *   <li>It makes at most four partitions of an MBR out of a list that it is given; we make logical
 *       ones, and leave none out.
 * </ul>
 */
@Tag("oracle")
class ConversionOracleTest {
  private static final int FIXED = 8;
  private static final int SAMPLE = 8;
  private static final int FULL = 292;
  private static final int BATCH = 14;
  private static final int PRIMARIES = 4;

  /** The sectors of header and entries that sgdisk makes, whatever lies there. */
  private static final int USUAL_START = 34;

  @TempDir Path directory;

  private final List<Disk> converted = new ArrayList<>();
  private int comparedWithSgdisk;

  /** A converted disk, in a file. */
  private record Disk(String name, Path file, DiskLayout layout) {}

  @Test
  void mbrDisks_becomeGptDisks() throws IOException, InterruptedException {
    for (long seed : OracleDisks.seeds("MBR to GPT", FIXED, SAMPLE, FULL)) {
      RandomLayouts layouts = new RandomLayouts(seed);
      long size = layouts.diskSize() & -512;
      DiskLayout full = layouts.mbrBuilder(size, SectorSize.B512).build();
      // Room for the backup.
      DiskLayout mbr = full.convert().toDiskSize(size + (64 << 10)).after();
      if (mbr.convert().obstaclesToGpt().isEmpty()) {
        Disk disk = convert("gpt" + seed, mbr.convert().toGpt());
        checkGpt(disk);
        compareWithSgdiskG(mbr, disk);
      }
    }
    checkAll("MBR to GPT");
  }

  @Test
  void gptDisks_becomeMbrDisks() throws IOException, InterruptedException {
    for (long seed : OracleDisks.seeds("GPT to MBR", FIXED, SAMPLE, FULL)) {
      RandomLayouts layouts = new RandomLayouts(seed);
      DiskLayout gpt = layouts.gpt(layouts.diskSize() & -512, SectorSize.B512);
      if (gpt.convert().obstaclesToMbr().isEmpty()) {
        Disk disk = convert("mbr" + seed, gpt.convert().toMbr());
        compareWithSgdiskM(gpt, disk);
      }
    }
    checkAll("GPT to MBR");
  }

  @Test
  void gptDisks_getHybridMbrs() throws IOException, InterruptedException {
    for (long seed : OracleDisks.seeds("hybrid MBRs", FIXED, SAMPLE, FULL)) {
      RandomLayouts layouts = new RandomLayouts(seed);
      DiskLayout gpt = layouts.gpt(layouts.diskSize() & -512, SectorSize.B512);
      List<Integer> numbers = numbers(gpt).stream().limit(1 + Math.floorMod(seed, 3)).toList();
      if (numbers.isEmpty()) {
        continue;
      }
      boolean last = seed % 2 == 0;
      int[] chosen = numbers.stream().mapToInt(n -> n).toArray();
      LayoutChange change =
          last
              ? gpt.convert().protectiveLast().toHybridMbr(chosen)
              : gpt.convert().toHybridMbr(chosen);
      Disk disk = convert("hybrid" + seed, change);
      checkGpt(disk);
      DiskLayout theirs = sgdisk(gpt, "-h", joined(numbers) + (last ? ":EE" : ""));
      comparedWithSgdisk++;
      assertEquals(
          theirs.mbr().entries(),
          disk.layout().mbr().entries().stream().map(e -> e.withActive(false)).toList(),
          disk.name());
    }
    checkAll("hybrid MBRs");
  }

  @Test
  void disksOfOtherSizes() throws IOException, InterruptedException {
    for (long seed : OracleDisks.seeds("other sizes", FIXED, SAMPLE, FULL)) {
      RandomLayouts layouts = new RandomLayouts(seed);
      DiskLayout gpt = layouts.gpt(layouts.diskSize() & -512, SectorSize.B512);
      if (numbers(gpt).isEmpty()) {
        // parted 3.5 takes no GPT of 68 sectors.
        continue;
      }
      long larger = gpt.diskSize() + (seed & 0xFFFF) * 512;
      for (long size : new long[] {larger, gpt.convert().smallestDiskSize()}) {
        Disk disk = convert(seed + "-" + size, gpt.convert().toDiskSize(size));
        checkGpt(disk);
      }
    }
    checkAll("other sizes");
  }

  @Test
  void types_becomeThoseOfSgdisk_orHaveToBeChosen() throws IOException, InterruptedException {
    List<String> chosen = new ArrayList<>();
    for (int type = 1; type < 0x100; type++) {
      if (MbrEntry.of(type, 1, 1).isExtended() || type == MbrTypes.GPT_PROTECTIVE) {
        continue;
      }
      DiskLayout mbr =
          MbrBuilder.create(2 << 20, SectorSize.B512).add(type, 1 << 19).seed("x").build();
      if (codesToGpt(mbr).contains("convert.type")) {
        chosen.add("%02x".formatted(type));
        continue;
      }
      Disk disk = convert("type" + type, mbr.convert().toGpt());
      if (type != MbrTypes.MINIX) {
        compareWithSgdiskG(mbr, disk);
      }
    }
    assertTrue(comparedWithSgdisk > 30, chosen::toString);
    assertTrue(chosen.containsAll(Set.of("63", "da", "a9", "42", "ff")), chosen::toString);
  }

  private static List<String> codesToGpt(DiskLayout mbr) {
    return ConversionTests.codes(mbr.convert().obstaclesToGpt());
  }

  private static List<Integer> numbers(DiskLayout gpt) {
    return gpt.as(PartitionConsumer.GDISK_1_0_9).partitions().stream()
        .map(Partition::number)
        .toList();
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(":"));
  }

  /** Sees the same numbers, places and types. */
  private void compareWithSgdiskG(DiskLayout mbr, Disk disk)
      throws IOException, InterruptedException {
    boolean isUsual =
        mbr.as(PartitionConsumer.GDISK_1_0_9).partitions().stream()
            .allMatch(p -> p.start() >= USUAL_START);
    if (isUsual) {
      comparedWithSgdisk++;
      DiskLayout theirs = sgdisk(mbr, "-g");
      assertEquals(rows(theirs, true), rows(disk.layout(), true), disk.name());
    }
  }

  private void compareWithSgdiskM(DiskLayout gpt, Disk disk)
      throws IOException, InterruptedException {
    List<Integer> numbers = numbers(gpt);
    if (!numbers.isEmpty() && numbers.size() <= PRIMARIES) {
      comparedWithSgdisk++;
      DiskLayout theirs = sgdisk(gpt, "-m", joined(numbers));
      assertEquals(rows(theirs, false), rows(disk.layout(), false), disk.name());
    }
  }

  private static Set<String> rows(DiskLayout layout, boolean withNumbers) {
    return layout.as(PartitionConsumer.LIBFDISK_2_38).partitions().stream()
        .map(p -> (withNumbers ? p.number() + ":" : "") + p.start() + "+" + p.sectors() + p.type())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Has sgdisk change a disk, and reads what it made of it. */
  private DiskLayout sgdisk(DiskLayout layout, String... arguments)
      throws IOException, InterruptedException {
    Path file = directory.resolve("theirs.img");
    Files.deleteIfExists(file);
    try (ImageTarget target = ImageTarget.create(file)) {
      target.truncate(layout.diskSize());
      layout.encode().applyTo(target);
    }
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(file.toString());
    OracleRun run = Oracles.tool("sgdisk", "gdisk").run(all.toArray(String[]::new));
    assertEquals(0, run.exit(), run::toString);
    try (ImageSource disk = ImageSource.open(file)) {
      return DiskLayout.read(disk, layout.sectorSize()).model();
    }
  }

  /** Writes the change over the disk as it was before. */
  private Disk convert(String name, LayoutChange change) throws IOException {
    Path file = directory.resolve(name + ".img");
    Files.deleteIfExists(file);
    long largest = Math.max(change.before().diskSize(), change.after().diskSize());
    try (ImageTarget target = ImageTarget.create(file)) {
      target.truncate(largest);
      change.before().encode().applyTo(target);
      change.writes().applyTo(target);
      target.truncate(change.after().diskSize());
    }
    Disk disk = new Disk(name, file, change.after());
    converted.add(disk);
    Set<String> before = ConversionTests.places(change.before(), PartitionConsumer.LIBFDISK_2_38);
    assertEquals(
        before, ConversionTests.places(change.after(), PartitionConsumer.LIBFDISK_2_38), name);
    return disk;
  }

  private static void checkGpt(Disk disk) throws IOException, InterruptedException {
    String remarks = GptTools.sgdiskFindsNoProblems(disk.file());
    for (String remark : remarks.isEmpty() ? List.<String>of() : List.of(remarks.split("\n\n"))) {
      // Odd sizes and small tables were asked for.
      assertTrue(
          remark.matches(
              "(?s)(?:Caution: Partition \\d+ doesn't (?:begin|end) on a "
                  + "|Warning: (?:There is a gap|The size of the part)).*"),
          disk.name() + ": " + remark);
    }
  }

  /** What every tool says of the converted disks is what the views say, without a complaint. */
  private void checkAll(String what) throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "%s: %d disks converted, %d compared with sgdisk's%n",
        what,
        converted.size(),
        comparedWithSgdisk);
    assertTrue(converted.size() >= FIXED / 2, "only " + converted.size());
    for (Disk disk : converted) {
      String name = disk.name();
      assertEquals(
          ViewAnswer.of(disk.layout().as(PartitionConsumer.LIBFDISK_2_38)),
          UtilLinuxTools.sfdisk().ask(disk.file()),
          name);
      assertEquals(
          ViewAnswer.of(disk.layout().as(PartitionConsumer.LIBBLKID_2_38)),
          UtilLinuxTools.partx(512).ask(disk.file()),
          name);
      List<String> parted = GptTools.parted(disk.file(), 512);
      assertEquals(
          disk.layout().as(PartitionConsumer.PARTED_3_5).partitions().size(),
          parted.size() - 1,
          name);
      OracleRun verify =
          Oracles.tool("sfdisk", "fdisk").run("--verify", disk.file().toString()).orFail();
      assertEquals("", verify.err(), name);
      assertTrue(verify.out().contains("No errors detected."), verify::out);
    }
    for (int i = 0; i < converted.size(); i += BATCH) {
      kernel(converted.subList(i, Math.min(converted.size(), i + BATCH)));
    }
  }

  private static void kernel(List<Disk> disks) throws IOException, InterruptedException {
    List<String> files = disks.stream().map(d -> d.file().toString()).toList();
    List<List<String>> rows = Oracles.script("kernel-partitions.sh").run(files).orFail().rows();
    for (Disk disk : disks) {
      assertEquals(
          disk.layout().as(PartitionConsumer.LINUX_6_1).partitions().stream()
              .map(p -> p.number() + ":" + p.start() + "+" + p.sectors())
              .toList(),
          rows.stream()
              .filter(row -> row.get(0).equals(disk.file().toString()) && !row.get(1).equals("0"))
              .map(row -> row.get(1) + ":" + row.get(2) + "+" + row.get(3))
              .toList(),
          disk.name());
    }
  }
}
