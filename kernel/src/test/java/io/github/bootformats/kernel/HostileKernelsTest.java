package io.github.bootformats.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import org.junit.jupiter.api.Test;

/** Kernels that want to do harm. */
class HostileKernelsTest {
  @Test
  void changedKernels_areReadOrRefused() throws Exception {
    HostileReport report = HostileHarness.of(HostileKernels.class).run();
    System.out.println(report);
    report.assertClean();
    assertTrue(report.outcomes().size() > 10, "few ways to end");
  }
}
