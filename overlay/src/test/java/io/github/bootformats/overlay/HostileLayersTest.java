package io.github.bootformats.overlay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileReport;
import org.junit.jupiter.api.Test;

/** Reads layers that want to do harm, in a JVM with a heap of 128 MiB. */
class HostileLayersTest {
  @Test
  void layersThatSayAnything() throws Exception {
    HostileReport report = HostileHarness.of(HostileLayers.class).run();
    System.out.println(report);
    report.assertClean();
    assertTrue(report.outcomes().getOrDefault("whole", 0) > 0, "none can be read");
    assertTrue(report.outcomes().getOrDefault("with errors", 0) > 0, "none has errors");
  }

  @Test
  void archivesWithHugeClaims() throws Exception {
    System.out.println(HostileHarness.of(HostileTars.class).run().assertClean());
  }
}
