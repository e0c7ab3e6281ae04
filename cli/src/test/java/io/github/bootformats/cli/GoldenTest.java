package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the tool says of odd disks, to the letter. {@code -Dbootfmt.golden=write} writes the
 * expected files anew; read the difference before committing it.
 */
class GoldenTest {
  private static final Path EXPECTED = Path.of("src", "test", "resources", "golden");

  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-primary-entries-damaged",
        "gpt-hybrid-mbr",
        "gpt-ends-before-start",
        "mbr-three-logical",
        "mbr-ebr-cycle",
        "fat-boot-sector"
      })
  void inspect(String disk) throws IOException {
    compare(disk, "inspect.txt", "inspect", disk + ".img");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-primary-entries-damaged", "mbr-three-logical"})
  void inspectJson(String disk) throws IOException {
    compare(disk, "inspect.json", "inspect", disk + ".img", "--json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"raw", "uefi", "linux", "linux-gpt", "libblkid", "libfdisk", "gdisk", "parted"})
  void partitionsOfADamagedGpt(String view) throws IOException {
    String disk = "gpt-primary-entries-damaged";
    compare(disk, view + ".txt", "partitions", disk + ".img", "--as", view);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gpt-primary-entries-damaged", "gpt-ends-before-start", "mbr-three-logical"})
  void partitionsJson(String disk) throws IOException {
    compare(disk, "linux.json", "partitions", disk + ".img", "--json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-primary-entries-damaged",
        "gpt-hybrid-mbr",
        "gpt-ends-before-start",
        "gpt-entry-without-type",
        "gpt-name-not-unicode",
        "gpt-truncated",
        "mbr-three-logical",
        "mbr-four-in-an-ebr",
        "mbr-ebr-cycle",
        "fat-boot-sector"
      })
  void partitionsAsAllSeeThem(String disk) throws IOException {
    compare(disk, "all.txt", "partitions", disk + ".img", "--as", "all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-hybrid-mbr", "gpt-truncated"})
  void partitionsAsAllSeeThemJson(String disk) throws IOException {
    compare(disk, "all.json", "partitions", disk + ".img", "--as", "all", "--json");
  }

  @Test
  void squashfsInfo() throws IOException {
    compare("squashfs-small", "info.txt", "squashfs", "info", "squashfs-small.img");
  }

  @Test
  void squashfsInfoJson() throws IOException {
    compare("squashfs-small", "info.json", "squashfs", "info", "squashfs-small.img", "--json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"etc/motd", "etc/holes", "bin/copy", "many", "etc/link", "null"})
  void squashfsInode(String path) throws IOException {
    String kind = "inode-" + path.replace('/', '-');
    compare("squashfs-small", kind + ".txt", "squashfs", "inode", "squashfs-small.img", path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"etc/motd", "etc/holes", "many"})
  void squashfsInodeJson(String path) throws IOException {
    String kind = "inode-" + path.replace('/', '-') + ".json";
    compare("squashfs-small", kind, "squashfs", "inode", "squashfs-small.img", path, "--json");
  }

  @Test
  void inspectSquashfs() throws IOException {
    compare("squashfs-small", "inspect.txt", "inspect", "squashfs-small.img");
  }

  private void compare(String disk, String kind, String... command) throws IOException {
    SampleImages.unpack(disk, directory);
    ToolRun run = ToolRun.in(directory, command);
    assertEquals("", run.err());
    assertEquals(0, run.status());
    Path expected = EXPECTED.resolve(disk + "." + kind);
    if (System.getProperty("bootfmt.golden", "").equals("write")) {
      Files.writeString(expected, run.out());
    }
    assertEquals(Files.readString(expected, StandardCharsets.UTF_8), run.out());
  }
}
