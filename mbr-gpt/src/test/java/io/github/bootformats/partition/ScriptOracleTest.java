package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.script.DiskScript;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that sfdisk wrote are read here, and ours there, and both do the same with them. */
@Tag("oracle")
class ScriptOracleTest {
  private static final int FIXED = 20;
  private static final int SAMPLE = 80;
  private static final int FULL = 1980;

  /** A type in sfdisk's list. */
  private static final Pattern LISTED =
      Pattern.compile("\\s*(\\p{XDigit}{1,2}|[-\\p{XDigit}]{36})\\s\\s(\\S.*)");

  private static final String SAME = "both the same";
  private static final String REFUSED = "refused: ";

  @TempDir Path directory;

  @Test
  void dumps_goBothWays() throws IOException, InterruptedException {
    int gpts = 0;
    long[] seeds = OracleDisks.seeds("Dumps", FIXED, SAMPLE, FULL);
    Path image = directory.resolve("disk.img");
    for (long seed : seeds) {
      RandomLayouts layouts = new RandomLayouts(seed);
      long size = layouts.diskSize() & -512;
      DiskLayout disk =
          seed % 2 == 0
              ? layouts.gpt(size, SectorSize.B512)
              : layouts.mbrBuilder(size, SectorSize.B512).build();
      String name = "seed " + seed;
      write(disk, image);
      String theirs = SfdiskTool.dump(image);
      DiskScript read = DiskScript.parse(theirs).orThrow(Severity.WARNING);
      DiskScript ours = DiskScript.of(disk).named(image.toString());
      assertEquals(theirs, ours.toString(), name);
      assertEquals(ours, read, name);

      DiskLayout applied = read.on(size, SectorSize.B512);
      assertEquals(ours, DiskScript.of(applied).named(image.toString()), name);

      SfdiskTool.Result made = SfdiskTool.apply(ours.toString(), size, image);
      assertTrue(made.ok(), () -> name + ": " + made.messages());
      assertSame(applied, read(image), name);
      gpts += disk.primaryGpt().isPresent() ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "Dumps: %d disks, %d with a GPT; dumps, and what comes of them, are the same%n",
        seeds.length,
        gpts);
    assertTrue(gpts > seeds.length / 4 && gpts < seeds.length * 3 / 4, gpts + " GPTs");
  }

  private static void write(DiskLayout disk, Path image) throws IOException {
    Files.deleteIfExists(image);
    try (ImageTarget target = ImageTarget.create(image)) {
      target.truncate(disk.diskSize());
      disk.encode().applyTo(target);
    }
  }

  private static DiskLayout read(Path image) throws IOException {
    try (ImageSource source = ImageSource.open(image)) {
      return DiskLayout.read(source, SectorSize.B512).model();
    }
  }

  /** Both are the same but for the CHS addresses of a protective MBR, and where EBRs lie. */
  private static void assertSame(DiskLayout ours, DiskLayout theirs, String name) {
    assertEquals(theirs.gptTables(), ours.gptTables(), name);
    if (ours.gptTables().isEmpty()) {
      assertEquals(theirs.mbr(), ours.mbr(), name);
      assertEquals(
          ViewAnswer.of(theirs.as(PartitionConsumer.LIBFDISK_2_38)),
          ViewAnswer.of(ours.as(PartitionConsumer.LIBFDISK_2_38)),
          name);
    } else {
      assertEquals(theirs.mbr().entry(0).sectors(), ours.mbr().entry(0).sectors(), name);
    }
  }

  /**
   * What we refuse although sfdisk writes something: it stops reading when all entries are taken,
   * cuts sizes to what is free, and miscounts where an extended partition has no room.
   */
  private static final Set<String> REFUSED_HERE_ONLY =
      Set.of("script.partition-number", "script.logical", "script.no-room", "script.start");

  @Test
  void scripts_giveTheSamePartitions() throws IOException, InterruptedException {
    long[] seeds = OracleDisks.seeds("Scripts", 10 * FIXED, 5 * SAMPLE, 5 * FULL);
    Path image = directory.resolve("disk.img");
    List<String> differences = new ArrayList<>();
    Map<String, Integer> outcomes = new TreeMap<>();
    for (long seed : seeds) {
      ScriptsToApply script = new ScriptsToApply(seed);
      SfdiskTool.Result result = SfdiskTool.apply(script.text(), script.diskSize(), image);
      String theirs = result.ok() ? SfdiskTool.dump(image) : "refused: " + result.messages();
      String ours = made(script.text(), script.diskSize(), image);
      String outcome = outcome(ours, theirs);
      outcomes.merge(outcome, 1, Integer::sum);
      if (outcome.startsWith("DIFFERENT")) {
        differences.add(
            "%s: seed %d, %d bytes%n%sours:%n%s%ntheirs:%n%s%n"
                .formatted(outcome, seed, script.diskSize(), script.text(), ours, theirs));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "Scripts: %d, %s, %d differences%n",
        seeds.length,
        outcomes,
        differences.size());
    assertEquals(List.of(), differences);
    assertTrue(outcomes.getOrDefault(SAME, 0) > seeds.length / 2, "few are carried out");
  }

  private static String made(String script, long size, Path image) {
    try {
      DiskLayout layout = DiskScript.parse(script).model().on(size, SectorSize.B512);
      return DiskScript.of(layout).named(image.toString()).toString();
    } catch (FormatException e) {
      return "refused: " + e.reason() + " " + e.getMessage();
    }
  }

  private static boolean isKnownRefusal(String theirs) {
    return theirs.contains("Invalid argument")
        || (theirs.contains("Start sector ") && theirs.contains(" out of range."));
  }

  private static String outcome(String ours, String theirs) {
    if (ours.equals(theirs)) {
      return SAME;
    }
    if (!ours.startsWith(REFUSED)) {
      return theirs.startsWith(REFUSED) && isKnownRefusal(theirs) && ours.contains("label: dos")
          ? "only sfdisk refuses: less than a grain is free, or a logical one is near another"
          : "DIFFERENT" + (theirs.startsWith(REFUSED) ? ": only sfdisk refuses" : "");
    }
    if (theirs.startsWith(REFUSED)) {
      return "both refuse";
    }
    String reason = ours.substring(REFUSED.length(), ours.indexOf(' ', REFUSED.length()));
    return (REFUSED_HERE_ONLY.contains(reason) ? "" : "DIFFERENT: ") + "only we refuse, " + reason;
  }

  @Test
  void typesOfSfdisk_areKnownByTheirNames() throws IOException, InterruptedException {
    int compared = 0;
    for (String label : List.of("gpt", "dos")) {
      OracleRun list =
          Oracles.tool("sfdisk", "fdisk").run("--list-types", "--label", label).orFail();
      Map<String, String> firstOfName = new TreeMap<>();
      for (String line : list.out().lines().toList()) {
        Matcher type = LISTED.matcher(line);
        // An MBR with a protective entry is no longer an MBR.
        if (type.matches() && !type.group(1).equals("ee")) {
          String id = type.group(1).toLowerCase(Locale.ROOT);
          String name = type.group(2);
          assertEquals(id, typeMade(label, id), line);
          assertEquals(
              firstOfName.computeIfAbsent(name, n -> id), typeMade(label, '"' + name + '"'), line);
          compared++;
        }
      }
    }
    System.out.println("Types by number and by name: " + compared);
    assertTrue(compared > 290, "only " + compared);
  }

  private static String typeMade(String label, String type) throws FormatException {
    DiskScript script =
        DiskScript.parse("label: %s\nsize=1M, type=%s\n".formatted(label, type)).model();
    return DiskScript.of(script.on(64 << 20, SectorSize.B512))
        .partitions()
        .get(0)
        .type()
        .orElseThrow()
        .toLowerCase(Locale.ROOT);
  }
}
