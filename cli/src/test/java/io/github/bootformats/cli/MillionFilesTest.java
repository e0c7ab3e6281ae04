package io.github.bootformats.cli;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MillionFilesTest {
  @Test
  void areListedInASmallHeap() throws Exception {
    HostileReport report =
        HostileHarness.of(MillionFiles.class)
            .heapMebibytes(160)
            .timeLimit(Duration.ofMinutes(5))
            .run();
    System.out.println(report);
    report.assertClean();
  }
}
