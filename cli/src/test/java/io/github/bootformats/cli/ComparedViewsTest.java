package io.github.bootformats.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Formats;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrTypes;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all consumers see, side by side. */
class ComparedViewsTest {
  private static final List<String> VIEWS =
      List.of("linux", "linux-gpt", "uefi", "libblkid", "libfdisk", "gdisk", "parted");

  @TempDir Path directory = Path.of("");

  private String text(String image, String... more) {
    ToolRun run = ToolRun.in(directory, command(image, more));
    assertEquals("", run.err());
    assertEquals(0, run.status());
    return run.out();
  }

  private JsonTree json(String image) throws IOException {
    return JsonTree.parse(text(image, "--json"));
  }

  private static String[] command(String image, String... more) {
    List<String> command = new ArrayList<>(List.of("partitions", image, "--as", "all"));
    command.addAll(List.of(more));
    return command.toArray(String[]::new);
  }

  private static List<String> strings(JsonTree array) {
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      strings.add(array.get(i).text());
    }
    return strings;
  }

  @Test
  void agreementIsOneLineAndOneTable() throws IOException {
    SampleImages.writeDisk(directory.resolve("disk.img"));
    assertEquals(
        """
        disk.img  GPT, all 7 views agree, 512-byte sectors
        #  start  sectors    size  type              name  uuid
        1   2048    32768  16 MiB  EFI System        ESP   3e99de34-ed06-83b7-bb24-8e348100e154
        2  34816    94208  46 MiB  Linux filesystem  root  9258095a-1674-84d1-9bc2-89f73622367a
        """,
        text("disk.img"));
    JsonTree json = json("disk.img");
    assertEquals(
        List.of("schema", "sectorSize", "agree", "groups", "differences", "views", "diagnostics"),
        json.keys());
    assertEquals("bootfmt.partition-views/1", json.get("schema").text());
    assertTrue(json.get("agree").bool());
    assertEquals(1, json.get("groups").size());
    assertEquals(VIEWS, strings(json.get("groups").get(0).get("views")));
    assertEquals(0, json.get("differences").size());
    assertEquals(7, json.get("views").size());
    assertEquals(
        List.of("table", "view", "sectorSize", "partitions", "refused", "diagnostics"),
        json.get("views").get(0).keys());
  }

  @Test
  void aBlankDiskHasNothingForAnybody() throws IOException {
    Files.write(directory.resolve("blank.img"), new byte[1 << 16]);
    assertEquals("blank.img  no table, all 7 views agree, 512-byte sectors\n", text("blank.img"));
  }

  /** GPT fdisk shows an MBR as a GPT, Linux an extended partition as its first sectors. */
  @Test
  void mannersOfSpeakingAreNoDisagreement() throws IOException {
    SampleImages.write(
        MbrBuilder.create(32 << 20, SectorSize.B512)
            .seed("mbr")
            .add(MbrTypes.FAT32_LBA, 8 << 20)
            .add(MbrTypes.LINUX_SWAP, 1 << 20)
            .build(),
        directory.resolve("primary.img"));
    assertTrue(text("primary.img").startsWith("primary.img  MBR, all 7 views agree"));
    SampleImages.unpack("mbr-three-logical", directory);
    JsonTree json = json("mbr-three-logical.img");
    assertEquals(2, json.get("groups").size());
    assertEquals(List.of("uefi"), strings(json.get("groups").get(1).get("views")));
    assertEquals(3, json.get("differences").size());
    JsonTree first = json.get("differences").get(0);
    assertEquals(List.of("number", "field", "values"), first.keys());
    assertEquals(BigInteger.valueOf(5), first.get("number").number());
    assertEquals("place", first.get("field").text());
    assertTrue(first.get("values").get(1).get("value").isNull());
    assertEquals(List.of("uefi"), strings(first.get("values").get(1).get("views")));
  }

  @Test
  void sectorsOf4096BytesAreCountedAsTheyAre() throws IOException {
    SampleImages.write(
        GptBuilder.create(32 << 20, SectorSize.B4096)
            .seed("4k")
            .addRest(GptTypes.LINUX_FILESYSTEM, "root")
            .build(),
        directory.resolve("4k.img"));
    assertTrue(text("4k.img").startsWith("4k.img  GPT, all 7 views agree, 4096-byte sectors\n"));
  }

  @Test
  void longShowsEveryRow() throws IOException {
    SampleImages.unpack("mbr-ebr-cycle", directory);
    String brief = text("mbr-ebr-cycle.img");
    String all = text("mbr-ebr-cycle.img", "--long");
    assertTrue(brief.contains("191 more like these, 64 to 254; --long shows them"), brief);
    assertTrue(all.lines().count() > 252, all);
    assertTrue(all.lines().anyMatch(line -> line.matches("200 +≠ .*")), all);
  }

  @Test
  void hostileNamesAreEscaped() throws IOException {
    SampleImages.write(
        GptBuilder.create(16 << 20, SectorSize.B512)
            .seed("hostile")
            .addRest(GptTypes.LINUX_FILESYSTEM, "\033[2J\u202eé\u009b")
            .build(),
        directory.resolve("disk.img"));
    String out = text("disk.img");
    assertSafe(out);
    // Linux takes seven bits of each character, so that this name is another one there.
    assertTrue(out.contains("≠ partition 1 name:  A \"![2J.i!\"  B \"\\x1b[2J"), out);
    ToolRun ascii =
        ToolRun.in(directory, US_ASCII, Map.of(), Formats::installed, command("disk.img"));
    assertTrue(ascii.out().contains("\n!= partition 1 name:"), ascii.out());
    assertTrue(ascii.out().codePoints().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')));
  }

  private static void assertSafe(String out) {
    assertTrue(out.codePoints().allMatch(c -> c == '\n' || !Character.isISOControl(c)), out);
    assertEquals(-1, out.indexOf('\u202e'));
  }

  /** Whatever the disk: each view is in one group, and no two groups say the same. */
  @Test
  @Tag("corpus")
  void everyDiskIsCompared() throws IOException {
    int disagreements = 0;
    for (CorpusFile file : Corpus.open("partitions").files("")) {
      String name = file.name();
      if (!name.endsWith(".img") && !name.endsWith(".bin") && !name.endsWith(".dat")) {
        continue;
      }
      Files.write(directory.resolve("disk.img"), file.bytes());
      assertSafe(text("disk.img"));
      JsonTree json = json("disk.img");
      List<String> seen = new ArrayList<>();
      for (int i = 0; i < json.get("groups").size(); i++) {
        seen.addAll(strings(json.get("groups").get(i).get("views")));
      }
      assertEquals(VIEWS.stream().sorted().toList(), seen.stream().sorted().toList(), name);
      assertEquals(json.get("agree").bool(), json.get("groups").size() == 1, name);
      disagreements += json.get("agree").bool() ? 0 : 1;
    }
    assertTrue(disagreements > 20, "too few disagreements: " + disagreements);
  }
}
