package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import io.github.bootformats.testsupport.HostileSuite;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Reads archives that want to do harm, in a JVM with a heap of 128 MiB. */
class HostileArchivesTest {
  /** For what takes a while on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static HostileReport run(Class<? extends HostileSuite> suite) throws Exception {
    return run(HostileHarness.of(suite));
  }

  private static HostileReport run(HostileHarness harness) throws Exception {
    HostileReport report = harness.run();
    System.out.println(report);
    return report.assertClean();
  }

  @Test
  void mutatedArchives() throws Exception {
    HostileReport report = run(MutatedArchives.class);
    // The mutations must get past the front door, and must not all do so.
    assertTrue(report.outcomes().size() > 20, "too few outcomes");
    int read =
        report.outcomes().entrySet().stream()
            .filter(e -> e.getKey().contains("tree whole"))
            .mapToInt(e -> e.getValue())
            .sum();
    assertTrue(read > report.runs() / 4, "too few that can be read: " + read);
    assertTrue(read < report.runs() * 19 / 20, "too many: " + read);
  }

  @Test
  void truncatedArchives() throws Exception {
    run(TruncatedArchives.class);
  }

  @Test
  void claims() throws Exception {
    run(HostileHarness.of(HugeClaims.class).timeLimit(PATIENCE));
  }

  @Test
  void aMillionEntriesInASmallHeap() throws Exception {
    run(HostileHarness.of(MillionEntries.class).heapMebibytes(16).timeLimit(PATIENCE));
  }
}
