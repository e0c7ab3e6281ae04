package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of the tool's JSON, their order and their types. */
class JsonShapeTest {
  @TempDir Path directory = Path.of("");

  @BeforeEach
  void writeDisk() throws IOException {
    SampleImages.writeDisk(directory.resolve("disk.img"));
  }

  private JsonTree json(String... command) throws IOException {
    ToolRun run = ToolRun.in(directory, command);
    assertEquals("", run.err());
    return JsonTree.parse(run.out());
  }

  @Test
  void partitions() throws IOException {
    JsonTree root = json("partitions", "disk.img", "--json");
    assertEquals(
        List.of("table", "view", "sectorSize", "partitions", "refused", "diagnostics"),
        root.keys());
    assertEquals("gpt", root.get("table").text());
    assertEquals("linux", root.get("view").text());
    assertEquals(BigInteger.valueOf(512), root.get("sectorSize").number());
    assertTrue(root.get("refused").isNull());
    assertEquals(0, root.get("diagnostics").size());
    JsonTree first = root.get("partitions").get(0);
    assertEquals(List.of("number", "start", "sectors", "type", "name", "uuid"), first.keys());
    assertEquals(BigInteger.valueOf(1), first.get("number").number());
    assertEquals(BigInteger.valueOf(2048), first.get("start").number());
    assertEquals(BigInteger.valueOf(32768), first.get("sectors").number());
    assertEquals("c12a7328-f81f-11d2-ba4b-00a0c93ec93b", first.get("type").text());
    assertEquals("ESP", first.get("name").text());
    assertEquals(36, first.get("uuid").text().length());
  }

  @Test
  void anEndBeforeTheStartIsTheUnsignedNumberThatLinuxShows() throws IOException {
    SampleImages.unpack("gpt-ends-before-start", directory);
    JsonTree root = json("partitions", "gpt-ends-before-start.img", "--json");
    assertEquals(
        new BigInteger("18446744073709549570"),
        root.get("partitions").get(0).get("sectors").number());
  }

  @Test
  void refusalAndFindings() throws IOException {
    SampleImages.unpack("gpt-primary-entries-damaged", directory);
    JsonTree root = json("partitions", "gpt-primary-entries-damaged.img", "--json");
    assertEquals("none", root.get("table").text());
    assertEquals(0, root.get("partitions").size());
    assertEquals(List.of("code", "message", "offset"), root.get("refused").keys());
    JsonTree finding = root.get("diagnostics").get(0);
    assertEquals(List.of("severity", "code", "message", "offset"), finding.keys());
    assertEquals("error", finding.get("severity").text());
    assertEquals("gpt.array-crc", finding.get("code").text());
    assertEquals(BigInteger.valueOf(600), finding.get("offset").number());
  }

  @Test
  void sectorsOfAnotherSizeAreFoundAndSaidSo() throws IOException {
    SampleImages.write(
        GptBuilder.create(32 << 20, SectorSize.B4096)
            .seed("4k")
            .addRest(GptTypes.LINUX_FILESYSTEM, "root")
            .build(),
        directory.resolve("4k.img"));
    JsonTree root = json("partitions", "4k.img", "--json");
    assertEquals(BigInteger.valueOf(4096), root.get("sectorSize").number());
    assertEquals(BigInteger.valueOf(256), root.get("partitions").get(0).get("start").number());
    assertEquals("disk.sector-size", root.get("diagnostics").get(0).get("code").text());
    JsonTree forced = json("partitions", "4k.img", "--json", "--sector-size", "512");
    assertEquals(BigInteger.valueOf(512), forced.get("sectorSize").number());
    assertEquals(0, forced.get("partitions").size());
  }

  @Test
  void inspect() throws IOException {
    JsonTree root = json("inspect", "disk.img", "--json");
    assertEquals(List.of("schema", "image", "size", "formats", "diagnostics"), root.keys());
    assertEquals("bootfmt.inspect/1", root.get("schema").text());
    JsonTree format = root.get("formats").get(0);
    assertEquals(
        List.of("id", "name", "confidence", "reason", "report", "images", "diagnostics"),
        format.keys());
    assertEquals("certain", format.get("confidence").text());
    JsonTree report = format.get("report");
    assertEquals(List.of("kind", "title", "facts", "findings", "children"), report.keys());
    assertEquals(BigInteger.valueOf(64 << 20), report.get("facts").get("diskSize").number());
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < report.get("children").size(); i++) {
      kinds.add(report.get("children").get(i).get("kind").text());
    }
    assertEquals(List.of("gpt", "gpt", "gap", "partition", "partition", "gap"), kinds);
    JsonTree image = format.get("images").get(1);
    assertEquals(List.of("id", "title", "offset", "size", "formats"), image.keys());
    assertEquals("2", image.get("id").text());
    assertEquals(BigInteger.valueOf(34816L * 512), image.get("offset").number());
  }
}
