package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture of a disk is well-formed, to scale, and takes nothing of a name for markup. */
class DiskPictureTest {
  @TempDir Path directory = Path.of("");

  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z]+)([^<>]*?)(/?)>|[<>]|&(?!lt;|gt;|amp;|quot;)");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-zA-Z]+)=\"([^\"]*)\"");

  /** Reads the elements of a picture, and checks that each is closed and nothing else is markup. */
  private List<Map<String, String>> draw(String disk, String kind) throws IOException {
    Path picture = directory.resolve(disk + ".svg");
    ToolRun run = ToolRun.in(directory, "inspect", disk, "--svg", picture.toString());
    assertEquals(0, run.status(), run.err());
    List<Map<String, String>> elements = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = TAG.matcher(Files.readString(picture));
    while (tags.find()) {
      String name = tags.group(2);
      assertNotNull(name, () -> "bare " + tags.group());
      if (tags.group(1).equals("/")) {
        assertEquals(open.pop(), name);
        continue;
      }
      if (tags.group(4).isEmpty()) {
        open.push(name);
      }
      if (name.equals(kind)) {
        Map<String, String> attributes = new TreeMap<>();
        ATTRIBUTE
            .matcher(tags.group(3))
            .results()
            .forEach(found -> attributes.put(found.group(1), found.group(2)));
        elements.add(attributes);
      }
    }
    assertTrue(open.isEmpty(), open::toString);
    return elements;
  }

  @Test
  void itIsToScale() throws IOException {
    SampleImages.writeDisk(directory.resolve("disk.img"));
    List<Map<String, String>> boxes = draw("disk.img", "rect");
    List<String> kinds = boxes.stream().map(box -> box.get("class")).toList();
    assertEquals(List.of("free", "table", "table", "part", "odd"), kinds);
    double whole = width(boxes.get(0));
    double esp = width(boxes.get(3));
    assertEquals(16.0 / 64, esp / whole, 0.001);
  }

  private static double width(Map<String, String> box) {
    return Double.parseDouble(box.getOrDefault("width", ""));
  }

  @Test
  void namesAreNoMarkup() throws IOException {
    SampleImages.write(
        GptBuilder.create(64 << 20, SectorSize.B512)
            .seed("names")
            .add(GptTypes.LINUX_FILESYSTEM, 32 << 20, "<script>&\"'\u0001")
            .build(),
        directory.resolve("disk.img"));
    assertEquals(List.of(), draw("disk.img", "script"));
    assertTrue(
        Files.readString(directory.resolve("disk.img.svg")).contains("&lt;script&gt;&amp;&quot;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mbr-ebr-cycle", "gpt-hybrid-mbr", "gpt-primary-entries-damaged", "gpt-truncated"})
  void oddDisksAreDrawn(String name) throws IOException {
    SampleImages.unpack(name, directory);
    assertFalse(draw(name + ".img", "rect").isEmpty());
  }

  @Test
  void whatIsThereStays() throws IOException {
    SampleImages.writeDisk(directory.resolve("disk.img"));
    Files.writeString(directory.resolve("kept"), "mine");
    ToolRun run = ToolRun.in(directory, "inspect", "disk.img", "--svg", "kept");
    assertEquals(1, run.status());
    assertEquals("mine", Files.readString(directory.resolve("kept")));
  }
}
