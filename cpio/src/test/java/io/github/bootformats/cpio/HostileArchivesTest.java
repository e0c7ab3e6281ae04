package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import io.github.bootformats.testsupport.HostileSuite;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Reads archives that want to do harm, in a JVM with a heap of 128 MiB. */
class HostileArchivesTest {
  private static HostileReport run(Class<? extends HostileSuite> suite) throws Exception {
    HostileReport report = HostileHarness.of(suite).run();
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
    // A million files take a while on a busy machine, in each of the ways.
    HostileReport report =
        HostileHarness.of(HugeClaims.class).timeLimit(Duration.ofMinutes(4)).run();
    System.out.println(report);
    report.assertClean();
  }

  @Test
  void aMillionEntriesInASmallHeap() throws Exception {
    HostileReport report =
        HostileHarness.of(MillionEntries.class)
            .heapMebibytes(64)
            .timeLimit(Duration.ofMinutes(4))
            .run();
    System.out.println(report);
    report.assertClean();
  }
}
