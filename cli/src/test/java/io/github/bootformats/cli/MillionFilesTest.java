package io.github.bootformats.cli;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MillionFilesTest {
  private static final int MEBIBYTES_OF_THE_TOOL = 16;
  private static final int BYTES_OF_A_FILE = 144;

  @Test
  void areListedInASmallHeap() throws Exception {
    HostileReport report =
        HostileHarness.of(MillionFiles.class)
            .heapMebibytes(MEBIBYTES_OF_THE_TOOL + BYTES_OF_A_FILE * MillionFiles.FILES / 1_000_000)
            .timeLimit(Duration.ofMinutes(5))
            .run();
    System.out.println(report);
    report.assertClean();
  }
}
