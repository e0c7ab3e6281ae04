package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrTypes;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write is taken without a complaint, and read back the same. */
@Tag("oracle")
class AuthoringOracleTest {
  private static final int FIXED = 10;
  private static final int SAMPLE = 10;
  private static final int FULL = 490;

  /** Disks of one boot of the kernel. */
  private static final int BATCH = 14;

  @TempDir Path directory;

  @Test
  void gptDisks() throws IOException, InterruptedException {
    List<Written> disks = new ArrayList<>();
    for (long seed : OracleDisks.seeds("GPT disks that we wrote", FIXED, SAMPLE, FULL)) {
      RandomLayouts layouts = new RandomLayouts(seed);
      long size = layouts.diskSize() & -512;
      disks.add(write("gpt" + seed, layouts.gpt(size, SectorSize.B512)));
    }
    for (Written disk : disks) {
      checkGpt(disk);
    }
    checkKernel(disks);
  }

  @Test
  void gptDiskOfRoundSizes_getsNoRemarkAtAll() throws IOException, InterruptedException {
    Written disk =
        write(
            "usual",
            GptBuilder.create(64 << 20, SectorSize.B512)
                .add(GptTypes.EFI_SYSTEM, 16 << 20, "ESP")
                .addRest(GptTypes.LINUX_FILESYSTEM, "root")
                .add(GptTypes.LINUX_SWAP, 4 << 20, "swap")
                .build());
    assertEquals("", GptTools.sgdiskFindsNoProblems(disk.file()));
    checkGpt(disk);
  }

  /** Neither sgdisk 1.0.9 nor parted 3.5 can print such a name. */
  @Test
  void nameBeyondU_FFFF() throws IOException, InterruptedException {
    Written disk =
        write(
            "rare",
            GptBuilder.create(8 << 20, SectorSize.B512)
                .addRest(GptTypes.LINUX_FILESYSTEM, "\ud83d\ude00 smile")
                .build());
    GptTools.sgdiskFindsNoProblems(disk.file());
    checkCommon(disk, "gpt", "gpt");
    checkKernel(List.of(disk));
  }

  @Test
  void gptDiskBeyond2TiB() throws IOException, InterruptedException {
    checkGpt(
        write(
            "large",
            GptBuilder.create(3L << 40, SectorSize.B512)
                .add(GptTypes.EFI_SYSTEM, 512 << 20, "ESP")
                .addRest(GptTypes.LINUX_FILESYSTEM, "root")
                .build()));
  }

  @Test
  void mbrDisks() throws IOException, InterruptedException {
    List<Written> disks = new ArrayList<>();
    for (long seed : OracleDisks.seeds("MBR disks that we wrote", FIXED, SAMPLE, FULL)) {
      RandomLayouts layouts = new RandomLayouts(seed);
      long size = layouts.diskSize() & -512;
      disks.add(write("mbr" + seed, layouts.mbrBuilder(size, SectorSize.B512).build()));
    }
    for (Written disk : disks) {
      checkMbr(disk);
    }
    checkKernel(disks);
  }

  @Test
  void manyLogicalPartitions() throws IOException, InterruptedException {
    MbrBuilder builder = MbrBuilder.create(200 << 20, SectorSize.B512);
    for (int i = 0; i < 50; i++) {
      builder.addLogical(MbrTypes.LINUX, 1 << 20);
    }
    Written disk = write("logical", builder.build());
    checkMbr(disk);
    checkKernel(List.of(disk));
  }

  @Test
  void disksOfLargeSectors() throws IOException, InterruptedException {
    for (long seed : OracleDisks.seeds("4Kn disks that we wrote", FIXED, SAMPLE, FULL)) {
      RandomLayouts layouts = new RandomLayouts(seed);
      long size = layouts.diskSize() & -4096;
      Written gpt = write("gpt4k" + seed, layouts.gpt(size, SectorSize.B4096));
      checkExtents(gpt, "gpt");
      checkFdisk(gpt);
      assertEquals(
          ViewAnswer.of(gpt.layout().as(PartitionConsumer.LIBBLKID_2_38)),
          UtilLinuxTools.partx(4096).ask(gpt.file()),
          gpt.name());
      Written mbr = write("mbr4k" + seed, layouts.mbrBuilder(size, SectorSize.B4096).build());
      checkExtents(mbr, "msdos");
      checkFdisk(mbr);
    }
  }

  private void checkGpt(Written disk) throws IOException, InterruptedException {
    boolean usual =
        disk.layout().primaryGpt().orElseThrow().header().entryCount()
            >= GptBuilder.DEFAULT_ENTRIES;
    String remarks = GptTools.sgdiskFindsNoProblems(disk.file());
    for (String remark : remarks.isEmpty() ? List.<String>of() : List.of(remarks.split("\n\n"))) {
      // Odd sizes and small tables were asked for.
      assertTrue(
          remark.matches("(?s)Caution: Partition \\d+ doesn't end on a .*")
              || (!usual
                  && remark.matches("(?s)Warning: (?:There is a gap|The size of the part).*")),
          disk.name() + ": " + remark);
    }
    assertEquals(disk.partitions(), GptTools.sgdisk(disk.file(), disk.numbers()), disk.name());
    checkCommon(disk, "gpt", "gpt");
    checkExtents(disk, "gpt");
  }

  private void checkMbr(Written disk) throws IOException, InterruptedException {
    checkCommon(disk, "mbr", "dos");
    checkExtents(disk, "msdos");
  }

  /** What sfdisk, partx and blkid say. */
  private static void checkCommon(Written disk, String table, String blkidTable)
      throws IOException, InterruptedException {
    assertEquals(
        new ViewAnswer(table, disk.partitions()),
        UtilLinuxTools.sfdisk().ask(disk.file()),
        disk.name());
    assertEquals(
        ViewAnswer.of(disk.layout().as(PartitionConsumer.LIBBLKID_2_38)),
        UtilLinuxTools.partx(512).ask(disk.file()),
        disk.name());

    OracleRun verify =
        Oracles.tool("sfdisk", "fdisk").run("--verify", disk.file().toString()).orFail();
    assertEquals("", verify.err(), disk.name());
    assertTrue(verify.out().contains("No errors detected."), verify::out);

    OracleRun blkid =
        Oracles.tool("blkid", "util-linux").run("-p", "-o", "export", disk.file().toString());
    assertEquals("", blkid.orFail().err());
    List<String> facts = blkid.out().lines().toList();
    assertTrue(facts.contains("PTTYPE=" + blkidTable), blkid::out);
    assertTrue(facts.contains("PTUUID=" + disk.id()), blkid::out);
  }

  /** What parted says; it lists partitions in the order in which they lie. */
  private static void checkExtents(Written disk, String table)
      throws IOException, InterruptedException {
    List<String> expected = new ArrayList<>(List.of(table));
    disk.extents().entrySet().stream()
        .sorted(Comparator.comparingLong(e -> e.getValue().first()))
        .forEach(
            e -> expected.add(e.getKey() + ":" + e.getValue().first() + "-" + e.getValue().last()));
    assertEquals(
        expected, GptTools.parted(disk.file(), disk.layout().sectorSize().bytes()), disk.name());
  }

  private static void checkFdisk(Written disk) throws IOException, InterruptedException {
    OracleRun run =
        Oracles.tool("fdisk", "fdisk")
            .run("-b", "4096", "-l", "-o", "Device,Start,End", disk.file().toString())
            .orFail();
    assertEquals("", run.err(), disk.name());
    List<String> expected = new ArrayList<>();
    disk.extents().forEach((number, e) -> expected.add(number + " " + e.first() + " " + e.last()));
    assertEquals(
        expected,
        run.out()
            .lines()
            .filter(line -> line.startsWith(disk.file().toString()))
            .map(line -> line.substring(disk.file().toString().length()).replaceAll(" +", " "))
            .toList(),
        disk.name());
  }

  private static void checkKernel(List<Written> disks) throws IOException, InterruptedException {
    for (int i = 0; i < disks.size(); i += BATCH) {
      List<Written> batch = disks.subList(i, Math.min(disks.size(), i + BATCH));
      List<List<String>> rows =
          Oracles.script("kernel-partitions.sh")
              .run(batch.stream().map(d -> d.file().toString()).toList())
              .orFail()
              .rows();
      for (Written disk : batch) {
        assertEquals(
            disk.asLinuxListsThem(),
            rows.stream()
                .filter(row -> row.get(0).equals(disk.file().toString()))
                .skip(1)
                .map(row -> String.join(" ", row.subList(1, 5)))
                .toList(),
            disk.name());
      }
    }
  }

  private Written write(String name, DiskLayout layout) throws IOException {
    Path file = directory.resolve(name + ".img");
    Files.deleteIfExists(file);
    try (ImageTarget target = ImageTarget.create(file)) {
      target.truncate(layout.diskSize());
      layout.encode().applyTo(target);
    }
    return new Written(name, layout, file);
  }

  /** A disk in a file, and what was meant with it, told from its raw entries. */
  private record Written(String name, DiskLayout layout, Path file) {
    boolean isGpt() {
      return layout.primaryGpt().isPresent();
    }

    String id() {
      return isGpt()
          ? layout.primaryGpt().orElseThrow().header().diskGuid().toString()
          : "%08x".formatted(layout.mbr().diskSignature());
    }

    Map<Integer, Span> extents() {
      Map<Integer, Span> extents = new TreeMap<>();
      if (isGpt()) {
        entries().forEach((n, e) -> extents.put(n, new Span(e.firstLba(), e.sectors())));
        return extents;
      }
      mbrEntries().forEach((n, e) -> extents.put(n, new Span(e.firstLba(), e.sectors())));
      return extents;
    }

    List<Integer> numbers() {
      return List.copyOf(extents().keySet());
    }

    List<String> partitions() {
      List<String> lines = new ArrayList<>();
      entries().forEach((number, e) -> lines.add(line(number, e)));
      mbrEntries().forEach((number, e) -> lines.add(line(number, e)));
      return lines;
    }

    private static String line(int number, GptEntry entry) {
      return ViewAnswer.line(
          Integer.toString(number),
          Long.toString(entry.firstLba()),
          Long.toString(entry.sectors()),
          entry.typeGuid().toString(),
          entry.uniqueGuid().toString(),
          entry.name(),
          GptAttributes.names(entry.attributes()));
    }

    private String line(int number, MbrEntry entry) {
      return ViewAnswer.line(
          Integer.toString(number),
          Long.toString(entry.firstLba()),
          Long.toString(entry.sectors()),
          "0x%02x".formatted(entry.type()),
          "-",
          "",
          entry.bootIndicator() == MbrEntry.ACTIVE ? List.of("active") : List.of());
    }

    /** Number, start, size, PARTUUID; of an extended partition there are two sectors, without. */
    List<String> asLinuxListsThem() {
      List<String> lines = new ArrayList<>();
      entries()
          .forEach(
              (n, e) ->
                  lines.add("%d %d %d %s".formatted(n, e.firstLba(), e.sectors(), e.uniqueGuid())));
      mbrEntries()
          .forEach(
              (n, e) ->
                  lines.add(
                      e.isExtended()
                          ? "%d %d %d ".formatted(n, e.firstLba(), Math.min(2, e.sectors()))
                          : "%d %d %d %s-%02x".formatted(n, e.firstLba(), e.sectors(), id(), n)));
      return lines;
    }

    private Map<Integer, GptEntry> entries() {
      Map<Integer, GptEntry> entries = new TreeMap<>();
      if (isGpt()) {
        GptEntryArray array = layout.primaryGpt().orElseThrow().array().orElseThrow();
        array.usedIndexes().forEach(i -> entries.put(i + 1, array.entry(i)));
      }
      return entries;
    }

    /** Primary and logical partitions, with starts that count from the start of the disk. */
    private Map<Integer, MbrEntry> mbrEntries() {
      Map<Integer, MbrEntry> entries = new TreeMap<>();
      if (isGpt()) {
        return entries;
      }
      for (int i = 0; i < layout.mbr().entries().size(); i++) {
        if (!layout.mbr().entry(i).isEmpty()) {
          entries.put(i + 1, layout.mbr().entry(i));
        }
      }
      int number = 5;
      for (Ebr ebr : layout.ebrs()) {
        MbrEntry entry = ebr.sector().entry(0);
        if (!entry.isEmpty()) {
          entries.put(
              number++,
              new MbrEntry(
                  entry.bootIndicator(),
                  entry.firstChs(),
                  entry.type(),
                  entry.lastChs(),
                  ebr.lba() + entry.firstLba(),
                  entry.sectors()));
        }
      }
      return entries;
    }
  }
}
