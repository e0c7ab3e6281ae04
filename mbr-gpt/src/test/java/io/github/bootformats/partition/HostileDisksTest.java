package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import io.github.bootformats.testsupport.HostileSuite;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads, explains and views disks that want to do harm, in a JVM with a heap of 128 MiB. */
class HostileDisksTest {
  private static HostileReport run(Class<? extends HostileSuite> suite) throws Exception {
    HostileReport report = HostileHarness.of(suite).run();
    System.out.println(report);
    return report.assertClean();
  }

  @Test
  void mutatedDisks() throws Exception {
    HostileReport report = run(MutatedDisks.class);
    // The mutations must get past the front door, and must not all do so.
    assertTrue(report.outcomes().size() > 20, "too few outcomes");
    int wholeTables =
        report.outcomes().entrySet().stream()
            .filter(e -> e.getKey().contains("linux gpt") || e.getKey().contains("linux mbr"))
            .mapToInt(e -> e.getValue())
            .sum();
    assertTrue(wholeTables > report.runs() / 4, "too few disks that Linux takes: " + wholeTables);
    assertTrue(wholeTables < report.runs() * 9 / 10, "too many: " + wholeTables);
  }

  @Test
  void truncatedDisks() throws Exception {
    run(TruncatedDisks.class);
  }

  @Test
  void claims() throws Exception {
    run(HugeClaims.class);
  }

  @Test
  @Tag("corpus")
  void corpus() throws Exception {
    Corpus.open("partitions");
    run(CorpusDisks.class);
  }
}
