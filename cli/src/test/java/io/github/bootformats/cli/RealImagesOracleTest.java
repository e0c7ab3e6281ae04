package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the tool says of images that others made, as somebody has read and approved it. {@code
 * -Dbootfmt.golden=write} writes the expected texts anew. The first line of each is the package
 * that the image is from; of another version it only matters that the tool succeeds.
 */
@Tag("oracle")
class RealImagesOracleTest {
  private static final Path EXPECTED = Path.of("src", "test", "resources", "golden", "real");

  @TempDir Path directory = Path.of("");

  @Test
  void saidAsExpected() throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (List<String> row :
        Oracles.script("real-images.sh").run(directory.toString()).orFail().rows()) {
      String name = row.get(0);
      Path image = Path.of(row.get(3));
      String maker = row.get(1) + " " + row.get(2);
      String said = maker + "\n" + say(image);
      Path file = EXPECTED.resolve(name + ".txt");
      if (System.getProperty("bootfmt.golden", "").equals("write")) {
        Files.writeString(file, said);
      }
      String expected = Files.readString(file);
      if (expected.lines().findFirst().orElse("").equals(maker)) {
        compared++;
        if (!expected.equals(said)) {
          differences.add(name + ": " + said);
        }
      }
    }
    assertEquals(List.of(), differences);
    System.out.println(compared + " of 11 real images are of the expected version");
  }

  /** The tool's words; a directory is a TFTP server's. */
  private static String say(Path image) {
    Path beside = image.resolve("..").normalize();
    String name = image.getFileName().toString();
    ToolRun run =
        Files.isDirectory(image)
            ? ToolRun.in(beside, "pxe-check", "--ip", "10.0.2.15", name)
            : ToolRun.in(beside, "inspect", "--long", name);
    assertEquals(0, run.status(), run.err());
    return run.out() + run.err();
  }
}
