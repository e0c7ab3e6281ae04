package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of another kind, as Linux sees them. */
class PartitionConvertTest {
  private static final String LINUX = "0fc63daf-8483-4772-8e79-3d69d8477de4";

  @TempDir Path directory = Path.of("");

  private PartitionRuns runs = new PartitionRuns(directory);

  @BeforeEach
  void writeDisks() throws IOException {
    runs = new PartitionRuns(directory);
    runs.gpt("gpt.img");
    runs.mbr("mbr.img");
  }

  @Test
  void aGptBecomesAnMbr() throws IOException {
    byte[] before = runs.bytes("gpt.img");
    runs.ok("convert", "gpt.img", "mbr", "-y", "--type", "2=0x8e", "--save=saved");
    assertEquals(List.of("1: 2048+32768 0xef", "2: 34816+16384 0x8e"), runs.linux("gpt.img"));
    runs.ok("restore", "gpt.img", "saved", "-y");
    assertArrayEquals(before, runs.bytes("gpt.img"));
  }

  @Test
  void anMbrBecomesAGpt() throws IOException {
    runs.ok("convert", "mbr.img", "GPT", "-y", "-t", "5=swap", "--seed=x");
    List<String> linux = runs.linux("mbr.img");
    assertEquals(4, linux.size(), linux.toString());
    assertEquals("5: 20480+8192 0657fd6d-a4ab-43c4-84e5-0933c84b4f4f", linux.get(1));
    assertEquals("7: 40960+8192 " + LINUX, linux.get(3));
    assertEquals("mbr.img: nothing to change\n", runs.ok("convert", "mbr.img", "gpt"));
  }

  @Test
  void aHybridAndBack() throws IOException {
    runs.ok("convert", "gpt.img", "hybrid", "2", "1", "-y", "--protective-last");
    assertEquals(
        List.of(0x83, 0xef, 0xee, 0),
        runs.layout("gpt.img").mbr().entries().stream().map(MbrEntry::type).toList());
    assertEquals(2, runs.linux("gpt.img").size());
    runs.ok("convert", "gpt.img", "hybrid", "-y");
    assertEquals(List.of(), runs.layout("gpt.img").findings());
  }

  @Test
  void newIdentities() throws IOException {
    List<String> before = uuids();
    runs.ok("convert", "gpt.img", "new-ids", "-y");
    assertEquals(2, uuids().size());
    assertTrue(uuids().stream().noneMatch(before::contains));
  }

  private List<String> uuids() throws IOException {
    return runs.layout("gpt.img").as(PartitionConsumer.LINUX_6_1).partitions().stream()
        .map(p -> p.uuid().orElseThrow())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | convert gpt.img mbr -t 9=linux | there is no partition 9",
        "1 | convert gpt.img mbr -t 1=what  | there is no type 'what'; 'bootfmt partition"
            + " list-types' lists them",
        "1 | convert gpt.img hybrid 3       | there is no partition 3",
        "2 | convert gpt.img mbr 1          | only hybrid takes numbers of partitions and"
            + " --protective-last",
        "2 | convert gpt.img new-ids -t 1=linux | new-ids takes no --type",
        "2 | convert gpt.img bsd | Invalid value for positional parameter at index 1 (KIND): 'bsd'"
            + " is none of gpt, mbr, hybrid, new-ids",
      })
  void whatIsRefusedChangesNothing(int status, String command, String complaint)
      throws IOException {
    byte[] before = runs.bytes("gpt.img");
    ToolRun run = runs.run((command + " -y").split(" ", -1));
    assertEquals(status, run.status(), run.err());
    assertTrue(run.err().contains(complaint), run.err());
    assertArrayEquals(before, runs.bytes("gpt.img"));
  }

  @Test
  void aTypeThatHasNoMatchCanBeChosen() throws IOException {
    runs.ok("add", "gpt.img", "-y", "--type=dragonfly-swap");
    assertTrue(
        runs.refused("convert", "gpt.img", "mbr", "-y")
            .endsWith("which no MBR type stands for; choose one for it with --type N=TYPE"));
    runs.ok("convert", "gpt.img", "mbr", "-y", "--type", "3=swap");
    assertTrue(runs.linux("gpt.img").get(2).endsWith(" 0x82"));
  }
}
