package io.github.bootformats.partition.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostileScriptsTest {
  @Test
  void changedScripts_endInALayoutOrADeclaredException() throws Exception {
    HostileReport report = HostileHarness.of(HostileScripts.class).run();
    System.out.println(report);
    report.assertClean();
    int made =
        report.outcomes().entrySet().stream()
            .filter(e -> e.getKey().startsWith("made"))
            .mapToInt(e -> e.getValue())
            .sum();
    assertTrue(made > report.runs() / 12, "few are carried out: " + made);
    assertTrue(made < report.runs() * 3 / 4, "most are carried out: " + made);
    assertTrue(report.outcomes().size() > 25, "few ways to end");
  }

  /** As many partitions as a table can have, each in a place of its own. */
  @Test
  void fullTable_isMadeInTime() {
    StringBuilder script = new StringBuilder("label: gpt\ntable-length: 32768\n");
    for (int i = 0; i < 16384; i++) {
      script.append("start=").append(20000 + 4 * i).append(", size=1\n");
    }
    script.append("size=1\n".repeat(16384));
    DiskLayout made =
        assertTimeout(
            Duration.ofMinutes(3),
            () -> DiskScript.parse("grain: 512\n" + script).model().on(64L << 30, SectorSize.B512));
    assertEquals(32768, made.primaryGpt().orElseThrow().array().orElseThrow().usedIndexes().size());
  }

  @Test
  void manyLines() throws FormatException {
    assertEquals(65000, DiskScript.parse(",\n".repeat(65000)).model().partitions().size());
  }
}
